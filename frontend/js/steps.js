/**
 * Links and forms with `data-replace` take the place of the page they stand on, so that a walk through the
 * questions is one entry in the history, and Back leaves it at once.
 */
import { signal } from "./leave.js";
import { ask } from "./request.js";

export function replaceSteps() {
  document.addEventListener("click", onClick, { signal });
  document.addEventListener("submit", onSubmit, { signal });
}

/** The browser itself marks a step as :target and moves the focus to it. A new tab stays the visitor's choice. */
function onClick(event) {
  const link = event.target.closest("a[data-replace]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  location.replace(link.href);
}

/** Ask where the form leads, and go there; when the server must ask back, let the browser send the form itself. */
async function onSubmit(event) {
  const { target: form, submitter } = event;
  if (!("replace" in form.dataset)) return;
  event.preventDefault();
  const body = new URLSearchParams(new FormData(form));
  if (submitter?.name) body.append(submitter.name, submitter.value);
  const answer = await ask(form.action, { method: "POST", body });
  if (answer?.address) return location.replace(answer.address + new URL(form.action).hash);
  delete form.dataset.replace;
  submitter.click();
  form.dataset.replace = "";
}
