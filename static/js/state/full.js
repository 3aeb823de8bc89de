/** Whether this browser's store is full: said once, as what is made from then on is kept by the link alone. */

let full = false;
/** @type {(() => void) | null} */
let tell = null;

/** A store that is forbidden is the reader's own wish, and no news. @param {unknown} error of writing to a store */
export function noteFull(error) {
  if (full || !(error instanceof DOMException) || error.name !== "QuotaExceededError") return;
  full = true;
  tell?.();
}

/** @param {() => void} listener called once, when something could not be kept */
export function whenFull(listener) {
  tell = listener;
}
