/**
 * The call note: what to have at hand with room to type, whom to call, and what was answered. It is never sent or
 * kept; the words that are typed live in this page's memory until it is left.
 */
import { canCopy, write } from "./clipboard.js";
import { showDone } from "./copy.js";
import { signal } from "./leave.js";
import { say, words } from "./status.js";

const MOST_NUMBERS = 3;
/** What was typed, by the step and the question it stands at: choosing a place draws the page anew. */
const typed = new Map();

/** Put the note in the place of the questions to prepare. */
export function writeNote(step, given) {
  const list = step.querySelector("[data-prepare]");
  if (!list) return;
  const note = document.querySelector("template[data-note]").content.firstElementChild.cloneNode(true);
  const part = (name) => note.querySelector(`[data-note-${name}]`);
  const on = (name, act) => part(name).addEventListener("click", act, { signal });
  const numbers = numbersIn(step);
  repeat(part("prepare"), [...list.children].map(wordsIn), (label, question, at) => {
    const [key, field] = [`${step.id}/${at}`, label.querySelector("textarea")];
    label.querySelector("[data-words]").textContent = question;
    field.value = typed.get(key) ?? "";
    field.addEventListener("input", () => typed.set(key, field.value), { signal });
  });
  repeat(part("whom"), numbers, (item, number) => item.replaceChildren(number));
  repeat(part("answers"), given, (item, { step, question, answer }) => {
    item.querySelector("[data-question]").textContent = question;
    item.querySelector("[data-answer]").textContent = answer;
    item.querySelector("[data-which]").textContent = `: ${question}`;
    item.querySelector("a").href = step;
  });
  part("given").hidden = !given.length;
  part("copy").hidden = !canCopy;
  on("copy", () => copy(asText(wordsIn(step), note, numbers, given), part("copy")));
  on("print", () => print());
  on("clear", () => clear(note));
  step.querySelector(".note")?.remove();
  list.hidden = true;
  list.after(note);
}

export function forgetNotes() {
  typed.clear();
  for (const note of document.querySelectorAll(".flow .note")) note.remove();
}

/** A field may show its words in part; on paper they stand behind it as a whole. */
export function printWhatIsTyped() {
  for (const field of document.querySelectorAll(".note textarea")) {
    field.nextElementSibling.textContent = field.value;
  }
}

/** The words of a step or a question, without what stands around them. */
export function wordsIn(element) {
  return element.querySelector("[data-words]").textContent.trim();
}

/** Empty what was typed; the answers stay as long as one stays at the advice. */
function clear(note) {
  typed.clear();
  const fields = note.querySelectorAll("textarea");
  for (const field of fields) field.value = "";
  printWhatIsTyped(); // nor on paper
  fields[0].focus();
  say("note-cleared");
}

async function copy(text, button) {
  if (!(await write(text))) return;
  showDone(button);
  say("note-copied");
}

function asText(title, note, numbers, given) {
  const asked = [...note.querySelectorAll("label")].map((label) =>
    [wordsIn(label), label.querySelector("textarea").value].filter(Boolean).join("\n"),
  );
  const answered = given.map(({ question, answer }) => `${question} ${answer}`);
  return [words("note"), title, ...asked, numbers.join("\n"), answered.join("\n")]
    .filter(Boolean)
    .join("\n\n");
}

/** The first that can be called, each with its number. */
function numbersIn(step) {
  const links = [...step.querySelectorAll(".call__phone")].slice(0, MOST_NUMBERS);
  return links.map((link) => {
    const name = link.closest(".call").querySelector(".call__name").textContent.trim();
    return `${name}: ${link.querySelector("[data-number]").textContent}`;
  });
}

/** One child for each item, after the example that stands there. */
function repeat(list, items, fill) {
  const example = list.firstElementChild;
  list.replaceChildren(
    ...items.map((item, at) => {
      const child = example.cloneNode(true);
      fill(child, item, at);
      return child;
    }),
  );
}
