/**
 * Links and forms with `data-replace` take the place of the page they stand on, so that a walk through the
 * questions is one entry in the history, and Back leaves it at once.
 */
import { signal } from "./leave.js";
import { askForPage } from "./request.js";
import { words } from "./status.js";

let onNewPage;

/** `act` is told when another page has come into this one. */
export function replaceSteps(act) {
  onNewPage = act;
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

function onSubmit(event) {
  const { target: form, submitter } = event;
  if (!("replace" in form.dataset)) return;
  event.preventDefault();
  const body = new URLSearchParams(new FormData(form));
  if (submitter?.name) body.append(submitter.name, submitter.value);
  replacePage(form, form.action, { method: "POST", body });
}

/**
 * Bring the page that an address leads to into this one, so that what this page remembers of the answers stays.
 * The step behind the # stays too, or the one that was chosen meanwhile. Without an answer the page stays as it is,
 * and `form` says so.
 */
export async function replacePage(form, address, options) {
  const from = location.hash;
  const page = await askForPage(address, options);
  const status = page?.document.querySelector("[data-status]");
  if (!status) return tellFailure(form); // no page of ours, such as that of a network that asks to sign in first
  status.replaceWith(document.querySelector("[data-status]")); // a screen reader knows this one
  document.body.replaceChildren(...page.document.body.childNodes);
  document.title = page.document.title;
  const hash = location.hash === from ? new URL(address).hash : location.hash;
  history.replaceState(null, "", page.address.replace(/#.*/, "") + hash);
  if (hash) location.replace(hash); // so that the new step is the :target
  const heading = document.querySelector("h1");
  heading.tabIndex = -1;
  heading.focus();
  onNewPage();
}

function tellFailure(form) {
  form.querySelector("[role=alert]")?.remove();
  const told = document.createElement("p");
  told.setAttribute("role", "alert");
  told.className = "utrecht-form-field-error-message";
  told.textContent = words("failed");
  form.append(told);
}
