/** The loss around a network's parameters, made ready to be drawn as a map. */

import { arrayOf } from "./wire.js";

/** @typedef {{ grid: number[][], loss: number, low: number, high: number, span: number, points: number, of: number, source: string }} Landscape  `grid[i][j]`: the i-th place along the first direction, the j-th along the second */

/** Level lines of a map. */
const LINES = 11;
/** A map of more than so many times its lowest loss has its lines on a log scale. */
const WIDE = 20;

/** @param {any} answer @returns {Landscape} */
export function landscapeOf({ size, losses, loss, low, high, span, points, of, source }) {
  const flat = arrayOf(losses);
  const grid = Array.from({ length: size }, (_, i) => Array.from({ length: size }, (_, j) => flat[j * size + i]));
  return { grid, span, points, of, source, loss: Number(loss), low: Number(low), high: Number(high) };
}

/** How high a loss lies between the lowest and the highest, 0 to 1. @param {{ low: number, high: number }} range */
export function heightIn({ low, high }) {
  if (low > 0 && high / low > WIDE) {
    const wide = Math.log(high / low);
    return (/** @type {number} */ loss) => Math.log(loss / low) / wide;
  }
  return (/** @type {number} */ loss) => (loss - low) / (high - low || 1);
}

/** Losses at which lines are drawn, evenly apart in height. @param {{ low: number, high: number }} range */
export function linesIn({ low, high }) {
  const logs = low > 0 && high / low > WIDE;
  return Array.from({ length: LINES }, (_, k) => {
    const share = (k + 1) / (LINES + 1);
    return logs ? low * (high / low) ** share : low + (high - low) * share;
  });
}
