/** One node opened: its value, where each part of its gradient came from, what it passes on, what it means. */

import { fillNodes, h, symbol } from "../lib/dom.js";
import { formatNumber, latexNumber, signOf, toNumber } from "../lib/format.js";
import { drawLatex } from "../lib/latex.js";
import { isScalar, shapeText } from "../lib/tensor.js";
import { termsOf } from "../model/frames.js";
import { createHeat } from "./heat.js";

/** @import { Child } from "../lib/dom.js" */
/** @import { Tensor } from "../lib/format.js" */
/** @import { Translate } from "../lib/i18n.js" */
/** @import { Frame } from "../model/frames.js" */
/** @import { Columns, Trace, TraceEdge, TraceNode } from "../model/trace.js" */
/** @typedef {{ trace: Trace, columns: Columns, frame: Frame, node: number }} InspectorData */
/** @typedef {{ t: Translate, lang: string, probe: (node: TraceNode, by: number) => Promise<number | null> }} InspectorOptions */

const NUDGE = 0.01;
const PATIENCE = 180;
/** A local derivative that is one name, short enough to stand beside its number. */
const NAME = /^[A-Za-z](_\{?\w\}?)?$/;

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

  /** @param {InspectorData} data */
  const update = (data) => {
    const { trace, columns } = data;
    const node = trace.node(data.node);
    container.replaceChildren(
      ...[title(data, options), value(data, options), gradient(data, options), passes(data, options)].filter(
        (part) => part !== null,
      ),
    );
    const grad = columns.grads[trace.nodeAt(node.id)];
    const state = data.frame.grad.get(node.id);
    if (!isScalar(grad) || (state !== "done" && state !== "zero") || node.id === trace.output) return;
    const fresh = known?.columns === columns && known.node === node.id ? known : null;
    container.append(meaning(data, options, fresh?.change ?? null));
    clearTimeout(timer);
    if (fresh || node.role !== "input") return;
    timer = setTimeout(async () => {
      const change = await options.probe(node, NUDGE);
      known = { columns, node: node.id, change };
      if (change !== null) container.lastElementChild?.replaceWith(meaning(data, options, change));
    }, PATIENCE);
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
  const from = hidden ? "pending" : node.role === "op" ? "forward" : node.role === "input" ? "input" : "data";
  const number = hidden ? "—" : isScalar(own) ? formatNumber(own, lang) : "";
  return section(
    t("inspect.value"),
    h("div", { class: "figure" }, h("span", null, t(`inspect.value.${from}`)), h("b", null, number)),
    !hidden && own !== null && !isScalar(own) && createHeat(own, lang, false),
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
    known && grad !== null && !isScalar(grad) && createHeat(grad, lang, true),
    terms.length > 0 && state !== "pending" && table(data, terms, "from", { t, lang }),
  );
}

/** @param {InspectorData} data @param {InspectorOptions} options */
function passes(data, { t, lang }) {
  const edges = data.trace.inputEdges(data.node).filter((edge) => data.trace.flows.has(edge.id));
  const state = data.frame.grad.get(data.node);
  if (!edges.length || state === "pending") return null;
  return section(t("inspect.passes"), table(data, edges, "to", { t, lang }));
}

/**
 * Upstream · local = contribution, one row per edge.
 * @param {InspectorData} data
 * @param {TraceEdge[]} edges
 * @param {"from" | "to"} side
 * @param {{ t: Translate, lang: string }} options
 */
function table({ trace, columns, frame }, edges, side, { t, lang }) {
  /** @param {Tensor | null} x @param {boolean} hued */
  const cell = (x, hued) =>
    isScalar(x)
      ? h("td", hued ? { class: signOf(x) } : null, formatNumber(x, lang))
      : h("td", null, x === null ? "" : shapeText(trace.node(edges[0].from).shape));
  const rows = edges.map((edge) => {
    const at = trace.edgeAt(edge.id);
    const other = trace.node(side === "from" ? edge.to : edge.from);
    const lit = frame.edge.get(edge.id) !== "idle" && !(frame.activeEdge === edge.id && frame.phase < 0.64);
    const local = h("td");
    const number = columns.locals[at];
    if (isScalar(number)) local.append(formatNumber(number, lang));
    if (!isScalar(number)) drawLatex(local, localLatex(edge, columns));
    else if (NAME.test(edge.local_latex ?? "")) {
      const name = h("small");
      drawLatex(name, `=${edge.local_latex}`);
      local.append(" ", name);
    }
    return h(
      "tr",
      null,
      h(
        "th",
        { scope: "row" },
        symbol(other.label),
        frame.activeEdge === edge.id && h("span", { class: "tag now" }, t("inspect.now")),
      ),
      cell(columns.grads[trace.nodeAt(edge.to)], true),
      h("td", { class: "times" }, "·"),
      local,
      h("td", { class: "times" }, "="),
      lit ? cell(columns.contributions[at], true) : h("td", null, "—"),
    );
  });
  return h(
    "table",
    { class: "terms" },
    h(
      "thead",
      null,
      h(
        "tr",
        null,
        h("th", { scope: "col" }, t(`inspect.${side}`)),
        h("th", { scope: "col" }, t("inspect.upstream")),
        h("td"),
        h("th", { scope: "col" }, t("inspect.local")),
        h("td"),
        h("th", { scope: "col" }, t("inspect.contribution")),
      ),
    ),
    h("tbody", null, ...rows),
  );
}

/**
 * The textbook form, or the one that keeps its digits where that loses them.
 * @param {TraceEdge} edge
 * @param {Columns} columns
 */
const localLatex = (edge, { stable }) =>
  (stable?.includes(edge.id) && edge.local_stable) || edge.local_latex || "\\cdot";

/**
 * @param {InspectorData} data
 * @param {InspectorOptions} options
 * @param {number | null} change what f truly did, once known
 */
function meaning({ trace, columns, node: id }, { t, lang }, change) {
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
  return section(
    t("inspect.means", { value: formatNumber(grad, lang) }),
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
          figure(change),
        ),
    ),
  );
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
