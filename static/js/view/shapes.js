/** Why a factor stands turned, and on which side: only so do the shapes fit. */

import { fillNodes, h, symbol } from "../lib/dom.js";
import { drawLatex } from "../lib/latex.js";
import { productOf } from "../model/cells.js";
import { latexOf } from "./tables.js";

/** @import { Table } from "../model/cells.js" */
/** @import { Trace } from "../model/trace.js" */
/** @import { Words } from "./words.js" */

/** @param {Trace} trace @param {number} node @param {Words} words */
export function createShapes(trace, node, { t }) {
  const factors = productOf(trace, { node, what: "gradient" });
  if (!factors) return null;
  const { left, top } = factors;
  const turned = left.turned ? left : top;
  /** @param {Table} table @param {boolean} [own] */
  const chip = (table, own = false) => {
    const name = h("span");
    drawLatex(name, latexOf(trace, table));
    const { shape } = trace.node(table.node);
    return h(
      "span",
      { class: own ? "shape own" : "shape" },
      name,
      (table.turned ? shape.toReversed() : shape).join(" × "),
    );
  };
  return h(
    "section",
    { class: "section" },
    h("h2", { class: "section-title" }, t("shapes.title")),
    h(
      "div",
      { class: "shapes" },
      chip(left),
      "·",
      chip(top),
      "→",
      chip({ node, what: "gradient", turned: false }, true),
    ),
    h(
      "p",
      { class: "meaning" },
      .../** @type {(Node | string)[]} */ (
        fillNodes(t(left.turned ? "shapes.left" : "shapes.right"), { name: symbol(trace.node(turned.node).label) })
      ),
    ),
  );
}
