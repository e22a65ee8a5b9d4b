/**
 * A list of whom to call, in order. While the first is closed, the next one that answers stands before it and says
 * why. Cards tell in `data-answers` how it stands with them; whoever cannot be called keeps their place.
 */
import { words } from "./status.js";

const find = (item, part) => item.querySelector(`.call${part}`);
const stateOf = (item) => find(item, "").dataset.answers;

/**
 * What is returned tells the list how it stands. `isNow` is true where it may move to what is true now, false where
 * it goes back to its order. Without, it stays as it is, as it always does around who is in it.
 */
export function forwardIn(list) {
  const order = [...list.children];
  const callable = order.filter((item) => find(item, "__phone"));
  const [first] = callable;
  let leader = first;
  return (isNow) => {
    if (!first) return;
    const state = stateOf(first);
    const open = /closed|holiday/.test(state) && callable.find((item) => stateOf(item) === "open");
    const next = (isNow && open) || first;
    if (isNow !== undefined && next !== leader && !list.contains(document.activeElement)) {
      const [here, there] = [find(leader, "__phone"), find(next, "__phone")];
      [here.className, there.className] = [there.className, here.className]; // one of them stands out
      list.append(...order);
      first.before(next);
      leader = next;
    }
    if (open && open === leader) {
      find(leader, "__now").append(`. ${words(`instead-${state}`, find(first, "__name").textContent)}`);
    }
  };
}
