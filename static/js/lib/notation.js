/**
 * How shapes are written: `[n, m]` as in programs, or `n × m` as in books; and numbers that stand in a formula: with a
 * point as in programs, or with a comma. What is drawn from then on is written so.
 */

/** @typedef {"list" | "times"} Shapes */
/** @typedef {"rows" | "columns"} Samples  How examples lie in a matrix: `X W` or `W X`. */
/** @typedef {{ shapes: Shapes, samples: Samples }} Notation */

/** @type {Shapes} */
let shapes = "list";

/** @param {Shapes} next */
export function writeShapesAs(next) {
  shapes = next;
}

export const shapesAs = () => shapes;

/** In a sentence a quotient is not parted at the end of a line. @param {string} text */
export const unparted = (text) => text.replaceAll("/∂", "/\u2060∂");

const POINT = /(\d)\.(?=\d)/g;
/** Between two arguments; `\\,` is a space. */
const COMMA = /(?<!\\),(?=\s)/g;
let comma = false;

/** @param {string} lang */
export function writeNumbersAs(lang) {
  comma = lang === "ru";
}

/** A comma inside numbers leaves none to stand between them. @param {string} text @param {string} mark */
const marked = (text, mark) =>
  comma && text.search(POINT) >= 0 ? text.replace(COMMA, ";").replace(POINT, `$1${mark}`) : text;

/** A name or a program's number as the reader writes it. @param {string} text */
export const numeral = (text) => marked(text, ",");

/** The same in a formula, where a comma has a space after it. @param {string} latex */
export const numerals = (latex) => marked(latex, "{,}");
