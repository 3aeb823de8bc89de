/** Nested lists of numbers: shape, size, and reading or writing one cell. */

import { shapesAs } from "./notation.js";

/** @import { Scalar, Tensor } from "./format.js" */

/**
 * @param {Tensor | null | undefined} value
 * @returns {value is Scalar}
 */
export const isScalar = (value) => value !== null && value !== undefined && !Array.isArray(value);

/**
 * @param {Tensor} value
 * @returns {Scalar[]}
 */
export const flat = (value) => (Array.isArray(value) ? value.flatMap(flat) : [value]);

/** The size of a table as one number. @param {Tensor} value */
export function rootMeanSquare(value) {
  const numbers = flat(value).map(Number);
  return Math.sqrt(numbers.reduce((sum, x) => sum + x * x, 0) / Math.max(1, numbers.length));
}

/**
 * Rows for drawing: a vector is one row, further axes are stacked.
 * @param {Tensor} value
 * @returns {Scalar[][]}
 */
export function rows(value) {
  if (!Array.isArray(value)) return [[value]];
  if (value.every((item) => !Array.isArray(item))) return [/** @type {Scalar[]} */ (value)];
  return value.flatMap(rows);
}

/** So many columns and rows have room for their numbers where there is little. */
const FEW = 4;

/** @param {Scalar[][]} table */
export const hasFew = (table) => table.length <= FEW && table.every((row) => row.length <= FEW);

/** Of a vector it is in brackets in either notation: a bare number would say nothing. @param {readonly number[]} shape */
export const shapeText = (shape) =>
  shapesAs() === "times" && shape.length > 1 ? shape.join("\u00a0×\u00a0") : `[${shape.join(", ")}]`;

/** A table that holds one number throughout. @param {readonly number[]} shape @param {Tensor} number */
export const filled = (shape, number) =>
  shape.reduceRight((/** @type {Tensor} */ row, size) => Array(size).fill(row), number);

/**
 * A copy with one cell replaced; `index` counts cells in reading order.
 * @param {Tensor} value
 * @param {number} index
 * @param {number} cell
 * @returns {Tensor}
 */
export function withCell(value, index, cell) {
  let seen = -1;
  /** @param {Tensor} item @returns {Tensor} */
  const copy = (item) => {
    if (Array.isArray(item)) return item.map(copy);
    seen += 1;
    return seen === index ? cell : item;
  };
  return copy(value);
}

/** How many numbers an array of a shape holds. @param {readonly number[]} shape */
export const sizeOf = (shape) => shape.reduce((all, each) => all * each, 1);

/** Where a cell stands, as it would be written: counted from 0. @param {number} index in reading order @param {readonly number[]} shape */
export const placeIn = (index, shape) =>
  shape.map((size, axis) => Math.floor(index / sizeOf(shape.slice(axis + 1))) % size);

/** @param {Tensor} value @returns {number[]} */
export const shapeOf = (value) => (Array.isArray(value) ? [value.length, ...shapeOf(value[0] ?? 0)] : []);

/**
 * A copy with a table of numbers laid over it from one cell on; what reaches beyond the edges is left out.
 * @param {Tensor} value
 * @param {number} index
 * @param {number[][]} table
 * @returns {Tensor}
 */
export function withTable(value, index, table) {
  const width = rows(value)[0]?.length ?? 1;
  const height = flat(value).length / width;
  const [top, left] = [Math.floor(index / width), index % width];
  return table
    .slice(0, height - top)
    .flatMap((row, r) => row.slice(0, width - left).map((x, c) => ({ x, at: (top + r) * width + left + c })))
    .reduce((/** @type {Tensor} */ done, { x, at }) => withCell(done, at, x), value);
}

/**
 * Two arrays of one shape, number by number.
 * @param {Tensor} a
 * @param {Tensor} b
 * @param {(x: number, y: number) => number} combine
 * @returns {Tensor}
 */
export const zipped = (a, b, combine) =>
  Array.isArray(a)
    ? /** @type {Tensor} */ (a.map((each, i) => zipped(each, /** @type {Tensor[]} */ (b)[i], combine)))
    : combine(Number(a), Number(b));
