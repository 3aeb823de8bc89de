/** A swept column: its numbers as strokes of a pen, the stretches without any, and where it breaks. */

import { toNumber } from "../lib/format.js";
import { drawable } from "./plot.js";

/** @import { Scalar } from "../lib/format.js" */
/** @import { Range } from "./plot.js" */
/** @typedef {{ at: number, kind: "kink" | "jump" | "pole" | "end", sides?: [number, number] | null }} Break  `sides`: of a pole, the signs beside it, 0 where there is no value */
/** @typedef {{ axes: { node: number, at: number[], numbers: number[], grads: any }[], values: any, breaks: Break[] }} Swept */

/** @param {Scalar[]} column @returns {number[]} */
export const numbersOf = (column) => column.map(toNumber);

/** All values are shown unless that takes so many times the room. */
const WHOLE = 2;

/**
 * The range of values to show: all, or what lies about the middle, so that a pole or an exponential does not flatten the rest.
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
  const all = [...values.filter(Number.isFinite), ...known];
  const [least, most] = [Math.min(...all), Math.max(...all)];
  if (most > least && most - least <= WHOLE * (high - low + 2 * room)) {
    const rim = 0.04 * (most - least);
    return [drawable(least - rim), drawable(most + rim)];
  }
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
 * How a break is told: which sentence, and where the value goes on either side of a pole.
 * @param {Break} found
 */
export function breakWords({ kind, sides }) {
  if (!sides) return { key: `plot.break.${kind}`, left: "", right: "" };
  const [left, right] = sides.map((sign) => (sign < 0 ? "−∞" : sign > 0 ? "+∞" : ""));
  const key = !left || !right ? "plot.break.pole.end" : left === right ? "plot.break.pole.same" : "plot.break.pole";
  return { key, left: left || right, right };
}
