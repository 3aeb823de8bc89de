/** Plots along the inputs' numbers: what can move, how far, and how a swept column becomes strokes. */

import { toNumber } from "../lib/format.js";
import { flat, isScalar } from "../lib/tensor.js";

/** @import { Scalar } from "../lib/format.js" */
/** @import { Columns, Trace, TraceNode } from "./trace.js" */
/** @typedef {{ key: string, node: number, name: string, label: string, at: number[], index: number | null, value: number }} Mover
 *   One number that can move; `key` names it in links, `index` counts the cells of a table. */
/** @typedef {[low: number, high: number]} Range */
/** @typedef {{ at: number, kind: "kink" | "jump" | "pole" | "end", sides?: [number, number] | null }} Break  `sides`: of a pole, the signs beside it, 0 where there is no value */
/** @typedef {{ axes: { node: number, at: number[], numbers: number[], grads: any }[], values: any, breaks: Break[] }} Swept */

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
    const at = placeOf(index, shape);
    const own = `[${at.join(", ")}]`;
    return { key: name + own, node: id, name, label: label + own, at, index, value: toNumber(cell) };
  });
}

/** @param {readonly number[]} shape */
const sizeOf = (shape) => shape.reduce((all, size) => all * size, 1);

/** @param {number} index @param {readonly number[]} shape */
const placeOf = (index, shape) => shape.map((size, axis) => Math.floor(index / sizeOf(shape.slice(axis + 1))) % size);

/** The width on either side of a number that shows its surroundings. @param {number} value */
export function reachOf(value) {
  const wanted = Math.max(1, 1.25 * Math.abs(value));
  const power = 10 ** Math.floor(Math.log10(wanted));
  return (REACHES.find((reach) => reach * power >= wanted * (1 - 1e-9)) ?? 10) * power;
}

/** Beyond it nothing is drawn: what lies between two ends must be a number, too. */
const LARGEST = 1e300;
const drawable = (/** @type {number} */ value) => Math.max(-LARGEST, Math.min(LARGEST, value));

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

/** @param {Scalar[]} column @returns {number[]} */
export const numbersOf = (column) => column.map(toNumber);

/**
 * The range of values to show: what lies about the middle, so that a pole or an exponential does not flatten the rest.
 * @param {number[]} values
 * @param {...number} here values that must be in it
 * @returns {Range}
 */
export function domainOf(values, ...here) {
  const middle = values.slice(Math.floor(values.length * 0.28), Math.ceil(values.length * 0.72));
  const sorted = [...middle.filter(Number.isFinite)].sort((a, b) => a - b);
  const share = (/** @type {number} */ part) => sorted[Math.round(part * (sorted.length - 1))];
  const known = [share(0.08), share(0.92), ...here].filter(Number.isFinite).map(drawable);
  if (!known.length) return [-1, 1];
  const [low, high] = [Math.min(...known), Math.max(...known)];
  const room = high - low > 1e-9 * Math.abs(high) ? 0.35 * (high - low) : Math.max(1, 0.5 * Math.abs(high));
  return [drawable(low - room), drawable(high + room)];
}

/**
 * A column as strokes of a pen, lifted where there is no finite value, and on either side of a jump or a pole.
 * @param {number[]} numbers
 * @param {number[]} values
 * @param {Break[]} breaks
 * @returns {[x: number, y: number][][]}
 */
export function strokes(numbers, values, breaks) {
  const cuts = breaks.filter(({ kind }) => kind === "jump" || kind === "pole").map(({ at }) => at);
  const hair = 1e-6 * (numbers[1] - numbers[0]);
  /** @type {[number, number][][]} */
  const found = [[]];
  numbers.forEach((x, i) => {
    const last = found[found.length - 1];
    const lifted = i > 0 && cuts.some((cut) => cut > numbers[i - 1] - hair && cut < x + hair);
    if (last.length && (lifted || !Number.isFinite(values[i]))) found.push([]);
    if (Number.isFinite(values[i])) found[found.length - 1].push([x, values[i]]);
  });
  return found.filter((stroke) => stroke.length > 1);
}

/**
 * The stretches without a finite value, up to the breaks that bound them.
 * @param {number[]} numbers
 * @param {number[]} values
 * @param {Break[]} breaks
 * @returns {Range[]}
 */
export function gaps(numbers, values, breaks) {
  /** @type {Range[]} */
  const found = [];
  const bound = (/** @type {number} */ low, /** @type {number} */ high, /** @type {number} */ otherwise) =>
    breaks.find(({ at }) => at >= low && at <= high)?.at ?? otherwise;
  for (let i = 0; i < values.length; i += 1) {
    if (Number.isFinite(values[i])) continue;
    let end = i;
    while (end + 1 < values.length && !Number.isFinite(values[end + 1])) end += 1;
    const low = i === 0 ? numbers[0] : bound(numbers[i - 1], numbers[i], numbers[i]);
    const high = end === values.length - 1 ? numbers[end] : bound(numbers[end], numbers[end + 1], numbers[end]);
    if (high > low) found.push([low, high]);
    i = end;
  }
  return found;
}

/**
 * What a column has at a number between its samples; NaN outside.
 * @param {number[]} numbers
 * @param {number[]} values
 * @param {number} x
 */
export function between(numbers, values, x) {
  const after = numbers.findIndex((number) => number >= x);
  if (after < 0) return Number.NaN;
  if (after === 0 || numbers[after] === x) return numbers[after] === x ? values[after] : Number.NaN;
  const share = (x - numbers[after - 1]) / (numbers[after] - numbers[after - 1]);
  return values[after - 1] + share * (values[after] - values[after - 1]);
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

/**
 * How a break is told: which sentence, and where the value goes on either side of a pole.
 * @param {Break} found
 */
export function breakWords({ kind, sides }) {
  if (!sides) return { key: `plot.break.${kind}`, left: "", right: "" };
  const [left, right] = sides.map((sign) => (sign < 0 ? "−∞" : sign > 0 ? "+∞" : ""));
  const key = !left || !right ? "plot.break.pole.end" : left === right ? "plot.break.pole.same" : "plot.break.pole";
  return { key, left: left || right, right };
}
