/** The graph as a table: one row per node, what it is, what came forward and what came back at this step. */

import { h, symbol } from "../../lib/dom.js";
import { keepFocus } from "../../lib/focus.js";
import { formatNumber, signOf } from "../../lib/format.js";
import { drawLatex } from "../../lib/latex.js";
import { hasFew, isScalar, rows, shapeOf, shapeText } from "../../lib/tensor.js";
import { createHeat } from "../heat.js";
import { openable } from "../openable.js";

/** @import { Tensor } from "../../lib/format.js" */
/** @import { Trace, TraceNode } from "../../model/trace.js" */
/** @import { Words } from "../words.js" */
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
        if (made) body.replaceChildren(...lines.flatMap(({ elements }) => elements));
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
function createRow({ id, expr, role, label, shape }, { pending, none }, { t, lang, onSelect }) {
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
  const cells = shape.length ? createCells(shape, { t, lang }) : null;
  return {
    elements: cells ? [element, cells.element] : [element],
    /** @param {ToolData} data */
    update({ trace, columns, frame, node: current }) {
      element.classList.toggle("now", id === current);
      const at = trace.nodeAt(id);
      const [x, dx] = [columns.values[at] ?? null, columns.grads[at] ?? null];
      const state = frame.grad.get(id) ?? "pending";
      const [shown, settled] = [frame.value.get(id) === "shown", state === "done" || state === "zero"];
      cells?.element.classList.toggle("now", id === current);
      cells?.write([shown ? x : null, settled ? dx : null]);
      value.write(shown ? written(x, lang) : pending, x);
      gradient.write(settled ? written(dx, lang) : state === "none" ? none : pending, dx);
      gradient.element.className = settled && dx !== null && isScalar(dx) ? signOf(dx) : "";
    },
  };
}

/** Two tables of more columns have no room beside each other. */
const BESIDE = 3;

/**
 * For the eye, under the shapes: the numbers of what is small enough to be written on a card, too.
 * @param {number[]} shape @param {Words} words
 */
function createCells(shape, words) {
  const pair = Number(shape.at(-1)) > BESIDE ? "figures-pair wide" : "figures-pair";
  const places = [h("div"), h("div")];
  const element = h(
    "tr",
    { class: "figures", "aria-hidden": "true" },
    h("td", { colspan: 3 }, h("div", { class: pair }, ...places)),
  );
  element.hidden = true;
  /** @type {(Tensor | null)[]} */
  let last = [null, null];
  return {
    element,
    /** Of each nothing, while it is not known. @param {(Tensor | null)[]} numbers the value's and the gradient's */
    write(numbers) {
      numbers.forEach((x, i) => {
        if (x === last[i]) return;
        const few = x !== null && !isScalar(x) && hasFew(rows(x));
        places[i].replaceChildren(few ? createHeat(x, shapeOf(x), words, { light: i === 1, brief: true }) : "");
      });
      last = numbers;
      element.hidden = places.every((place) => !place.firstElementChild);
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

/** The numbers of a small table, row by row. @param {Tensor | null} value @param {string} lang */
function numbers(value, lang) {
  if (value === null || isScalar(value) || shapeOf(value).reduce((all, size) => all * size, 1) > CELLS) return "";
  return rows(value)
    .map((row) => row.map((x) => formatNumber(x, lang)).join(" "))
    .join("; ");
}
