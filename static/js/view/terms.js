/** The table of a node's gradient: upstream · local = contribution, edge by edge, and how the terms share the sum. */

import { h, symbol } from "../lib/dom.js";
import { formatNumber, signOf, toNumber } from "../lib/format.js";
import { drawLatex } from "../lib/latex.js";
import { isScalar, shapeText } from "../lib/tensor.js";
import { pathOf } from "../model/frames.js";

/** @import { Tensor } from "../lib/format.js" */
/** @import { Translate } from "../lib/i18n.js" */
/** @import { Columns, TraceEdge } from "../model/trace.js" */
/** @import { InspectorData } from "./inspector.js" */

/** A local derivative that is one name, short enough to stand beside its number. */
const NAME = /^[A-Za-z](_\{?\w\}?)?$/;

/**
 * Upstream · local = contribution, one row per edge.
 * @param {InspectorData} data
 * @param {TraceEdge[]} edges
 * @param {"from" | "to"} side
 * @param {{ t: Translate, lang: string }} options
 */
export function createTerms({ trace, columns, frame, node }, edges, side, { t, lang }) {
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
        side === "from" && badge(pathOf(trace, node, edge.id)),
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
  const total = columns.grads[trace.nodeAt(node)];
  const summed = side === "from" && edges.length > 1 && frame.grad.get(node) === "done" && isScalar(total);
  if (summed) {
    rows.push(h("tr", null, h("th", { scope: "row" }, t("inspect.sum")), h("td", { colspan: 4 }), cell(total, true)));
  }
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

/** @param {"a" | "b" | null} path */
const badge = (path) => path && h("span", { class: `badge path-${path}` }, path.toUpperCase());

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
const localLatex = (edge, { stable }) =>
  (stable?.includes(edge.id) && edge.local_stable) || edge.local_latex || "\\cdot";
