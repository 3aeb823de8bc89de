/** What a training has been through: its curve, and moments to go back to, both thinned out as they grow. */

/**
 * @typedef {{ step: number, epoch: number, loss: number, penalty: number, accuracy: number | null, validation: { loss: number, accuracy: number | null } | null, spec?: string }} Moment  `spec`: of the network that was trained then
 * @typedef {{ step: number, runs: { step: number, parameters: string, memory: Record<string, string> }[] }} Checkpoint
 */

/** As the server tells it: numbers that are none are words there. @param {number} step @param {any} told @returns {Moment} */
export const momentOf = (step, { epoch, loss, penalty, accuracy, validation }) => ({
  ...{ step, epoch, loss: Number(loss), penalty: Number(penalty), accuracy, validation },
});

const MOST_MOMENTS = 600;
const MOST_KEPT = 60;
/** Of large networks fewer moments are kept: so many characters of them, but some. */
const [MOST_TEXT, FEWEST_KEPT] = [100_000_000, 4];

/**
 * One fewer where there are too many: the one whose neighbours are nearest to each other, so that what is left is spread evenly.
 * @template {{ step: number }} T @param {T[]} list @param {number} most @returns {T[]}
 */
function thinned(list, most) {
  if (list.length <= most) return list;
  let [gap, at] = [Number.POSITIVE_INFINITY, 1];
  for (let i = 1; i + 1 < list.length; i++) {
    const without = list[i + 1].step - list[i - 1].step;
    if (without < gap) [gap, at] = [without, i];
  }
  return list.toSpliced(at, 1);
}

/** @param {Moment[]} curve @param {Moment} moment @returns {Moment[]} */
export function added(curve, moment) {
  const before = curve.length && curve[curve.length - 1].step >= moment.step ? upTo(curve, moment.step - 1) : curve;
  return thinned([...before, moment], MOST_MOMENTS);
}

/** What is known of a moment at rest: new at the curve's end, where it has grown to that. @param {Moment[]} curve @param {Moment} moment */
export const reached = (curve, moment) =>
  moment.step < (curve[curve.length - 1]?.step ?? 0) ? curve : added(curve, moment);

/** @param {Checkpoint[]} kept @param {Checkpoint} checkpoint @returns {Checkpoint[]} */
export const keeping = (kept, checkpoint) =>
  thinned(
    [...upTo(kept, checkpoint.step - 1), checkpoint],
    Math.max(FEWEST_KEPT, Math.min(MOST_KEPT, Math.floor(MOST_TEXT / sizeOf(checkpoint)))),
  );

/** Whether several networks, trained at all, have still the same numbers, bit for bit. @param {Checkpoint} checkpoint */
export const areAlike = ({ step, runs: [first, ...others] }) =>
  step > 0 && others.every(({ parameters }) => parameters === first.parameters);

/** How many characters its numbers take. @param {Checkpoint} checkpoint */
export const sizeOf = ({ runs }) =>
  runs.reduce(
    (sum, { parameters, memory }) =>
      sum + Object.values(memory).reduce((all, text) => all + text.length, parameters.length),
    1,
  );

/** What lies before a step, and at it. @template {{ step: number }} T @param {T[]} list @param {number} step @returns {T[]} */
export const upTo = (list, step) => list.filter((each) => each.step <= step);

/** The checkpoint that is nearest to a step. @param {Checkpoint[]} kept @param {number} step @returns {Checkpoint | null} */
export const nearestTo = (kept, step) =>
  kept.reduce(
    (/** @type {Checkpoint | null} */ best, each) =>
      best && Math.abs(best.step - step) <= Math.abs(each.step - step) ? best : each,
    null,
  );
