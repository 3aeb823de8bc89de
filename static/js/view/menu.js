/** The examples of a page: a button, and what it opens, which closes when the focus goes elsewhere. */

import { h } from "../lib/dom.js";
import { icon } from "../lib/icons.js";

/** @param {import("../lib/i18n.js").Translate} t @param {...Node} children */
export function createMenu(t, ...children) {
  const focusout = (/** @type {any} */ { relatedTarget: next }) => {
    if (next && next !== open && !menu.contains(next)) menu.hidePopover();
  };
  const menu = h("div", { class: "menu", id: "examples-menu", popover: "auto", focusout }, ...children);
  const open = h(
    "button",
    { type: "button", class: "button quiet", id: "examples-button", popovertarget: "examples-menu", focusout },
    t("top.examples"),
    icon("down", 14),
  );
  return { menu, open };
}
