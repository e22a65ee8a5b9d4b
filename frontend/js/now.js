/**
 * Who answers now: each card with `data-hours` gets `data-answers`, a state as in hours.js, and says so in a line;
 * lists with `data-forward` follow that. Lines are told anew each minute. A list changes only as somebody comes to
 * it, never under the eyes or the finger.
 */
import { forwardIn } from "./forward.js";
import { answersAt, dutchTime } from "./hours.js";
import { signal } from "./leave.js";
import { words } from "./status.js";

const MINUTE = 60_000;

/** When to tell, and whether a list moves then: to what is true now, or to its own order, as paper is read later. */
const EVENTS = {
  load: true,
  hashchange: true,
  beforeprint: false,
  afterprint: true,
  visibilitychange: undefined,
};

let lines = [];
let lists = [];

/** Tell it on the page as it is now; what was on the page before is forgotten. */
export function tellWhoAnswers() {
  lines = [...document.querySelectorAll("[data-now]")];
  lists = [...document.querySelectorAll("[data-forward]")].map(forwardIn);
  tell({ type: "load" });
}

export function keepTellingWhoAnswers() {
  const tick = () => {
    if (signal.aborted) return;
    tell({});
    wait();
  };
  const wait = () => setTimeout(tick, MINUTE - (Date.now() % MINUTE));
  wait();
  for (const type in EVENTS) addEventListener(type, tell, { signal });
}

function tell({ type }) {
  const now = dutchTime(new Date());
  for (const line of lines) tellOn(line, now);
  for (const list of lists) list(EVENTS[type]);
}

function tellOn(line, now) {
  const { dataset } = line.parentElement;
  const answer = answersAt(dataset.hours, now, PUBLIC_HOLIDAYS); // put here by build.mjs
  dataset.answers = answer.state;
  line.textContent = sentence(answer);
}

function sentence({ state, until, days }) {
  if (!until) return words(state);
  const weekday = days > 1 ? "long" : undefined;
  const options = { weekday, hour: "numeric", minute: "2-digit", timeZone: "UTC" };
  // 9.00, as the hours beside it are written
  const clock = new Date(until)
    .toLocaleString(document.documentElement.lang, options)
    .replace(/\b0?(\d+):/, "$1.");
  return words(`${state}-until`, days === 1 ? words("tomorrow", clock) : clock);
}
