/** One unit at every point of the data, and since when no point has woken it. */

/**
 * @typedef {{ key: string, step: number, z: number[], slope: number[], alive: number, points: number }} Axis
 * @typedef {{ awake: number | null, since: number | null, asleep: number | null, until: number, last: number }} Sleep  the last step it was seen awake at, the
 *   first one it was seen asleep at after that; `asleep`: where it was so when it was first looked at; `until`: the last step up to which each was looked
 *   at since then; `last`: the latest look
 */

/** @param {number} layer @param {number} unit */
export const unitKey = (layer, unit) => `${layer}:${unit}`;

/** @param {any} answer @param {string} key @returns {Axis} */
export const axisOf = ({ step, z, slope, alive, points }, key) => ({
  ...{ key, step, alive, points },
  z: z.map(Number),
  slope: slope.map(Number),
});

/**
 * What is remembered of a unit once it has been looked at again.
 * @param {Sleep | undefined} before @param {{ step: number, alive: number }} seen @returns {Sleep}
 */
export function seen(before, { step, alive }) {
  const here = { until: step, last: step };
  if (alive) return { awake: step, since: null, asleep: null, ...here };
  const first = before?.since ?? before?.asleep ?? Number.POSITIVE_INFINITY;
  // between two looks it may have woken and died again
  if (before && first <= step) return { ...before, until: step > before.until + 1 ? before.until : step, last: step };
  if (step === 0 || (before && before.awake !== null && before.awake <= step))
    return { awake: before?.awake ?? null, since: step, asleep: null, ...here };
  return { awake: null, since: null, asleep: step, ...here };
}

/**
 * What is remembered of the units of the network that is shown, not of one before it.
 * @param {{ slept: { spec: string, units: Record<string, Sleep> }, text: string }} state
 */
export const sleepsOf = ({ slept, text }) => (slept.spec === text ? slept.units : {});

/** Whether it is known since which step it is dead, but for steps that nobody has looked at. @param {Sleep} sleep */
export const isExact = ({ awake, since }) => since !== null && (awake === null || awake + 1 >= since);

/**
 * What is remembered of all units that can fall asleep, once the health of their layers is known.
 * @param {Record<string, Sleep>} before @param {{ step: number, layers: { layer: number, width: number, asleep: number[] | null }[] }} flow
 * @returns {Record<string, Sleep>}
 */
export function seenAll(before, { step, layers }) {
  const now = layers.flatMap(({ layer, width, asleep }) => {
    const sleepers = new Set(asleep);
    return Array.from({ length: asleep ? width : 0 }, (_, unit) => {
      const key = unitKey(layer, unit);
      return [key, seen(before[key], { step, alive: sleepers.has(unit) ? 0 : 1 })];
    });
  });
  return { ...before, ...Object.fromEntries(now) };
}

/** The slopes along the axis, in order. @param {Axis} axis @returns {[z: number, slope: number][]} */
export const slopesOf = ({ z, slope }) =>
  z
    .map((at, i) => /** @type {[number, number]} */ ([at, slope[i]]))
    .filter((pair) => pair.every(Number.isFinite))
    .sort(([a], [b]) => a - b);
