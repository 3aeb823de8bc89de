/** A dialog over the page: a title, a button that closes it, what it holds; a press beside it closes it, too. */

import { h } from "../lib/dom.js";
import { icon } from "../lib/icons.js";

/** @import { Translate } from "../lib/i18n.js" */
/** @import { Child } from "../lib/dom.js" */

/**
 * @param {HTMLElement} container
 * @param {{ title: string, style?: string, t: Translate }} options `style`: a class of its own
 * @param {...Child} content
 */
export function createDialog(container, { title, style, t }, ...content) {
  const close = h(
    "button",
    { type: "button", class: "button quiet", "aria-label": t("help.close"), click: () => dialog.close() },
    icon("close"),
  );
  const dialog = h("dialog", { class: style, "aria-label": title }, h("h2", null, title, close), ...content);
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  container.append(dialog);
  return dialog;
}
