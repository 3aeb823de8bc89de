/** A log scale in whole decades. */

/** Where a loss of nothing stands, or lower where others are. */
const NOTHING = 1e-12;

/**
 * Whole powers of ten around numbers; those that are not positive, or not finite, lie at the floor or nowhere.
 * @param {number[]} values
 * @param {{ floor: number, most: number }} options `most`: so many powers are named at most, but for one
 */
export function decadesOf(values, { floor, most }) {
  const log = (/** @type {number} */ value) => Math.log10(Math.max(value, floor));
  const logs = values.filter(Number.isFinite).map(log);
  const low = logs.length ? Math.floor(Math.min(...logs)) : -1;
  const top = logs.length ? Math.max(low + 1, Math.ceil(Math.max(...logs))) : 0;
  const every = Math.max(1, Math.ceil((top - low) / most));
  const steps = Math.ceil((top - low) / every);
  // the axis ends at a power that is named
  const high = low + steps * every;
  /** How high a power stands between the lowest and the highest. @param {number} power */
  const shareOf = (power) => (power - low) / (high - low || 1);
  return {
    powers: Array.from({ length: steps + 1 }, (_, i) => low + i * every),
    shareOf,
    /** How high a number stands, at least as high as the floor. @param {number} value */
    share: (value) => shareOf(log(value)),
  };
}

/** @param {number[]} losses @param {number} most */
export const lossDecades = (losses, most) =>
  decadesOf(losses, { floor: Math.min(NOTHING, ...losses.filter((loss) => loss > 0)), most });
