/** Whether this browser can copy at all: not over http. */
export const canCopy = Boolean(navigator.clipboard);

/** Put a text on the clipboard; whether that went. Where the visitor refuses, it is there to read. */
export async function write(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch (error) {
    if (error.name !== "NotAllowedError") throw error;
    return false;
  }
  return true;
}
