/** The key under the picture: what hue and width mean, and what the lines tell. */

import { h, svg } from "../../lib/dom.js";

/** @import { Translate } from "../../lib/i18n.js" */
/** @import { Show } from "./lines.js" */

/** @typedef {"value" | "response"} Face  what units show: their answer to one example, or to all there could be */

const KINDS = /** @type {Show[]} */ (["gradient", "weight"]);
const SIGNS = ["positive", "negative"];
const FACES = /** @type {Face[]} */ (["value", "response"]);

/**
 * @param {HTMLElement} container
 * @param {null} _
 * @param {{ t: Translate, onShow: (show: Show) => void, onFace: (face: Face) => void, onExpression: () => void, onCompare: () => void }} options
 */
export function createShow(container, _, { t, onShow, onFace, onExpression, onCompare }) {
  const line = (/** @type {string} */ sign) =>
    svg("svg", { width: 30, height: 8, "aria-hidden": "true" }, svg("line", { class: sign, x2: 30, y1: 4, y2: 4 }));
  const width = h("span");
  const buttons = KINDS.map((kind) =>
    h("button", { type: "button", click: () => onShow(kind) }, t(`net.show.${kind}`)),
  );
  const faces = FACES.map((face) => h("button", { type: "button", click: () => onFace(face) }, t(`net.face.${face}`)));
  const units = h("div", { class: "choice", role: "group", "aria-label": t("net.face") }, ...faces);
  const hatched = h("span", null, hatching(), t("net.face.negative"));
  const signs = [line("pos"), line("neg")].map((mark, i) => h("span", null, mark, t(`legend.${SIGNS[i]}`)));
  const choice = h("div", { class: "choice", role: "group", "aria-label": t("net.show") }, ...buttons);
  container.replaceChildren(
    h("div", { class: "key" }, hatched, ...signs, width),
    h("button", { type: "button", class: "button", id: "compare-button", click: onCompare }, t("net.compare")),
    h("button", { type: "button", class: "button", id: "expression-button", click: onExpression }, t("net.expression")),
    units,
    choice,
  );
  return {
    /** @param {{ show: Show, width: Show | "update", face: Face, inputs: number, cards: boolean }} data  `inputs`: 1 or 2 where
     *   answers over them can be drawn in units; `cards`: layers are drawn as wholes, without lines */
    update({ show, width: told, face, inputs, cards }) {
      units.hidden = !inputs;
      hatched.hidden = inputs !== 2 || face === "value";
      FACES.forEach((each, i) => faces[i].setAttribute("aria-pressed", String(each === face)));
      for (const each of [...signs, choice]) each.hidden = cards;
      width.textContent = t(cards ? "net.shade" : `net.width.${told}`);
      KINDS.forEach((kind, i) => buttons[i].setAttribute("aria-pressed", String(kind === show)));
    },
    destroy: () => container.replaceChildren(),
  };
}

/** A piece of what negative answers are drawn with. */
const hatching = () =>
  svg(
    "svg",
    { class: "hatched", width: 18, height: 12, "aria-hidden": "true" },
    svg("path", { d: "M-1 5 5 -1M-1 11 11 -1M4 13 18 -1M10 13 19 4" }),
  );
