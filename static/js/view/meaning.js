/** What a gradient says: raise the node a little, and f moves by about this; beside it, what f truly did. */

import { fillNodes, h, symbol } from "../lib/dom.js";
import { formatNumber, latexNumber, signOf, toNumber } from "../lib/format.js";
import { drawLatex } from "../lib/latex.js";

/** @import { InspectorData, InspectorOptions } from "./inspector.js" */

export const NUDGE = 0.01;

/**
 * @param {InspectorData} data
 * @param {InspectorOptions} options
 * @param {number | null | undefined} change what f truly did: null where nobody can say, undefined until somebody has
 */
export function createMeaning({ trace, columns, node: id }, { t, lang }, change) {
  const node = trace.node(id);
  const f = trace.node(trace.output);
  const grad = toNumber(/** @type {number} */ (columns.grads[trace.nodeAt(id)]));
  const predicted = grad * NUDGE;
  const key = grad > 0 ? "rises" : grad < 0 ? "falls" : "still";
  const words = fillNodes(t(`inspect.${key}`), {
    name: symbol(node.label),
    f: symbol(f.label),
    change: formatNumber(Math.abs(predicted), lang),
  });
  const product = h("span");
  drawLatex(product, `${latexNumber(grad, lang)} \\cdot ${latexNumber(NUDGE, lang)}`);
  /** @param {number} x */
  const figure = (x) => h("dd", { class: signOf(x) }, formatNumber(x, lang, 5));
  return h(
    "section",
    { class: "section" },
    h("h2", { class: "section-title" }, t("inspect.means", { value: formatNumber(grad, lang) })),
    h("p", { class: "meaning" }, .../** @type {(Node | string)[]} */ (words)),
    h(
      "dl",
      { class: "pairs" },
      h(
        "div",
        null,
        h("dt", null, .../** @type {(Node | string)[]} */ (fillNodes(t("inspect.predicted"), { product }))),
        figure(predicted),
      ),
      change !== null &&
        h(
          "div",
          null,
          h("dt", null, .../** @type {(Node | string)[]} */ (fillNodes(t("inspect.true"), { f: symbol(f.label) }))),
          change === undefined ? h("dd", null, "…") : figure(change),
        ),
    ),
  );
}
