/** Regions for parameters: what a scene can set of it, and which part of a built network is seen. */

/**
 * @typedef {{ view: "curves" | "laps", inputs: number, depth: number, width: number, budget: number | null, reach: number | null, window: [number, number], hide: number[] }} CapacitySet
 * @typedef {{ depth: number, width: number, parameters: number, regions: string, kind: "exactly" | "at_least" | "at_most" }} Row
 * @typedef {{ inputs: number, budget: number, reach: number, rows: (Row | null)[], curves: { depth: number, widths: number[], parameters: number[], log10: number[] }[] }} Capacities
 * @typedef {{ count: number, joints: number[], values: number[], x: [number, number] }} Laps  `joints`: only the first of them when there are too many
 */

export const DEPTHS = [1, 2, 3, 4, 5];
/** The least units of a network that folds without one to spare. */
export const LEAST = 3;
/** Nearer than this, a number of 64 bits no longer tells the joints apart. */
const NEAREST = 1e-8;

/** Units from one mark on a curve to the next, as in the book's two panels. @param {number} inputs */
export const everyFor = (inputs) => (inputs >= 10 ? 10 : 1);

/** What stands before the number. */
export const SIGNS = { exactly: "", at_least: "≥ ", at_most: "≤ " };

/** The network that has as many regions as any of its size. @param {{ depth: number, width: number }} set */
export const specOf = ({ depth, width }) => `1 → ${depth}x${width} relu → 1, init zigzag`;

/** Whether one can be built: of one input, and wide enough. @param {CapacitySet} set */
export const canBuild = ({ inputs, width }) => inputs === 1 && width >= LEAST;

/**
 * The window so many times as wide, about a place that stays where it is.
 * @param {readonly [number, number]} window
 * @param {number} times
 * @param {number} [at]
 * @returns {[number, number]}
 */
export function zoomed([low, high], times, at = (low + high) / 2) {
  const span = Math.min(1, Math.max(NEAREST, (high - low) * times));
  return inside(at - ((at - low) / (high - low)) * span, span);
}

/** @param {readonly [number, number]} window @param {number} by of its width @returns {[number, number]} */
export const moved = ([low, high], by) => inside(low + by * (high - low), high - low);

/**
 * One lap, with its neighbours cut off: the one in the middle of what is seen.
 * @param {Laps} laps
 * @returns {[number, number]}
 */
export function oneLap({ joints, x }) {
  const after = joints.findIndex((joint) => joint > (x[0] + x[1]) / 2);
  const [low, high] = [joints[after - 1] ?? x[0], after < 0 ? x[1] : joints[after]];
  return inside(low - 0.25 * (high - low), 1.5 * (high - low));
}

/** Whether all that is seen can be drawn lap by lap. @param {Laps} laps */
export const drawable = ({ count, joints }) => count === joints.length + 1;

/** @param {number} low @param {number} span @returns {[number, number]} */
function inside(low, span) {
  const from = Math.max(0, Math.min(1 - span, low));
  return [from, from + span];
}

/**
 * The parameters of a network on a curve; null where the curve has no such point.
 * @param {Capacities} found
 * @param {number} depth
 * @param {number} width
 */
export function parametersOf({ curves }, depth, width) {
  const curve = curves.find((each) => each.depth === depth);
  return curve?.parameters[curve.widths.indexOf(width)] ?? null;
}
