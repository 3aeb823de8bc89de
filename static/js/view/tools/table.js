/** The graph as a table: one row per node, what it is, what came forward and what came back at this step. */

import { h, symbol } from "../../lib/dom.js";
import { keepFocus } from "../../lib/focus.js";
import { formatNumber, signOf } from "../../lib/format.js";
import { drawLatex } from "../../lib/latex.js";
import { isScalar, shapeOf, shapeText } from "../../lib/tensor.js";
import { openable } from "../openable.js";

/** @import { Tensor } from "../../lib/format.js" */
/** @import { GradState } from "../../model/frames.js" */
/** @import { TraceNode } from "../../model/trace.js" */
/** @import { CreateTool, ToolData, ToolOptions } from "./index.js" */

/** @type {CreateTool} */
export function create(container, _, { t, lang, onSelect }) {
  const body = h("tbody");
  const heads = ["table.node", "table.value", "table.gradient"].map((key) => h("th", { scope: "col" }, t(key)));
  const caption = h("caption", { class: "unseen" }, t("tool.table"));
  container.replaceChildren(
    h(
      "div",
      { class: "section" },
      h("table", { class: "terms nodes" }, caption, h("thead", null, h("tr", null, ...heads)), body),
    ),
  );
  return {
    update(data) {
      const rows = data.trace.nodes.map((node) => row(node, data, { t, lang, onSelect }));
      keepFocus(body, () => body.replaceChildren(...rows));
    },
    destroy: () => container.replaceChildren(),
  };
}

/** @param {TraceNode} node @param {ToolData} data @param {Pick<ToolOptions, "t" | "lang" | "onSelect">} options */
function row(node, { trace, columns, frame, node: current }, { t, lang, onSelect }) {
  const at = trace.nodeAt(node.id);
  const formula = h("small", { class: "formula-of" });
  if (node.expr) drawLatex(formula, `= ${node.expr}`);
  else formula.textContent = t(`inspect.${node.role}`);
  const shown = frame.value.get(node.id) === "shown";
  const state = frame.grad.get(node.id) ?? "pending";
  const gradient = columns.grads[at] ?? null;
  const settled = state === "done" || state === "zero";
  return h(
    "tr",
    { class: node.id === current ? "now" : null, "data-node": node.id },
    h(
      "th",
      { scope: "row" },
      h("button", { type: "button", class: "row-button", click: () => onSelect(node.id) }, symbol(node.label)),
      formula,
    ),
    h(
      "td",
      null,
      shown
        ? openable(`v${node.id}`, written(columns.values[at] ?? null, lang))
        : nothing("—", t("graph.a11y.pending")),
    ),
    h(
      "td",
      { class: settled && gradient !== null && isScalar(gradient) ? signOf(gradient) : null },
      settled ? openable(`g${node.id}`, written(gradient, lang)) : missing(state, t),
    ),
  );
}

/** @param {Tensor | null} value @param {string} lang */
const written = (value, lang) =>
  value === null ? "" : isScalar(value) ? formatNumber(value, lang) : shapeText(shapeOf(value));

/** @param {GradState} state @param {ToolOptions["t"]} t */
const missing = (state, t) =>
  state === "none" ? nothing("·", t("graph.a11y.none")) : nothing("—", t("graph.a11y.pending"));

/** A sign for the eye, words for the ear. @param {string} sign @param {string} words */
const nothing = (sign, words) =>
  h("span", null, h("span", { "aria-hidden": "true" }, sign), h("span", { class: "unseen" }, words));
