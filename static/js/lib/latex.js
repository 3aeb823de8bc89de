/** Formulas drawn by KaTeX as nodes, never as HTML text. */

import katex from "katex";
import { numerals, shapesAs } from "./notation.js";
import { patch } from "./patch.js";

/** A shape of two sizes, `\\shape{n}{m}`, as the reader wants it written. */
const SHAPE = { list: "[#1,#2]", times: "{#1{\\times}#2}" };
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
  const written = numerals(latex);
  const key = (display ? "D" : "I") + shapesAs() + written;
  let formula = drawn.get(key);
  if (!formula) {
    formula = document.createElement("span");
    katex.render(written, formula, {
      displayMode: display,
      throwOnError: false,
      strict: false,
      macros: { "\\shape": SHAPE[shapesAs()] },
      trust: ({ command }) => command === "\\htmlClass",
    });
    if (drawn.size >= KEPT) drawn.clear();
    drawn.set(key, formula);
  }
  patch(element, [...formula.cloneNode(true).childNodes]);
}

/** A formula amid words. @param {string} latex */
export function inlineLatex(latex) {
  const element = document.createElement("span");
  drawLatex(element, latex);
  return element;
}
