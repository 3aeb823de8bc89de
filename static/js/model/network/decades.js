/** A log scale in whole decades. */

/**
 * Whole powers of ten around numbers; those that are not positive, or not finite, lie at the floor or nowhere.
 * @param {number[]} values
 * @param {{ floor: number, most: number }} options `most`: so many powers are named at most, but for one
 */
export function decadesOf(values, { floor, most }) {
  const log = (/** @type {number} */ value) => Math.log10(Math.max(value, floor));
  const logs = values.filter(Number.isFinite).map(log);
  const [low, high] = logs.length ? [Math.floor(Math.min(...logs)), Math.ceil(Math.max(...logs) + 1e-9)] : [-1, 0];
  const every = Math.max(1, Math.ceil((high - low) / most));
  return {
    powers: Array.from({ length: high - low + 1 }, (_, i) => low + i).filter((power) => (power - low) % every === 0),
    /** How high a number stands between the lowest and the highest power. @param {number} value */
    share: (value) => (log(value) - low) / (high - low || 1),
  };
}
