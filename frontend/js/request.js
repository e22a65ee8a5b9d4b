/** Asking our own server, as little as there is to ask. */
import { signal } from "./leave.js";

/**
 * The JSON at an address; null when the network or the server gives none, so that the page goes on as it would
 * without a script. While leaving it answers nobody: what waits here is not to happen any more.
 */
export async function ask(address, options) {
  let answer = null;
  try {
    const response = await fetch(address, { ...options, headers: { Accept: "application/json" }, signal });
    if (response.ok) answer = await response.json();
  } catch (error) {
    const isOfTheNetwork = error instanceof TypeError; // that is how fetch names it
    if (!isOfTheNetwork && !signal.aborted) throw error;
  }
  return signal.aborted ? new Promise(() => {}) : answer;
}
