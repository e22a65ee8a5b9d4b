/** Where scripts tell a screen reader something, and where the template keeps the words for it. */
const status = document.querySelector("[data-status]");

/** The sentence in `data-<name>`, with `value` where it says %s. */
export function words(name, value = "") {
  return (status?.getAttribute(`data-${name}`) ?? "%s").replace("%s", () => value);
}

/** Tell that sentence; without a name, tell nothing more. */
export function say(name, value) {
  if (status) status.textContent = name ? words(name, value) : "";
}
