/** One node opened: its value, where each part of its gradient came from, what it passes on, what it means. */

import { fillNodes, h, symbol } from "../lib/dom.js";
import { keepKeys } from "../lib/focus.js";
import { formatNumber, signOf } from "../lib/format.js";
import { drawLatex } from "../lib/latex.js";
import { sameParts } from "../lib/memo.js";
import { patch } from "../lib/patch.js";
import { isScalar, shapeText } from "../lib/tensor.js";
import { numbersOf } from "../model/cells.js";
import { extremeOf } from "../model/extreme.js";
import { termsOf } from "../model/frames.js";
import { gradientOf, isTotal } from "../model/notation.js";
import { isHidden } from "../model/targets.js";
import { calledOp } from "../model/trace.js";
import { createCell } from "./cell.js";
import { createGiven } from "./given.js";
import { createHeat } from "./heat.js";
import { createMeaning, NUDGE } from "./meaning.js";
import { openable } from "./openable.js";
import { createShapes } from "./shapes.js";
import { createTable } from "./tables.js";
import { createShares, createTerms } from "./terms.js";

/** @import { Child } from "../lib/dom.js" */
/** @import { Translate } from "../lib/i18n.js" */
/** @import { Frame } from "../model/frames.js" */
/** @import { Columns, Trace, TraceNode } from "../model/trace.js" */
/** @import { Cell, What } from "../model/cells.js" */
/** @import { CellData } from "./cell.js" */
/** @import { GivenOptions } from "./given.js" */
/** @typedef {{ trace: Trace, columns: Columns, frame: Frame, node: number, selected: number | null, cell: Cell | null, terms: CellData["terms"], closed: boolean }} InspectorData
 *   `selected`: whether the node is there for a step or was chosen; `closed`: cells tell nothing while a number is asked for */
/** @typedef {GivenOptions & { onCell: (cell: Cell | null) => void, probe: (node: TraceNode, by: number) => Promise<number | null>,
 *   onWhy: (id: number) => void }} InspectorOptions */
/** @typedef {{ t: Translate, lang: string, onCell: (cell: Cell | null) => void }} TableOptions */

