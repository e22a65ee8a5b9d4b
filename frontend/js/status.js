/** Where scripts tell a screen reader something, and where the template keeps the words for it. */
const status = document.querySelector("[data-status]");

/** The sentence in `data-<name>`, with each of `values` where it says %s. */
export function words(name, ...values) {
  const sentence = status?.getAttribute(`data-${name}`) ?? "%s";
  return values.reduce((text, value) => text.replace("%s", () => value), sentence);
}

/** Tell that sentence; without a name, tell nothing more. */
export function say(name, ...values) {
  if (status) status.textContent = name ? words(name, ...values) : "";
}
