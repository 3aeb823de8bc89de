/** The table of a node's gradient: upstream · local = contribution, edge by edge, and how the terms share the sum. */

import { h, symbol } from "../lib/dom.js";
import { equality, formatNumber, signOf, toNumber } from "../lib/format.js";
import { drawLatex } from "../lib/latex.js";
import { localOf } from "../lib/template.js";
import { isScalar, shapeOf, shapeText } from "../lib/tensor.js";
import { pathOf, termName } from "../model/frames.js";
import { passed } from "../model/number.js";
import { isHidden } from "../model/targets.js";
import { isCopied } from "../model/trace.js";
import { openable } from "./openable.js";

/** @import { Scalar, Tensor } from "../lib/format.js" */
/** @import { Frame } from "../model/frames.js" */
/** @import { Words } from "./words.js" */
/** @import { Columns, TraceEdge } from "../model/trace.js" */
/** @import { InspectorData } from "./inspector.js" */

/** A local derivative that is one name, short enough to stand beside its number. */
const NAME = /^[A-Za-z](_\{?\w\}?)?$/;

/** Numbers with more signs than this make a table close its ranks, as do rows of more signs in all; a badge takes some. */
const WIDE = { number: 7, row: 26 };
const BADGE = 3;
/** Tables with columns of more signs than this in all have no place for the names of local derivatives. */
const ROOM = 18;
/** A name of no more signs is never cut. */
const SHORT = 6;

/**
 * @param {InspectorData} data
 * @param {TraceEdge[]} edges
 * @param {"from" | "to"} side
 * @param {Words} words
 */
export function createTerms(data, edges, side, words) {
  const scalar = edges.every((edge) => isScalar(data.columns.locals[data.trace.edgeAt(edge.id)]));
  return scalar ? products(data, edges, side, words) : rules(data, edges, side, words);
}

/**
 * Upstream · local = contribution, one row per edge.
 * @param {InspectorData} data
 * @param {TraceEdge[]} edges
 * @param {"from" | "to"} side
 * @param {Words} words
 */
function products({ trace, columns, frame, node }, edges, side, words) {
  const { t, lang } = words;
  /** @param {Tensor | null} x @param {string} slot @param {string} [sign] before a shape */
  const light = (x, slot, sign = "") => {
    if (isScalar(x)) return h("td", { class: signOf(x) }, openable(slot, formatNumber(x, lang)));
    return h("td", null, x === null ? "" : sign + shapeText(shapeOf(x)));
  };
  const lengths = edges.map(({ id, from, to }) => {
    const at = trace.edgeAt(id);
    const numbers = [columns.grads[trace.nodeAt(to)], columns.locals[at], columns.contributions[at]];
    const name = trace.node(side === "from" ? to : from).label;
    return [name, ...numbers.map((x) => (isScalar(x) ? formatNumber(x, lang) : ""))].map((text) => text.length);
  });
  const widths = [0, 1, 2, 3].map((i) => Math.max(...lengths.map((row) => row[i])));
  const badge = edges.some(({ id, from }) => termName(trace, from, id)) ? BADGE : 0;
  const signs = widths.reduce((sum, width) => sum + width, badge);
  const long = Math.max(...widths.slice(1)) > WIDE.number || signs > WIDE.row;
  const roomy = signs <= ROOM;
  const rows = edges.map((edge) => {
    const at = trace.edgeAt(edge.id);
    const local = h(
      "td",
      null,
      openable(`l${edge.id}`, formatNumber(/** @type {Scalar} */ (columns.locals[at]), lang)),
    );
    const spread = localOf(trace, columns, edge.id);
    if (Array.isArray(spread)) local.append(" ", h("small", null, shapeText(shapeOf(spread))));
    else if (roomy && !isHidden(columns.locals[at]) && NAME.test(edge.local_latex ?? "")) {
      const name = h("small");
      drawLatex(name, `=${edge.local_latex}`);
      local.append(" ", name);
    }
    const [upstream, there] = [columns.grads[trace.nodeAt(edge.to)], passed(frame, edge.id)];
    return h(
      "tr",
      { class: frame.activeEdge === edge.id ? "now" : "" },
      nameOf({ trace, frame }, edge, side, words),
      light(upstream, `g${edge.to}`, isCopied(trace, edge) ? "∑ " : ""),
      h("td", null, "·"),
      local,
      h("td", null, there ? equality([upstream, columns.locals[at]], columns.contributions[at]) : "="),
      there ? light(columns.contributions[at], `c${edge.id}`) : h("td", null, "—"),
    );
  });
  const total = columns.grads[trace.nodeAt(node)];
  if (side === "from" && edges.length > 1 && frame.grad.get(node) === "done") {
    rows.push(
      h("tr", null, h("th", { scope: "row" }, t("inspect.sum")), h("td", { colspan: 4 }), light(total, `g${node}`)),
    );
  }
  const heads = [t(`inspect.${side}`), t("inspect.upstream"), "", t("inspect.local"), "", t("inspect.contribution")];
  const result = table(heads, rows);
  result.classList.add("products");
  result.classList.toggle("tight", long);
  return result;
}

