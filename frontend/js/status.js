/** Where scripts tell a screen reader something, and where the template keeps the words for it. */

/** Looked for each time: the script may run before the page is whole. */
const place = () => document.querySelector("[data-status]");

/** The sentence in `data-<name>`, with each of `values` where it says %s. */
export function words(name, ...values) {
  const sentence = place()?.getAttribute(`data-${name}`) ?? "";
  return values.reduce((text, value) => text.replace("%s", () => value), sentence);
}

/** Tell that sentence; without a name, tell nothing more. */
export function say(name, ...values) {
  const status = place();
  if (status) status.textContent = name ? words(name, ...values) : "";
}
