/** A number that opens: where it comes from is one press away. */

import { h } from "../lib/dom.js";

/** @import { Child } from "../lib/dom.js" */

/**
 * @param {string} slot the number's name, such as `g3`
 * @param {...Child} children
 */
export const openable = (slot, ...children) =>
  h("button", { type: "button", class: "openable", "data-number": slot, "aria-haspopup": "dialog" }, ...children);
