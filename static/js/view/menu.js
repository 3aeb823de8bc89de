/** The examples of a page: a button, and what it opens, walked by arrow keys; it closes when the focus goes elsewhere. */

import { h } from "../lib/dom.js";
import { icon } from "../lib/icons.js";

/** Where a key leads from a place in a list. @type {Record<string, (at: number) => number>} */
const MOVES = { ArrowUp: (at) => Math.max(at, 0) - 1, ArrowDown: (at) => at + 1, Home: () => 0, End: () => -1 };

/** @param {import("../lib/i18n.js").Translate} t @param {...Node} children */
export function createMenu(t, ...children) {
  const focusout = (/** @type {any} */ { relatedTarget: next }) => {
    if (next && next !== open && !menu.contains(next)) menu.hidePopover();
  };
  const keydown = (/** @type {KeyboardEvent} */ event) => {
    const move = MOVES[event.key];
    if (!move || !menu.matches(":popover-open")) return;
    event.preventDefault();
    // what removes programs is beside them, not on the way to the next
    const items = [...menu.querySelectorAll("button:not(.remove, .clear), :focus")].filter((each) =>
      each.checkVisibility(),
    );
    const at = items.findIndex((each) => each.matches(":focus"));
    /** @type {HTMLElement} */ (items.at(move(at) % items.length)).focus();
  };
  const menu = h("div", { class: "menu", id: "examples-menu", popover: "auto", focusout, keydown }, ...children);
  const open = h(
    "button",
    { type: "button", class: "button quiet", id: "examples-button", popovertarget: "examples-menu", focusout, keydown },
    t("top.examples"),
    icon("down", 14),
  );
  return { menu, open };
}