/** Longer than between two looks at numbers that run: of these none is asked about. */
const PATIENCE = 250;
/** Ops that a sign stands for elsewhere; alone, in a corner, "×" would be read as a button that closes. */
const SIGNED = new Set(["add", "sub", "mul", "div", "neg", "pow"]);

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
  const given = createGiven(options);

  /** @param {InspectorData} data */
  const update = (data) => {
    if (shown?.node !== data.node || shown.selected !== data.selected) container.scrollTop = 0;
    const asked = data.cell && (shown?.cell !== data.cell || !shown.terms);
    const { trace, columns, terms, ...about } = data;
    const renumbered = shown?.trace === trace && sameParts(about, shown);
    shown = data;
    clearTimeout(timer);
    const node = trace.node(data.node);
    const below = [gradient, shapes, passes, why].map((part) => part(data, options));
    const parts = [title(data, options), value(data, options, given), ...below];
    const state = data.frame.grad.get(node.id);
    // Of what is not a finite number there is nothing to predict.
    const numbers = [columns.grads[trace.nodeAt(node.id)], columns.values[trace.nodeAt(trace.output)]];
    const settled = numbers.every(Number.isFinite) && (state === "done" || state === "zero");
    const meant = settled && node.id !== trace.output;
    const truth = known?.columns === columns && known.node === node.id ? known.change : undefined;
    // what is written out in single numbers is not the program the server would be asked about
    const change = trace.cells ? null : truth;
    if (meant) parts.push(createMeaning(data, options, change));
    const focused = focusedCell(container);
    const all = parts.flat().filter((part) => part !== null);
    keepKeys(container, () => (renumbered ? patch(container, all) : given.renew(container, all)));
    if (focused) cellAt(container, focused)?.focus();
    if (asked) container.querySelector(".cell-terms")?.scrollIntoView({ block: "nearest" });
    if (meant && change === undefined) timer = setTimeout(() => void measure(data, node), PATIENCE);
  };

  /** @param {InspectorData} data @param {TraceNode} node */
  const measure = async (data, node) => {
    const change = await options.probe(node, NUDGE);
    known = { columns: data.columns, node: node.id, change };
    if (shown === data) container.lastElementChild?.replaceWith(createMeaning(data, options, change));
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
  const kind = SIGNED.has(node.op ?? "") ? t(`op.${node.op}`) : (calledOp(node) ?? t(`inspect.${node.role}`));
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

/** @param {InspectorData} data @param {InspectorOptions} options @param {ReturnType<typeof createGiven>} field of an input */
function value({ trace, columns, frame, node: id, cell, closed, terms }, { t, lang, onCell }, field) {
  const node = trace.node(id);
  const own = columns.values[trace.nodeAt(id)];
  const asked = isHidden(own);
  const hidden = !asked && frame.value.get(id) === "hidden";
  const fixed = node.role === "data" && node.grad_state !== "none" ? "text" : "data";
  const input = isScalar(own) ? "input" : "table";
  const from = asked
    ? "asked"
    : hidden
      ? "pending"
      : node.role === "op"
        ? "forward"
        : node.role === "input"
          ? input
          : fixed;
  const number = hidden ? "—" : isScalar(own) ? formatNumber(own, lang) : "";
  const table = !hidden && own !== null && !isScalar(own);
  const figure = (/** @type {Child} */ shown) =>
    h("div", { class: "figure" }, h("span", null, t(`inspect.value.${from}`)), h("b", null, shown));
  if (from === "input" && isScalar(own))
    return [field.section(node, own, (element) => section(t("inspect.value"), figure(element)))];
  const shown = section(
    t("inspect.value"),
    figure(number && openable(`v${id}`, number)),
    table && tableOf({ trace, columns, node: id, cell, closed }, "value", { t, lang, onCell }),
  );
  return [
    shown,
    cell?.what === "value" && table ? createCell({ trace, columns, cell, terms }, { t, lang, onCell }) : null,
  ];
}

/** @param {InspectorData} data @param {InspectorOptions} options */
function gradient(data, { t, lang, onCell, onWhy }) {
  const { trace, columns, frame, node: id, cell, terms: cellTerms } = data;
  const state = frame.grad.get(id) ?? "pending";
  const grad = columns.grads[trace.nodeAt(id)];
  const f = trace.node(trace.output);
  const terms = termsOf(trace, id);
  const heading = h(
    "h2",
    { class: "section-title" },
    h("span", null, `${t("inspect.gradient")} `, partial(trace, id, t)),
  );
  /** @type {Child[]} */
  let words;
  const asked = isHidden(grad);
  if (asked) words = [t("inspect.gradient.asked")];
  else if (state === "none") words = [t("inspect.gradient.none")];
  else if (state === "zero") words = fillNodes(t("inspect.gradient.zero"), { f: symbol(f.label) });
  else if (id === f.id && state === "done") words = fillNodes(t("inspect.gradient.seed"), { f: symbol(f.label) });
  else if (state === "pending") words = [t("inspect.gradient.pending")];
  else words = [t("inspect.gradient.users", { count: terms.length })];
  const known = state === "done" || state === "zero" || asked;
  const strange = known && !asked && id !== f.id ? extremeOf(grad) : null;
  const number = known && isScalar(grad) ? formatNumber(grad, lang) : known ? "" : state === "none" ? "·" : "—";
  const style = known && !asked && isScalar(grad) ? signOf(grad) : null;
  const table = known && grad !== null && !isScalar(grad);
  const shown = h(
    "section",
    { class: "section" },
    heading,
    h(
      "div",
      { class: "figure" },
      h("span", null, .../** @type {(Node | string)[]} */ (words)),
      h("b", { class: style }, number && openable(`g${id}`, number)),
    ),
    strange && h("button", { type: "button", class: "button ask", click: () => onWhy(id) }, t(`why.ask.${strange}`)),
    table && tableOf(data, "gradient", { t, lang, onCell }),
    terms.length > 0 && state !== "pending" && createTerms(data, terms, "from", { t, lang }),
    state === "done" && !asked && createShares(data, terms),
  );
  const open = cell?.what === "gradient" && table;
  return [shown, open ? createCell({ trace, columns, cell, terms: cellTerms }, { t, lang, onCell }) : null];
}

/** @param {InspectorData} data @param {InspectorOptions} options */
function shapes({ trace, frame, node }, { t, lang }) {
  return frame.grad.get(node) === "done" ? createShapes(trace, node, { t, lang }) : null;
}

/**
 * The table of a value or a gradient, whose cells can be looked into.
 * @param {Pick<InspectorData, "trace" | "columns" | "node" | "cell" | "closed">} data @param {What} what
 * @param {TableOptions} options
 */
function tableOf({ trace, columns, node, cell, closed }, what, { t, lang, onCell }) {
  if (closed) {
    const light = what === "gradient";
    return createHeat(numbersOf(trace, columns, { node, what }) ?? 0, trace.node(node).shape, { t, lang }, { light });
  }
  return createTable(
    { trace, columns },
    { node, what },
    { t, lang },
    {
      label: t(`cell.of.${what}`, { name: trace.node(node).label }),
      at: cell?.what === what ? cell.at : null,
      onPick: (at) => onCell(at && { node, what, at }),
    },
  );
}

/** Which cell of which table has the focus, if one has. @param {HTMLElement} container */
function focusedCell(container) {
  const cell = /** @type {HTMLElement | null} */ (document.activeElement);
  if (!cell?.matches(".heat [data-at]") || !container.contains(cell)) return null;
  return { label: cell.closest("[role=grid]")?.getAttribute("aria-label"), at: cell.dataset.at };
}

/** That cell, or the one that Tab leads to, in the table of this name. @param {HTMLElement} container @param {NonNullable<ReturnType<typeof focusedCell>>} wanted */
function cellAt(container, { label, at }) {
  const grid = [...container.querySelectorAll("[role=grid]")].find((each) => each.getAttribute("aria-label") === label);
  const find = (/** @type {string} */ which) => grid?.querySelector(/** @type {"span"} */ (which));
  return find(`[data-at='${at}']`) ?? find("[tabindex='0']");
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
  /** @param {string} key */
  const words = (key) =>
    /** @type {(Node | string)[]} */ (
      fillNodes(t(key, { count }), {
        name: symbol(trace.node(id).label),
        f: symbol(trace.node(trace.output).label),
      })
    );
  const total = trace.node(id).shape.length ? [] : [" ", ...words("inspect.total")];
  return section(t("inspect.why"), h("p", { class: "meaning" }, ...words("inspect.because"), ...total));
}

/** @param {Trace} trace @param {number} id @param {Translate} t */
function partial(trace, id, t) {
  const { shape, label } = trace.node(id);
  const total = !shape.length && isTotal(trace, id);
  const names = { name: label, f: trace.node(trace.output).label };
  const element = h("span", { title: total ? t("inspect.total", names) : null });
  drawLatex(element, gradientOf(trace, id));
  return element;
}
