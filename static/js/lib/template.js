/** Step formulas as the server writes them: LaTeX with slots for numbers and marks on the factors. */

import { finestOf, latexNumber, repeats, shownExactly, signOf, toNumber } from "./format.js";
import { filled, isScalar, rows, shapeOf } from "./tensor.js";

/** @import { Scalar, Tensor } from "./format.js" */
/** @import { Columns, Trace } from "../model/trace.js" */
/** @typedef {(slot: string) => Tensor | null} SlotReader */
/** @typedef {{ upstream: string, local: string, term: (edge: number) => string }} Captions */
/** @typedef {(edge: number) => string | null} PathReader  The path an edge belongs to, where two meet. */

/** Larger tables are named by their shape. */
const MOST = { rows: 4, columns: 4, digits: 3 };
const SLOTS = /\\(val|arg|col)\{(\w\d+)\}/g;
/** Kinds of slot whose numbers are light: gradients, contributions, tangents. */
const HUED = new Set(["g", "c", "t"]);

/**
 * Find the number that a slot such as `g3` names; `u5` is upstream of edge 5.
 * @param {Trace} trace
 * @param {Columns} columns
 * @returns {SlotReader}
 */
export function slotReader(trace, columns) {
  return (slot) => {
    const id = Number(slot.slice(1));
    if (slot[0] === "v") return columns.values[trace.nodeAt(id)] ?? null;
    if (slot[0] === "g" || slot[0] === "t") return columns.grads[trace.nodeAt(id)] ?? null;
    if (slot[0] === "l") return localOf(trace, columns, id);
    if (slot[0] === "u") return columns.grads[trace.nodeAt(trace.edge(id).to)] ?? null;
    if (slot[0] === "c") return columns.contributions[trace.edgeAt(id)] ?? null;
    return null;
  };
}

/**
 * What a number was made of a table by is as large as that table, be it one number throughout.
 * @param {Trace} trace @param {Columns} columns @param {number} edge
 */
export function localOf(trace, columns, edge) {
  const local = columns.locals[trace.edgeAt(edge)] ?? null;
  const { from, to } = trace.edge(edge);
  const [table, made] = [from, to].map((id) => columns.values[trace.nodeAt(id)]);
  if (!isScalar(local) || !isScalar(made) || !Array.isArray(table)) return local;
  return filled(shapeOf(table), local);
}

/**
 * Turn one stage's template into LaTeX that KaTeX knows.
 * @param {string} template
 * @param {{ read: SlotReader, lang: string, path?: PathReader, captions?: Captions | null, lens?: boolean }} options `captions`: label the factors; `lens`: the local one stands in its lens
 */
export function writeStage(template, { read, lang, path = () => null, captions = null, lens = false }) {
  /** @param {string} body @param {string} words */
  const brace = (body, words) => `\\underbrace{${body}}_{\\htmlClass{caption}{\\text{${words}}}}`;
  let latex = rewrite(template, "term", 2, ([edge, body]) => {
    const hued = path(Number(edge));
    return `\\htmlClass{${hued ? `path-${hued} ` : ""}edge-${edge}}{${captions ? brace(body, captions.term(Number(edge))) : body}}`;
  });
  latex = rewrite(latex, "upstream", 1, ([body]) => (captions ? brace(body, captions.upstream) : body));
  latex = rewrite(latex, "local", 1, ([body]) => {
    if (captions) return brace(body, captions.local);
    return lens ? `\\htmlClass{glass}{${body.replace("\\arg", "\\val")}}` : body;
  });
  const [, product] = /^\\eq \\(?:val|col)\{c(\d+)\}$/.exec(template) ?? [];
  const exact =
    [...template.matchAll(SLOTS)].every(([, , slot]) => exactly(read(slot))) ||
    (product !== undefined && repeats([read(`u${product}`), read(`l${product}`)], read(`c${product}`)));
  return fillSlots(latex.replaceAll("\\eq", exact ? "=\\;" : "\\approx\\;"), read, lang);
}

/** The same without the page's own marks, to be taken elsewhere. @param {string} latex */
export const plainLatex = (latex) =>
  rewrite(latex, "htmlClass", 2, ([, body]) => body)
    .replaceAll("\\;", " ")
    .trim();

/** @param {Tensor | null} value */
function exactly(value) {
  if (value === null || isScalar(value)) return isScalar(value) && shownExactly(value);
  const cells = rows(value);
  return !writtenOut(cells) || cells.flat().every((x) => shownExactly(x, MOST.digits));
}

/** @param {Scalar[][]} cells */
const writtenOut = (cells) => cells.length <= MOST.rows && cells[0].length <= MOST.columns;

/**
 * Put numbers into the slots of a template.
 * @param {string} template
 * @param {SlotReader} read
 * @param {string} lang
 */
export function fillSlots(template, read, lang) {
  const terms = [...template.matchAll(SLOTS)].filter(([, , slot]) => slot[0] === "c");
  const finest = terms.length > 1 ? finestOf(terms.map(([, , slot]) => read(slot))) : Number.POSITIVE_INFINITY;
  return template.replace(SLOTS, (_, kind, slot) => {
    const value = read(slot);
    if (value === null) return "\\cdot";
    const hued = HUED.has(slot[0]);
    if (!isScalar(value)) return table(value, lang, hued, kind === "col");
    const number = hue(latexNumber(value, lang, 4, finest), hued ? signOf(value) : null);
    return kind === "arg" && toNumber(value) < 0 ? `(${number})` : `{${number}}`;
  });
}

/**
 * Replace each `\name{a}{b}` by what `write` makes of its arguments.
 * @param {string} latex
 * @param {string} name
 * @param {number} arity
 * @param {(parts: string[]) => string} write
 * @returns {string}
 */
export function rewrite(latex, name, arity, write) {
  const start = latex.indexOf(`\\${name}{`);
  if (start < 0) return latex;
  let at = start + name.length + 1;
  const parts = [];
  for (let i = 0; i < arity; i++) {
    const from = at;
    let depth = 0;
    do {
      if (latex[at] === "{") depth += 1;
      if (latex[at] === "}") depth -= 1;
      at += 1;
    } while (depth > 0 && at < latex.length);
    parts.push(rewrite(latex.slice(from + 1, at - 1), name, arity, write));
  }
  return latex.slice(0, start) + write(parts) + rewrite(latex.slice(at), name, arity, write);
}

/**
 * @param {string} latex
 * @param {string | null} name
 */
const hue = (latex, name) => (name ? `\\htmlClass{${name}}{${latex}}` : latex);

/**
 * @param {Tensor} value
 * @param {string} lang
 * @param {boolean} hued
 * @param {boolean} upright a vector as a column
 */
function table(value, lang, hued, upright) {
  const cells = upright ? rows(value)[0].map((x) => [x]) : rows(value);
  if (!writtenOut(cells)) return `[\\,${cells.length}\\times ${cells[0].length}\\,]`;
  const lines = cells.map((row) =>
    row.map((x) => hue(latexNumber(x, lang, MOST.digits), hued ? signOf(x) : null)).join(" & "),
  );
  return `\\begin{bmatrix}${lines.join(" \\\\ ")}\\end{bmatrix}`;
}
