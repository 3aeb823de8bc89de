/** A text as a file of the reader's own. */

import { h } from "./dom.js";

/** @param {string} name @param {string} text */
export function download(name, text) {
  const href = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
  const link = h("a", { href, download: name, hidden: true });
  document.body.append(link);
  link.click();
  link.remove();
  // the browser has to read it first
  setTimeout(() => URL.revokeObjectURL(href), 60_000);
}
