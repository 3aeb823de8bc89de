/** The key under the picture: what hue and width mean, and what the lines tell. */

import { h, svg } from "../../lib/dom.js";

/** @import { Translate } from "../../lib/i18n.js" */
/** @import { Show } from "./lines.js" */

const KINDS = /** @type {Show[]} */ (["gradient", "weight"]);

/**
 * @param {HTMLElement} container
 * @param {null} _
 * @param {{ t: Translate, onShow: (show: Show) => void, onExpression: () => void, onCompare: () => void }} options
 */
export function createShow(container, _, { t, onShow, onExpression, onCompare }) {
  const line = (/** @type {string} */ sign) =>
    svg("svg", { width: 30, height: 8, "aria-hidden": "true" }, svg("line", { class: sign, x2: 30, y1: 4, y2: 4 }));
  const width = h("span");
  const buttons = KINDS.map((kind) =>
    h("button", { type: "button", click: () => onShow(kind) }, t(`net.show.${kind}`)),
  );
  container.replaceChildren(
    h(
      "div",
      { class: "key" },
      h("span", null, line("pos"), t("legend.positive")),
      h("span", null, line("neg"), t("legend.negative")),
      width,
    ),
    h("button", { type: "button", class: "button", id: "compare-button", click: onCompare }, t("net.compare")),
    h("button", { type: "button", class: "button", id: "expression-button", click: onExpression }, t("net.expression")),
    h("div", { class: "choice", role: "group", "aria-label": t("net.show") }, ...buttons),
  );
  return {
    /** @param {{ show: Show }} data */
    update({ show }) {
      width.textContent = t(`net.width.${show}`);
      KINDS.forEach((kind, i) => buttons[i].setAttribute("aria-pressed", String(kind === show)));
    },
    destroy: () => container.replaceChildren(),
  };
}
