/*
 * Renews the hints of "Zo leest het" while somebody types. The server reads the text and keeps nothing of it;
 * without this script the same hints stand there after saving.
 */
(() => {
  const PAUSE = 800; // milliseconds without typing
  const FIELDS = "textarea, input[type=text], input:not([type]), [contenteditable=true]";
  // What stands in the form beside the words: choices, and Wagtail's own windows.
  const OTHER = "[role=combobox], [data-reading-help], [readonly], .w-dialog, .w-tag";
  const HEADING = "[data-panel-heading-text]";
  const KEY = /^[a-z0-9_-]+$/; // such as `docent`: for the machine, nobody reads it

  /** The words as lines: each paragraph of a text with markup, each item of a list, is read on its own. */
  const wordsOf = (field) =>
    field.isContentEditable ? field.innerText.replace(/\n{2,}/g, "\n") : field.value;

  const named = (element) => element?.textContent.replace(/\*\s*$/, "").trim() ?? "";

  /** What the form itself calls this field, such as "Stap 2: wanneer". */
  const whereIs = (field) => {
    const label = field.id && document.querySelector(`label[for="${CSS.escape(field.id)}"]`);
    const name = named(label || field.closest("section")?.querySelector(HEADING));
    const rows = [];
    let row = field.parentElement.closest("[data-inline-panel-child], [data-streamfield-child]");
    while (row) {
      rows.unshift(named(row.querySelector(HEADING)));
      row = row.parentElement.closest("[data-inline-panel-child], [data-streamfield-child]");
    }
    // A row is often called by its own words, perhaps cut short; those stand in the hint already.
    const isOther = (heading) => heading && !wordsOf(field).trim().startsWith(heading.replace(/…$/, ""));
    const [before, own] = [rows.filter(isOther).join(", "), isOther(name) ? name : ""];
    return before && own ? `${before}: ${own.toLowerCase()}` : before || own || name;
  };

  const textsIn = (form) =>
    [...form.querySelectorAll(FIELDS)]
      .filter((field) => !field.closest(OTHER) && field.offsetParent !== null)
      .map((field) => ({ where: whereIs(field), words: wordsOf(field) }))
      .filter(({ words }) => words.trim() && !KEY.test(words));

  const help = (panel) => {
    const form = panel.closest("form");
    const list = panel.querySelector("[data-reading-help-list]");
    let timer = 0;
    let asked = 0;

    const renew = async () => {
      const mine = ++asked;
      const answer = await fetch(panel.dataset.readingHelp, {
        method: "POST",
        headers: {
          "Content-Type": "application/json",
          "X-CSRFToken": form.querySelector("[name=csrfmiddlewaretoken]").value,
        },
        body: JSON.stringify(textsIn(form)),
      }).catch(() => undefined);
      if (mine !== asked || !answer?.ok) return; // what is there stays: nobody is stopped by its absence
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      list.replaceChildren(...page.body.childNodes);
    };

    form.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(renew, PAUSE);
    });
  };

  const start = () => {
    for (const panel of document.querySelectorAll("[data-reading-help]")) help(panel);
  };
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
