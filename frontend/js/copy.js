/** A button beside a phone number that copies it, where the browser can. */
import { canCopy, write } from "./clipboard.js";
import { signal } from "./leave.js";
import { say } from "./status.js";

export function copyNumbers() {
  if (!canCopy) return;
  for (const button of document.querySelectorAll("[data-copy]")) {
    button.hidden = false;
    button.addEventListener("click", () => copy(button), { signal });
  }
}

async function copy(button) {
  if (!(await write(button.dataset.copy))) return;
  showDone(button);
  say("copied", button.dataset.copy);
}

let restore = () => {};

/** The button says that it is done until it loses the focus or another one is done. */
export function showDone(button) {
  restore();
  const label = button.querySelector("[data-label]");
  const words = [...label.childNodes];
  restore = () => label.replaceChildren(...words);
  label.replaceChildren(button.dataset.done);
  button.addEventListener("blur", restore, { once: true, signal });
}
