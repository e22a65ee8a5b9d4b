/*
 * The desk's own script: starts what Wagtail would start with a script in the page, and lets an editor of the flow
 * choose where an answer leads from the nodes of this very document, by their words.
 */
(() => {
  const startRows = () => {
    for (const place of document.querySelectorAll("[data-desk-rows]")) {
      new window.InlinePanel(JSON.parse(place.dataset.deskRows));
      place.remove();
    }
  };

  const newKey = () =>
    [...crypto.getRandomValues(new Uint8Array(6))].map((byte) => byte.toString(16).padStart(2, "0")).join("");

  /** The nodes as they stand in the form now, each with its key, its words and whether it is a question. */
  const nodes = () => {
    const found = new Map();
    for (const input of document.querySelectorAll("input[data-flow-key]")) {
      const value = input.name.slice(0, -"-key".length);
      const field = (name) => document.querySelector(`[name="${CSS.escape(name)}"]`);
      if (field(`${value.slice(0, -"-value".length)}-deleted`)?.value === "1") continue;
      if (!input.value || found.has(input.value)) input.value = newKey(); // new, or a copy of another node
      const question = field(`${value}-text`);
      const words = (question ?? field(`${value}-title`))?.value.trim() || "(nog leeg)";
      found.set(input.value, { words, isQuestion: Boolean(question) });
    }
    return found;
  };

  const group = (label, options) => {
    const element = document.createElement("optgroup");
    element.label = label;
    element.append(...options);
    return element;
  };

  const fill = (select, input, found) => {
    const option = (key, words) => new Option(words, key, false, key === input.value);
    const entries = [...found].filter(([, node]) => node.isQuestion || "flowNext" in input.dataset);
    const of = (isQuestion) =>
      entries
        .filter(([, node]) => node.isQuestion === isQuestion)
        .map(([key, node]) => option(key, node.words));
    const first = input.value && !found.has(input.value) ? "Bestaat niet meer: kies opnieuw" : "Kies …";
    const content = [option(found.has(input.value) ? "" : input.value, first), group("Vragen", of(true))];
    if ("flowNext" in input.dataset) content.push(group("Adviezen", of(false)));
    select.replaceChildren(...content);
  };

  const selectFor = (input) => {
    let select = input.previousElementSibling;
    if (select?.dataset.flowChoice !== undefined) return select;
    select = document.createElement("select");
    select.dataset.flowChoice = "";
    select.id = `${input.id}-keuze`;
    document.querySelector(`label[for="${CSS.escape(input.id)}"]`)?.setAttribute("for", select.id);
    select.addEventListener("change", () => {
      input.value = select.value;
      input.dispatchEvent(new Event("change", { bubbles: true }));
    });
    input.before(select);
    input.hidden = true;
    return select;
  };

  /** What the choices show, to see whether anything changed: filling them anew is itself a change of the page. */
  let shown = "";
  const showChoices = () => {
    const found = nodes();
    const inputs = [...document.querySelectorAll("input[data-flow-next], input[data-flow-start]")];
    const now = JSON.stringify([[...found], inputs.map((input) => [input.id, input.value])]);
    if (now === shown) return;
    shown = now;
    for (const input of inputs) fill(selectFor(input), input, found);
  };

  const keepChoices = () => {
    if (!document.querySelector("input[data-flow-start]")) return;
    let asked = 0;
    const soon = () => {
      cancelAnimationFrame(asked);
      asked = requestAnimationFrame(showChoices);
    };
    showChoices();
    new MutationObserver(soon).observe(document.querySelector("form[data-edit-form]"), {
      childList: true,
      subtree: true,
    });
    for (const event of ["input", "change", "click"]) document.addEventListener(event, soon);
  };

  document.addEventListener("DOMContentLoaded", () => {
    startRows();
    // Wagtail builds the document of the flow while the page loads; after that it is there to read.
    addEventListener("load", keepChoices);
  });
})();
