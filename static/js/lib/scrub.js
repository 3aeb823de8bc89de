/** How a number follows the hand that drags it. */

/** Pixels of drag for one step. */
export const PER_STEP = 4;

/** A step fits the number's size: a tenth for small numbers, more for large. @param {number} value */
export const stepFor = (value) => 10 ** (Math.floor(Math.log10(Math.max(1, Math.abs(value)))) - 1);

/** How many steps one is, with a key held: Shift goes farther, Alt finer. @param {{ shiftKey: boolean, altKey: boolean }} event */
export const stride = ({ shiftKey, altKey }) => (shiftKey ? 10 : altKey ? 0.1 : 1);

/** What is left of numbers that cancel, as a share of a step. */
const ROUNDING = 1e-9;

/**
 * Snap to whole steps, so that a drag there and back ends where it began, and one through zero comes by it.
 * @param {number} start @param {number} steps @param {number} size
 */
export function moved(start, steps, size) {
  const next = start + Math.round(steps) * size;
  return Math.abs(next) < size * ROUNDING ? 0 : Number(next.toPrecision(12));
}
