/** One node opened: its value, where each part of its gradient came from, what it passes on, what it means. */

import { fillNodes, h, symbol } from "../lib/dom.js";
import { formatNumber, signOf } from "../lib/format.js";
import { drawLatex } from "../lib/latex.js";
import { isScalar, shapeText } from "../lib/tensor.js";
import { termsOf } from "../model/frames.js";
import { createHeat } from "./heat.js";
import { createMeaning, NUDGE } from "./meaning.js";
import { createShares, createTerms } from "./terms.js";

/** @import { Child } from "../lib/dom.js" */
/** @import { Translate } from "../lib/i18n.js" */
/** @import { Frame } from "../model/frames.js" */
/** @import { Columns, Trace, TraceNode } from "../model/trace.js" */
/** @typedef {{ trace: Trace, columns: Columns, frame: Frame, node: number }} InspectorData */
/** @typedef {{ t: Translate, lang: string, probe: (node: TraceNode, by: number) => Promise<number | null> }} InspectorOptions */

const PATIENCE = 180;

/**
 * @param {HTMLElement} container
 * @param {null} _
 * @param {InspectorOptions} options
 */
export function createInspector(container, _, options) {
  /** @type {ReturnType<typeof setTimeout> | 0} */
  let timer = 0;
  /** @type {{ columns: Columns, node: number, change: number | null } | null} */
  let known = null;

  /** @type {InspectorData | null} */
  let shown = null;

  /** @param {InspectorData} data */
  const update = (data) => {
    shown = data;
    clearTimeout(timer);
    const { trace, columns } = data;
    const node = trace.node(data.node);
    const parts = [title, value, gradient, passes, why].map((part) => part(data, options));
    container.replaceChildren(...parts.filter((part) => part !== null));
    const state = data.frame.grad.get(node.id);
    // Of what is not a finite number there is nothing to predict.
    const numbers = [columns.grads[trace.nodeAt(node.id)], columns.values[trace.nodeAt(trace.output)]];
    const settled = numbers.every(Number.isFinite) && (state === "done" || state === "zero");
    if (!settled || node.id === trace.output) return;
    const truth = known?.columns === columns && known.node === node.id ? known : null;
    container.append(createMeaning(data, options, truth?.change ?? null));
    if (!truth && node.role === "input") timer = setTimeout(() => void measure(data, node), PATIENCE);
  };

  /** @param {InspectorData} data @param {TraceNode} node */
  const measure = async (data, node) => {
    const change = await options.probe(node, NUDGE);
    known = { columns: data.columns, node: node.id, change };
    if (shown === data && change !== null)
      container.lastElementChild?.replaceWith(createMeaning(data, options, change));
  };

  return {
    update,
    destroy() {
      clearTimeout(timer);
      container.replaceChildren();
    },
  };
}

/**
 * @param {string | null} heading
 * @param {...Child} children
 */
const section = (heading, ...children) =>
  h("section", { class: "section" }, heading && h("h2", { class: "section-title" }, heading), ...children);

/** @param {InspectorData} data @param {InspectorOptions} options */
function title({ trace, node: id }, { t }) {
  const node = trace.node(id);
  const kind = node.op !== null ? node.op : t(`inspect.${node.role}`);
  const tag = h("span", { class: "tag" }, node.shape.length ? `${kind} ${shapeText(node.shape)}` : kind);
  const formula = h("p", { class: "node-formula" });
  if (node.expr) {
    drawLatex(formula, `${node.symbol} = ${node.expr}`);
  } else {
    const count = trace.users(id).length;
    formula.textContent = count ? t("inspect.used", { count }) : "";
  }
  return section(null, h("div", { class: "node-name" }, symbol(node.label), tag), formula);
}

/** @param {InspectorData} data @param {InspectorOptions} options */
function value({ trace, columns, frame, node: id }, { t, lang }) {
  const node = trace.node(id);
  const own = columns.values[trace.nodeAt(id)];
  const hidden = frame.value.get(id) === "hidden";
  const given = node.role === "data" && node.grad_state !== "none" ? "text" : "data";
  const from = hidden ? "pending" : node.role === "op" ? "forward" : node.role === "input" ? "input" : given;
  const number = hidden ? "—" : isScalar(own) ? formatNumber(own, lang) : "";
  return section(
    t("inspect.value"),
    h("div", { class: "figure" }, h("span", null, t(`inspect.value.${from}`)), h("b", null, number)),
    !hidden && own !== null && !isScalar(own) && createHeat(own, node.shape, { t, lang }, false),
  );
}

/** @param {InspectorData} data @param {InspectorOptions} options */
function gradient(data, { t, lang }) {
  const { trace, columns, frame, node: id } = data;
  const state = frame.grad.get(id) ?? "pending";
  const grad = columns.grads[trace.nodeAt(id)];
  const f = trace.node(trace.output);
  const terms = termsOf(trace, id);
  const heading = h("h2", { class: "section-title" }, h("span", null, `${t("inspect.gradient")} `, partial(trace, id)));
  /** @type {Child[]} */
  let words;
  if (state === "none") words = [t("inspect.gradient.none")];
  else if (state === "zero") words = fillNodes(t("inspect.gradient.zero"), { f: symbol(f.label) });
  else if (id === f.id && state === "done") words = fillNodes(t("inspect.gradient.seed"), { f: symbol(f.label) });
  else if (state === "pending") words = [t("inspect.gradient.pending")];
  else words = [t("inspect.gradient.users", { count: terms.length })];
  const known = state === "done" || state === "zero";
  const number = known && isScalar(grad) ? formatNumber(grad, lang) : known ? "" : state === "none" ? "·" : "—";
  const style = known && isScalar(grad) ? signOf(grad) : null;
  return h(
    "section",
    { class: "section" },
    heading,
    h(
      "div",
      { class: "figure" },
      h("span", null, .../** @type {(Node | string)[]} */ (words)),
      h("b", { class: style }, number),
    ),
    known && grad !== null && !isScalar(grad) && createHeat(grad, trace.node(id).shape, { t, lang }, true),
    terms.length > 0 && state !== "pending" && createTerms(data, terms, "from", { t, lang }),
    state === "done" && createShares(data, terms),
  );
}

/** @param {InspectorData} data @param {InspectorOptions} options */
function passes(data, { t, lang }) {
  const edges = data.trace.inputEdges(data.node).filter((edge) => data.trace.flows.has(edge.id));
  const state = data.frame.grad.get(data.node);
  if (!edges.length || state === "pending") return null;
  return section(t("inspect.passes"), createTerms(data, edges, "to", { t, lang }));
}

/** @param {InspectorData} data @param {InspectorOptions} options */
function why({ trace, frame, node: id }, { t }) {
  const count = termsOf(trace, id).length;
  if (count < 2 || frame.grad.get(id) !== "done") return null;
  const names = { name: symbol(trace.node(id).label), f: symbol(trace.node(trace.output).label) };
  const words = /** @type {(Node | string)[]} */ (fillNodes(t("inspect.because", { count }), names));
  return section(t("inspect.why"), h("p", { class: "meaning" }, ...words));
}

/** @param {Trace} trace @param {number} id */
function partial(trace, id) {
  const element = h("span");
  const d = termsOf(trace, id).length > 1 ? "\\mathrm{d}" : "\\partial ";
  const tensor = trace.node(id).shape.length > 0;
  drawLatex(
    element,
    tensor ? `\\nabla ${trace.node(id).symbol}` : `${d}${trace.node(trace.output).symbol}/${d}${trace.node(id).symbol}`,
  );
  return element;
}
