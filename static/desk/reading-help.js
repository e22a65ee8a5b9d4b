/**
 * Renews the hints of "Zo leest het" while somebody types. The server reads the text and keeps nothing of it;
 * without this script the same hints stand there after saving.
 */
const PAUSE = 800; // milliseconds without typing

const LABEL = ".w-field__label, .c-sf-block__title, [data-panel-heading-text]";
const TEXTS = "textarea, input[type=text], input:not([type]), [contenteditable=true]";
// A date, a key, a search box or a comment is no text that visitors read.
const OTHER =
  "[data-controller~=w-slug], [role=combobox], [data-comment-anchor], .w-comments, [data-reading-help], [readonly], .w-dialog, .w-tag";

/** The words as lines: each paragraph of a rich text, each item of a list, is read on its own. */
function wordsOf(field) {
  return field.isContentEditable ? field.innerText.replace(/\n{2,}/g, "\n") : field.value;
}

/** What the form itself calls this field, such as "Stappen 2: wanneer". */
function whereIs(field) {
  const own = field.closest(".w-field")?.parentElement?.querySelector(".w-field__label");
  const label = field.id && document.querySelector(`label[for="${CSS.escape(field.id)}"]`);
  const name = (label || own || field.closest("section")?.querySelector(LABEL))?.textContent.trim() ?? "";
  const child = field.closest("[data-inline-panel-child], [data-contentpath] [data-streamfield-child]");
  if (!child) return name;
  const group = child.querySelector(LABEL)?.textContent.trim() ?? "";
  return group && group !== name ? `${group}: ${name}` : name;
}

function textsIn(form) {
  return [...form.querySelectorAll(TEXTS)]
    .filter((field) => !field.closest(OTHER) && field.offsetParent !== null)
    .map((field) => ({ where: whereIs(field).replace(/\s*\*$/, ""), words: wordsOf(field) }))
    .filter(({ words }) => words.trim() && !/^[a-z0-9_-]+$/.test(words));
}

function help(panel) {
  const form = panel.closest("form");
  const list = panel.querySelector("[data-reading-help-list]");
  if (!form || !list) return;
  let timer = 0;
  let asked = 0;

  async function renew() {
    const mine = ++asked;
    const answer = await fetch(panel.dataset.readingHelp, {
      method: "POST",
      headers: {
        "Content-Type": "application/json",
        "X-CSRFToken": form.querySelector("[name=csrfmiddlewaretoken]").value,
      },
      body: JSON.stringify(textsIn(form)),
    }).catch(() => undefined);
    if (mine !== asked || !answer?.ok) return; // the hints that are there stay: nobody is stopped by their absence
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    list.replaceChildren(...page.body.childNodes);
  }

  form.addEventListener("input", (event) => {
    if (panel.contains(event.target)) return;
    clearTimeout(timer);
    timer = setTimeout(renew, PAUSE);
  });
}

for (const panel of document.querySelectorAll("[data-reading-help]")) help(panel);
