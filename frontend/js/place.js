/**
 * Suggestions while somebody types a place. The list of all names comes in one piece, at the first focus, so that
 * what is typed does not leave the device. Without the list the field is as it is without a script.
 */
import { combobox } from "./combobox.js";
import { signal } from "./leave.js";
import { isName, prepare, search } from "./names.js";
import { ask } from "./request.js";
import { say, words } from "./status.js";
import { replacePage } from "./steps.js";

let names;

export function suggestPlaces() {
  for (const form of document.querySelectorAll("form[data-place]")) suggestIn(form);
}

function suggestIn(form) {
  const field = form.elements.place;
  const box = combobox(field, words("suggestions"), (place) => go(form, place));
  const load = async () => {
    names ??= ask(form.dataset.names).then((found) => found && prepare(found));
    const places = await names;
    if (!places) box.remove();
    return places;
  };
  const suggest = async () => {
    const places = await load();
    if (!places || document.activeElement !== field) return;
    const found = isName(field.value) ? search(places, field.value) : [];
    box.show(found.map((place) => ({ ...place, where: where(place) })));
    if (isName(field.value)) say(["found-none", "found-one"][found.length] ?? "found", found.length);
    else say();
  };
  field.addEventListener("focus", load, { once: true, signal });
  field.addEventListener("input", suggest, { signal });
  field.addEventListener("blur", () => say(), { signal });
  if (document.activeElement === field) load();
}

/** What tells a place from its namesakes. */
function where({ name, municipality, province }) {
  return name === municipality
    ? words("in-province", province)
    : words("in-municipality", `${municipality}, ${province}`);
}

/** Straight to the page of the municipality; the step of the flow stays behind the # of the form's address. */
function go(form, place) {
  const { hash } = new URL(form.action);
  const address = new URL(`${form.elements.page.value}${place.slug}/${hash}`, location);
  if (address.origin !== location.origin) {
    form.elements.place.value = place.name;
    return form.submit(); // not a page of ours: the server knows where to go
  }
  form.reset();
  if ("replace" in form.dataset) replacePage(form, address.href);
  else location.assign(address);
}
