/** Where units and layers stand in a window, and how wide the lines between them are. */

/** @import { Matrix } from "./wire.js" */

/** Wider layers are drawn as one card. */
const WIDEST = 16;
/** Nets with more lines than this are drawn as cards. */
const MOST_LINES = 4000;

/**
 * @typedef {{ x: number, y: number, r: number }} Unit
 * @typedef {{ x: number, units: Unit[], card: { w: number, h: number, y: number } | null }} Column  the first one is the input
 */

/** Whether the single units are drawn. @param {number[]} widths */
export const showsUnits = (widths) =>
  widths.every((width) => width <= WIDEST) &&
  widths.slice(1).reduce((sum, width, i) => sum + width * widths[i], 0) <= MOST_LINES;

/**
 * @param {number[]} widths the input's first
 * @param {{ width: number, height: number, top: number, bottom: number, side: number, largest: number }} room  `largest`: the radius of a unit at most
 * @returns {Column[]}
 */
export function columnsOf(widths, { width, height, top, bottom, side, largest }) {
  const gap = (width - 2 * side) / Math.max(1, widths.length - 1);
  const [free, middle] = [height - top - bottom, top + (height - top - bottom) / 2];
  const units = showsUnits(widths);
  const most = Math.max(...widths);
  const apart = Math.min(62, free / most);
  const r = Math.max(3, Math.min(largest, apart * (largest > 20 ? 0.45 : 0.4), gap * 0.3));
  return widths.map((count, i) => {
    const x = side + gap * i;
    if (units)
      return {
        x,
        units: Array.from({ length: count }, (_, k) => ({ x, y: middle + (k - (count - 1) / 2) * apart, r })),
        card: null,
      };
    const tall = Math.max(24, free * 0.9 * Math.min(1, Math.log2(1 + count) / Math.log2(1 + most)));
    return { x, units: [], card: { w: Math.max(3, Math.min(64, gap * 0.56)), h: tall, y: middle - tall / 2 } };
  });
}

/** From the top of its units, or its card, to the bottom. @param {Column} column @returns {[number, number]} */
export function reachOf({ card, units }) {
  if (card) return [card.y, card.y + card.h];
  const [first, last] = [units[0], units[units.length - 1]];
  return [first.y - first.r, last.y + last.r];
}

/** What a line thins out over, in decades under the widest. */
const DECADES = 1.6;

/** How wide a line is, and how clear: the faintest stay as a hint. @param {number} size @param {number} largest */
export function lineOf(size, largest) {
  if (!(size > 0) || !(largest > 0)) return { width: 0.6, alpha: 0.1 };
  const near = Math.max(0, 1 - Math.log10(largest / size) / DECADES);
  return { width: 0.6 + 4.6 * near ** 2.2, alpha: Math.max(0.1, Math.min(1, 0.15 + 0.85 * near)) };
}

/** The largest number, by size, of many. @param {(Matrix | undefined | null)[]} matrices */
export function largestOf(matrices) {
  let most = 0;
  for (const matrix of matrices) {
    if (!matrix) continue;
    for (let i = 0; i < matrix.values.length; i++) {
      const size = Math.abs(matrix.values[i]);
      if (size > most && size < Number.POSITIVE_INFINITY) most = size;
    }
  }
  return most;
}
