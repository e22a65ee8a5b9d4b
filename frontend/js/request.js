/** Asking our own server, as little as there is to ask. */
import { signal } from "./leave.js";

/** The JSON at an address, or null: see `answer`. */
export function ask(address) {
  return answer(address, { headers: { Accept: "application/json" } }, (response) => response.json());
}

/** The page an address leads to and where that is, as { document, address }; or null: see `answer`. */
export function askForPage(address, options) {
  return answer(address, options, async (response) => ({
    document: new DOMParser().parseFromString(await response.text(), "text/html"),
    address: response.url,
  }));
}

/**
 * What `read` makes of the response; null when the network or the server gives none, so that the page goes on as
 * it would without a script. While leaving it answers nobody: what waits here is not to happen any more.
 */
async function answer(address, options, read) {
  let found = null;
  try {
    const response = await fetch(address, { ...options, signal });
    if (response.ok) found = await read(response);
  } catch (error) {
    const isOfTheNetwork = error instanceof TypeError; // that is how fetch names it
    if (!isOfTheNetwork && !signal.aborted) throw error;
  }
  return signal.aborted ? new Promise(() => {}) : found;
}