/**
 * For arrays: the rule that makes the contribution, and its shape.
 * @param {InspectorData} data
 * @param {TraceEdge[]} edges
 * @param {"from" | "to"} side
 * @param {Words} words
 */
function rules({ trace, columns, frame }, edges, side, words) {
  const rows = edges.map((edge) => {
    const rule = h("td", { class: "rule" });
    drawLatex(rule, localLatex(edge, columns));
    const shape = shapeText(trace.node(edge.from).shape);
    return h(
      "tr",
      { class: frame.activeEdge === edge.id ? "now" : "" },
      nameOf({ trace, frame }, edge, side, words),
      rule,
      h("td", null, passed(frame, edge.id) ? openable(`c${edge.id}`, shape) : "—"),
    );
  });
  const { t } = words;
  return table([t(`inspect.${side}`), t("inspect.rule"), t("inspect.contribution")], rows);
}

/** @param {string[]} heads @param {HTMLElement[]} rows */
const table = (heads, rows) =>
  h(
    "table",
    { class: "terms" },
    h("thead", null, h("tr", null, ...heads.map((head) => (head ? h("th", { scope: "col" }, head) : h("td"))))),
    h("tbody", null, ...rows),
  );

/**
 * @param {Pick<InspectorData, "trace" | "frame">} data
 * @param {TraceEdge} edge
 * @param {"from" | "to"} side
 * @param {Words} words
 */
const nameOf = ({ trace, frame }, edge, side, { t }) => {
  const { label } = trace.node(side === "from" ? edge.to : edge.from);
  return h(
    "th",
    { scope: "row" },
    h(
      "span",
      { class: "row-name", title: label.length > SHORT && label },
      badge(termName(trace, edge.from, edge.id), pathOf(trace, edge.from, edge.id)),
      symbol(label),
    ),
    frame.activeEdge === edge.id && h("span", { class: "unseen" }, t("inspect.now")),
  );
};

/** @param {string} name @param {"a" | "b" | null} path */
const badge = (name, path) => name && h("span", { class: path ? `badge path-${path}` : "badge plain" }, name);

/**
 * How two contributions of one sign share the sum.
 * @param {InspectorData} data
 * @param {TraceEdge[]} edges
 */
export function createShares({ trace, columns }, edges) {
  const parts = edges.map((edge) => columns.contributions[trace.edgeAt(edge.id)]);
  if (parts.length !== 2 || !parts.every(isScalar) || signOf(parts[0]) !== signOf(parts[1])) return null;
  const [a, b] = parts.map((part) => Math.abs(toNumber(part)));
  const share = Math.round((100 * a) / (a + b));
  if (!Number.isFinite(share)) return null;
  const bar = h("div", { class: "shares-bar" });
  bar.style.setProperty("--share", `${share}%`);
  return h("div", { class: "shares" }, bar, h("span", null, `A ${share}%`), h("span", null, `B ${100 - share}%`));
}

/**
 * The textbook form, or the one that keeps its digits where that loses them.
 * @param {TraceEdge} edge
 * @param {Columns} columns
 */
export const localLatex = (edge, { stable }) =>
  (stable?.includes(edge.id) && edge.local_stable) || edge.local_latex || "\\cdot";
