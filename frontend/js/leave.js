/**
 * "Snel weg": by the link, or by Shift three times. In the same tick the page is blank, so that nobody need wait
 * for the network, and its place in the history is taken, so that Back does not show it.
 */
import { say } from "./status.js";

const ENOUGH = 3;
const WITHIN = 5000; // milliseconds
const OTHER_BUTTON = 2; // of the mouse; it opens a menu and goes nowhere
const leaving = new AbortController();
let destination;

/** Ends when leaving begins; whatever listens or asks carries it, so that nothing else runs from then on. */
export const { signal } = leaving;

export function watchLeaving() {
  for (const type of ["click", "auxclick"]) addEventListener(type, onClick, true);
  watchShift(() => {
    const link = document.querySelector("[data-leave]");
    if (link) leave(link);
  });
  addEventListener("pageshow", (event) => {
    if (event.persisted && destination) location.replace(destination);
  });
}

/** Any click on the link leaves; who holds a key down by accident must not get a second tab instead. */
function onClick(event) {
  const link = event.target.closest("[data-leave]");
  if (!link || event.button === OTHER_BUTTON) return;
  event.preventDefault();
  leave(link);
}

function leave(link) {
  destination = link.href;
  leaving.abort();
  window.stop();
  try {
    // whatever fails here, one does leave
    document.documentElement.hidden = true;
    document.title = link.dataset.title;
    for (const form of document.forms) form.reset();
    for (const field of document.querySelectorAll("input, select, textarea")) field.value = "";
    document.body.replaceChildren();
  } finally {
    location.replace(destination);
  }
}

/**
 * Shift counts when it is pressed and released with nothing in between; with another key it makes a capital.
 * Each press counts for five seconds, and any other key or pointer starts anew.
 */
function watchShift(act) {
  let presses = []; // of each its timer
  let isAlone = false;
  const tell = () => say(presses.length ? `shift-${ENOUGH - presses.length}` : "");
  const forget = () => {
    isAlone = false;
    if (!presses.length) return;
    presses.forEach(clearTimeout);
    presses = [];
    tell();
  };
  const expire = () => {
    presses.shift();
    tell();
  };
  const onKeyDown = (event) => {
    if (event.key !== "Shift") forget();
    else if (!event.repeat) isAlone = !(event.ctrlKey || event.altKey || event.metaKey);
  };
  const onKeyUp = (event) => {
    if (event.key !== "Shift" || !isAlone) return;
    isAlone = false;
    presses.push(setTimeout(expire, WITHIN));
    if (presses.length < ENOUGH) return tell();
    forget();
    act();
  };
  addEventListener("keydown", onKeyDown, true);
  addEventListener("keyup", onKeyUp, true);
  addEventListener("pointerdown", forget, true);
}
