/** Plots along the inputs' numbers: what can move, and how far. */

import { toNumber } from "../lib/format.js";
import { flat, isScalar, placeIn, sizeOf } from "../lib/tensor.js";

/** @import { Columns, Trace, TraceNode } from "./trace.js" */
/** @typedef {{ key: string, node: number, name: string, label: string, at: number[], index: number | null, value: number }} Mover
 *   One number that can move; `key` names it in links, `index` counts the cells of a table. */
/** @typedef {[low: number, high: number]} Range */

/** Tables with more cells than this are not listed. */
const CELLS = 64;
const REACHES = [1, 1.5, 2, 3, 4, 5, 6, 8, 10];
/** Operations that one plot may take, about. */
const WORK = 5e6;
const CURVE = { least: 31, most: 241 };
const SIDE = { least: 11, most: 81 };
/** Nearer to an end of its axis than this share of it, a number has left it. */
const MARGIN = 0.04;

/**
 * Every number that can move, those of small tables cell by cell.
 * @param {Trace} trace
 * @param {Columns} columns
 * @returns {Mover[]}
 */
export const movers = (trace, columns) => trace.inputs.flatMap((node) => cells(trace, columns, node));

/** @param {Trace} trace @param {Columns} columns @param {TraceNode} node @returns {Mover[]} */
function cells(trace, columns, { id, label, shape, value: written }) {
  const name = trace.address.get(id) ?? label;
  const value = columns.values[trace.nodeAt(id)] ?? written;
  if (isScalar(value)) return [{ key: name, node: id, name, label, at: [], index: null, value: toNumber(value) }];
  const all = flat(value);
  if (all.length > CELLS || all.length !== sizeOf(shape)) return [];
  return all.map((cell, index) => {
    const at = placeIn(index, shape);
    const own = `[${at.join(", ")}]`;
    return { key: name + own, node: id, name, label: label + own, at, index, value: toNumber(cell) };
  });
}

/** The width on either side of a number that shows its surroundings. @param {number} value */
export function reachOf(value) {
  const wanted = Math.max(1, 1.25 * Math.abs(value));
  const power = 10 ** Math.floor(Math.log10(wanted));
  return (REACHES.find((reach) => reach * power >= wanted * (1 - 1e-9)) ?? 10) * power;
}

/** Beyond it nothing is drawn: what lies between two ends must be a number, too. */
const LARGEST = 1e300;
export const drawable = (/** @type {number} */ value) => Math.max(-LARGEST, Math.min(LARGEST, value));

/** @param {number} value @param {number} reach @returns {Range} */
export const around = (value, reach) => [tidy(drawable(value - reach)), tidy(drawable(value + reach))];

/** Whether a number can be shown in a range. @param {Range} range @param {number} value */
export function holds([low, high], value) {
  const margin = MARGIN * (high - low);
  return value >= low + margin && value <= high - margin;
}

/** The least step worth taking in a range: at most a hundredth of it. @param {Range} range */
export const stepIn = ([low, high]) => 10 ** Math.floor(Math.log10((high - low) / 100) + 1e-9);

/** A number on the steps of a range, and in it. @param {Range} range @param {number} value */
export function snapped(range, value) {
  const step = stepIn(range);
  return tidy(Math.round(Math.max(range[0], Math.min(range[1], value)) / step) * step);
}

/** @param {number} x */
const tidy = (x) => Number(x.toPrecision(12)) + 0;

/** How many numbers an axis may have: fewer for a large graph. @param {Trace} trace @param {number} dimensions */
export function countFor(trace, dimensions) {
  const numbers = trace.nodes.reduce((all, { shape }) => all + sizeOf(shape), 0);
  const { least, most } = dimensions === 1 ? CURVE : SIDE;
  const fits = Math.floor((WORK / (3 * numbers)) ** (1 / dimensions));
  return Math.max(least, Math.min(most, fits - ((fits + 1) % 2)));
}

/**
 * The number that a change of inputs moved; null where none did or several.
 * @param {Mover[]} before
 * @param {Mover[]} after
 */
export function touched(before, after) {
  const moved = after.filter(({ key, value }) => before.find((other) => other.key === key)?.value !== value);
  return moved.length === 1 ? moved[0].key : null;
}
