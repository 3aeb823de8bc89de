/** The key to the picture: what hue, dash, width, lens and the two signs for "no number" stand for. */

import { h, svg } from "../lib/dom.js";

/** @import { Translate } from "../lib/i18n.js" */

/** @param {"pos" | "neg"} sign */
const line = (sign) =>
  svg(
    "svg",
    { width: 30, height: 6, "aria-hidden": "true" },
    svg("line", { class: sign, x1: 0, x2: 30, y1: 3, y2: 3 }),
  );

/** Cells of a table. @param {string[]} kinds */
const cells = (kinds) =>
  h("i", { class: "swatches", "aria-hidden": "true" }, ...kinds.map((kind) => h("i", { class: kind })));

/** Of numbers on lines, and, where the page is marked so, of tables instead. @param {Translate} t */
export function pictureKey(t) {
  const wedge = svg("svg", { width: 36, height: 8, "aria-hidden": "true" }, svg("path", { d: "M0 3.5 36 0v8L0 4.5z" }));
  const lens = svg(
    "svg",
    { width: 12, height: 18, viewBox: "-6 -9 12 18", "aria-hidden": "true" },
    svg("path", { class: "lens", d: "M0-8Q10 0 0 8Q-10 0 0-8Z" }),
  );
  return h(
    "div",
    { class: "key", role: "group", "aria-label": t("legend.title") },
    h("span", { class: "of-numbers" }, line("pos"), t("legend.positive")),
    h("span", { class: "of-numbers" }, line("neg"), t("legend.negative")),
    h("span", { class: "of-numbers" }, wedge, t("legend.size")),
    h("span", { class: "of-tables" }, cells(["ink", "ink lined"]), t("legend.values")),
    h("span", { class: "of-tables" }, cells(["pos", "neg"]), t("legend.gradients")),
    h("span", { title: t("legend.lens.about") }, lens, t("legend.lens")),
    h("span", null, "—", " ", t("legend.pending")),
    h("span", null, "·", " ", t("legend.none")),
  );
}
