/** The graph as a table: one row per node, what it is, what came forward and what came back at this step. */

import { h, symbol } from "../../lib/dom.js";
import { keepFocus } from "../../lib/focus.js";
import { formatNumber, signOf } from "../../lib/format.js";
import { drawLatex } from "../../lib/latex.js";
import { isScalar, rows, shapeOf, shapeText } from "../../lib/tensor.js";
import { openable } from "../openable.js";

/** @import { Tensor } from "../../lib/format.js" */
/** @import { Trace, TraceNode } from "../../model/trace.js" */
/** @import { CreateTool, ToolData, ToolOptions } from "./index.js" */
/** @typedef {{ sign: string, words: string }} Blank  what stands in a number's place: a sign for the eye, words for the ear */

/** @type {CreateTool} */
export function create(container, _, options) {
  const { t } = options;
  const blanks = {
    pending: { sign: "—", words: t("graph.a11y.pending") },
    none: { sign: "·", words: t("graph.a11y.none") },
  };
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
  /** @type {Trace | null} */
  let trace = null;
  /** @type {ReturnType<typeof createRow>[]} */
  let lines = [];
  return {
    update(data) {
      const made = trace !== data.trace;
      if (made) lines = data.trace.nodes.map((node) => createRow(node, blanks, options));
      trace = data.trace;
      keepFocus(body, () => {
        for (const line of lines) line.update(data);
        if (made) body.replaceChildren(...lines.map(({ element }) => element));
      });
    },
    destroy: () => container.replaceChildren(),
  };
}

/**
 * What is said of a node at each step and number; its formula, which costs most, stays.
 * @param {TraceNode} node @param {{ pending: Blank, none: Blank }} blanks
 * @param {Pick<ToolOptions, "t" | "lang" | "onSelect">} options
 */
function createRow({ id, expr, role, label }, { pending, none }, { t, lang, onSelect }) {
  const formula = h("small", { class: "formula-of" });
  if (expr) drawLatex(formula, `= ${expr}`);
  else formula.textContent = t(`inspect.${role}`);
  const name = h("button", { type: "button", class: "row-button", click: () => onSelect(id) }, symbol(label));
  const [value, gradient] = [createCell(`v${id}`, lang), createCell(`g${id}`, lang)];
  const element = h(
    "tr",
    { "data-node": id },
    h("th", { scope: "row" }, name, formula),
    value.element,
    gradient.element,
  );
  return {
    element,
    /** @param {ToolData} data */
    update({ trace, columns, frame, node: current }) {
      element.classList.toggle("now", id === current);
      const at = trace.nodeAt(id);
      const [x, dx] = [columns.values[at] ?? null, columns.grads[at] ?? null];
      const state = frame.grad.get(id) ?? "pending";
      const settled = state === "done" || state === "zero";
      value.write(frame.value.get(id) === "shown" ? written(x, lang) : pending, x);
      gradient.write(settled ? written(dx, lang) : state === "none" ? none : pending, dx);
      gradient.element.className = settled && dx !== null && isScalar(dx) ? signOf(dx) : "";
    },
  };
}

/** A number that opens, or what stands in its place. @param {string} slot @param {string} lang */
function createCell(slot, lang) {
  const [element, number, rest] = [h("td"), openable(slot), h("span", { class: "unseen" })];
  /** @type {string | Blank | null} */
  let last = null;
  /** @type {Tensor | null} */
  let told = null;
  return {
    element,
    /** @param {string | Blank} what @param {Tensor | null} value whose numbers are told after it, to the ear */
    write(what, value) {
      if (typeof what === "string" && value !== told) {
        told = value;
        rest.textContent = numbers(value, lang);
      }
      if (what === last) return;
      last = what;
      if (typeof what !== "string") {
        const { sign, words } = what;
        element.replaceChildren(h("span", { "aria-hidden": "true" }, sign), h("span", { class: "unseen" }, words));
        return;
      }
      number.textContent = what;
      if (number.parentElement !== element) element.replaceChildren(number, rest);
    },
  };
}

/** @param {Tensor | null} value @param {string} lang */
const written = (value, lang) =>
  value === null ? "" : isScalar(value) ? formatNumber(value, lang) : shapeText(shapeOf(value));

/** A table of numbers with more of them is told by its shape alone. */
const CELLS = 64;

/** The numbers of a small table, row by row: the eye has them in the picture. @param {Tensor | null} value @param {string} lang */
function numbers(value, lang) {
  if (value === null || isScalar(value) || shapeOf(value).reduce((all, size) => all * size, 1) > CELLS) return "";
  return rows(value)
    .map((row) => row.map((x) => formatNumber(x, lang)).join(" "))
    .join("; ");
}
