/** A path as a product: each factor a local derivative in its lens, from the output to the node. */

import { h, symbol } from "../../lib/dom.js";
import { latexNumber } from "../../lib/format.js";
import { drawLatex } from "../../lib/latex.js";
import { isScalar } from "../../lib/tensor.js";

/** @import { Child } from "../../lib/dom.js" */
/** @import { Columns, Trace } from "../../model/trace.js" */

/** A longer chain goes without its ones, and then shows its beginning and its end. */
const MOST = 7;
const ENDS = { first: 4, last: 2 };

/**
 * @param {Trace} trace @param {Columns} columns @param {number[]} edges from the output to the node
 * @param {string} lang
 * @param {...Child} result what the product is
 */
export function chainOf(trace, columns, edges, lang, ...result) {
  const derivativeAlong = (/** @type {number} */ id) => columns.locals[trace.edgeAt(id)];
  const telling = edges.length > MOST ? edges.filter((id) => derivativeAlong(id) !== 1) : edges;
  const factors = telling.map((id) => {
    const local = derivativeAlong(id);
    const { from, to } = trace.edge(id);
    const written =
      local !== null && isScalar(local)
        ? latexNumber(local, lang)
        : `\\frac{\\partial ${trace.node(to).symbol}}{\\partial ${trace.node(from).symbol}}`;
    return `\\htmlClass{glass}{${written}}`;
  });
  const parts = shortened(factors.length ? factors : ["1"], "\\cdots");
  const elements = parts.map((part, i) => {
    const element = h("span");
    drawLatex(element, i < parts.length - 1 ? `${part}\\,\\cdot` : part);
    return element;
  });
  return h("span", { class: "chain" }, ...elements, ...result);
}

/** The nodes that a path leads over, as names. @param {Trace} trace @param {number[]} edges from the output to the node */
export function routeOf(trace, edges) {
  const nodes = edges.length ? [trace.edge(edges[0]).to, ...edges.map((id) => trace.edge(id).from)] : [];
  const names = shortened(
    nodes.map((id) => symbol(trace.node(id).label)),
    "…",
  );
  return h("span", { class: "route" }, ...names.flatMap((name, i) => (i ? [" ← ", name] : [name])));
}

/** @template T @param {T[]} list @param {T | string} dots @returns {(T | string)[]} */
const shortened = (list, dots) =>
  list.length > MOST ? [...list.slice(0, ENDS.first), dots, ...list.slice(-ENDS.last)] : list;
