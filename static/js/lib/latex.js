/** Formulas: number slots filled in the reader's notation, then drawn by KaTeX as nodes (never as HTML text). */

import katex from "katex";
import { latexNumber, signOf, toNumber } from "./format.js";
import { isScalar, rows } from "./tensor.js";

/** @import { Tensor } from "./format.js" */
/** @import { Columns, Trace } from "../model/trace.js" */

const CELLS_SHOWN = { rows: 4, columns: 4 };
/** Kinds of slot whose numbers are light: gradients, contributions, tangents. */
const HUED = new Set(["g", "c", "t"]);

/**
 * Find the number that a slot such as `g3` names.
 * @param {Trace} trace
 * @param {Columns} columns
 * @returns {(slot: string) => Tensor | null}
 */
export function slotReader(trace, columns) {
  return (slot) => {
    const id = Number(slot.slice(1));
    switch (slot[0]) {
      case "v":
        return columns.values[trace.nodeAt(id)] ?? null;
      case "g":
        return columns.grads[trace.nodeAt(id)] ?? null;
      case "l":
        return columns.locals[trace.edgeAt(id)] ?? null;
      case "c":
        return columns.contributions[trace.edgeAt(id)] ?? null;
      default:
        return null;
    }
  };
}

/**
 * Put numbers into the slots of a template.
 * @param {string} template
 * @param {(slot: string) => Tensor | null} read
 * @param {string} locale
 * @returns {string}
 */
export function fillSlots(template, read, locale) {
  return template.replace(/\\(val|arg)\{(\w\d+)\}/g, (_, kind, slot) => {
    const value = read(slot);
    if (value === null) return "\\cdot";
    const hued = HUED.has(slot[0]);
    if (!isScalar(value)) return tensorLatex(value, locale, hued);
    const number = hue(latexNumber(value, locale), hued ? signOf(value) : null);
    return kind === "arg" && toNumber(value) < 0 ? `(${number})` : `{${number}}`;
  });
}

/**
 * @param {string} latex
 * @param {string | null} name
 */
const hue = (latex, name) => (name ? `\\htmlClass{${name}}{${latex}}` : latex);

/**
 * @param {Tensor} value
 * @param {string} locale
 * @param {boolean} hued
 */
function tensorLatex(value, locale, hued) {
  const table = rows(value);
  if (table.length > CELLS_SHOWN.rows || table[0].length > CELLS_SHOWN.columns) {
    return `[\\,${table.length}\\times ${table[0].length}\\,]`;
  }
  const lines = table.map((row) => row.map((x) => hue(latexNumber(x, locale, 3), hued ? signOf(x) : null)).join(" & "));
  return `\\begin{bmatrix}${lines.join(" \\\\ ")}\\end{bmatrix}`;
}

/** @type {Map<string, HTMLElement>} */
const drawn = new Map();
const KEPT = 600;

/**
 * Draw LaTeX into an element, replacing what was there.
 * @param {Element} element
 * @param {string} latex
 * @param {{ display?: boolean }} [options]
 */
export function drawLatex(element, latex, { display = false } = {}) {
  const key = (display ? "D" : "I") + latex;
  let formula = drawn.get(key);
  if (!formula) {
    formula = document.createElement("span");
    katex.render(latex, formula, {
      displayMode: display,
      throwOnError: false,
      strict: false,
      trust: ({ command }) => command === "\\htmlClass",
    });
    if (drawn.size >= KEPT) drawn.clear();
    drawn.set(key, formula);
  }
  element.replaceChildren(...formula.cloneNode(true).childNodes);
}
