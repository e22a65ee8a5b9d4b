/**
 * The walk through the questions: which answers were given, how far one is, and the way back. It is kept in the
 * memory of this page only. Without it a step shows all the same, by its address.
 */
import { signal } from "./leave.js";
import { forgetNotes, printWhatIsTyped, wordsIn, writeNote } from "./note.js";
import { say, words } from "./status.js";

/** In order, of each question answered: its step, which answer, both in words, and the step it led to. */
let given = [];
/** Of each step the answer given there last, by its number in the list; also after going back. */
const chosen = new Map();
let pressed = null;

export function followTheFlow() {
  document.addEventListener("click", notice, { signal });
  addEventListener("hashchange", () => arrive(), { signal });
  addEventListener("pagehide", forget);
  addEventListener("pageshow", (event) => event.persisted && show(), { signal });
  addEventListener("beforeprint", printWhatIsTyped, { signal });
  show();
}

/** After a change of step or of page: bring the step up to date, and the reader to a heading, or else its own. */
export function arrive(heading = ".step__title") {
  const step = current();
  if (!step) return;
  if (pressed?.to === nameOf(step)) follow(pressed);
  else retrace(nameOf(step));
  pressed = null;
  show();
  (step.querySelector(heading) ?? step.querySelector(".step__title")).focus();
}

function forget() {
  given = [];
  chosen.clear();
  forgetNotes();
}

/** Which answer is pressed; one that opens in a new tab is not taken here. */
function notice(event) {
  const link = event.defaultPrevented ? event.target.closest("a") : null;
  if (link && "restart" in link.dataset) forget();
  const step = link?.matches(".answer") && link.closest(".step");
  if (!step) return;
  pressed = {
    step: nameOf(step),
    index: answersOf(step).indexOf(link),
    question: wordsIn(step),
    answer: link.querySelector(".answer__label").textContent,
    to: link.hash,
  };
}

function follow(answer) {
  retrace(answer.step);
  given.push(answer);
  chosen.set(answer.step, answer.index);
}

/** Forget what was answered from this step on; all of it when one came here by another way. */
function retrace(name) {
  const at = given.findIndex(({ step }) => step === name);
  if (at >= 0) given.length = at;
  else if (given.at(-1)?.to !== name) given = [];
}

function show() {
  const step = current();
  if (!step) return;
  showWayBack(step);
  if (step.matches(".step--outcome")) {
    writeNote(step, given);
    say("advice");
  } else {
    showProgress(step);
    showChosen(step);
  }
}

function showProgress(step) {
  const isKnown = given.length > 0 || step.matches(".step--start");
  const ahead = Number(step.dataset.ahead);
  const told = [ahead > 1 ? "progress" : "progress-last", given.length + 1, given.length + ahead];
  const progress = step.querySelector("[data-progress]");
  progress.hidden = !isKnown;
  progress.textContent = isKnown ? words(...told) : "";
  if (given.length > 0) say(...told);
  else say();
}

function showChosen(step) {
  step.querySelector("[data-chosen]")?.remove();
  const link = answersOf(step)[chosen.get(nameOf(step))];
  if (!link) return;
  const mark = document.createElement("span");
  mark.className = "answer__hint";
  mark.dataset.chosen = "";
  mark.textContent = words("chosen");
  link.querySelector(".answer__label").after(mark);
}

/** To the question one came from; else to the only one that leads here, which the page knows. */
function showWayBack(step) {
  const link = step.querySelector("[data-back]");
  if (!link) return;
  const only = link.dataset.back && `#stap-${link.dataset.back}`;
  const before = given.at(-1)?.step ?? only;
  link.hidden = !before;
  if (before) link.href = before;
}

/** The step the address points at, or else the first; none on another page. A browser may mark the :target later. */
function current() {
  const named = document.getElementById(location.hash.slice(1));
  return named?.matches(".step") ? named : document.querySelector(".flow > .step--start");
}

function nameOf(step) {
  return `#${step.id}`;
}

function answersOf(step) {
  return [...step.querySelectorAll(".answer")];
}
