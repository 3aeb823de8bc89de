/** What was done, to be taken back and done again: one line of moments, beside the browser's own. */

/** @import { Tensor } from "../lib/format.js" */
/**
 * @typedef {{ inputs: Record<string, Tensor>, side: "a" | "b" }} Pin  the numbers that are not shown; `side`: which are
 * @typedef {{ text: string, inputs: Record<string, Tensor>, pin: Pin | null, step?: number }} Moment  `step`: where one stood,
 *   where that is to come back
 */
/**
 * @template [M=Moment]
 * @typedef {{ done: M[], undone: M[], deed: string | null }} Past
 *   `done`: how things were before each deed; `deed`: the one that is still going on, as a drag or typing is
 */

const LIMIT = 200;

/** @type {Past<any>} */
export const NOTHING_DONE = { done: [], undone: [], deed: null };

/** @param {unknown} moment */
const told = (moment) => JSON.stringify({ .../** @type {object} */ (moment), step: undefined, way: undefined });
/** To walk is no deed. @param {unknown} a @param {unknown} b */
const same = (a, b) => told(a) === told(b);

/**
 * Before something is done: keep how things are. What goes on under the same name is one deed.
 * @template M @param {Past<M>} past @param {M} now @param {string | null} [deed]
 * @returns {Past<M>}
 */
export function marked({ done, deed: going }, now, deed = null) {
  if (deed !== null && deed === going) return { done, undone: [], deed };
  const last = done.at(-1);
  return { done: [...(last && same(last, now) ? done.slice(0, -1) : done), now].slice(-LIMIT), undone: [], deed };
}

/** The deed is over: the next one of the same name is another. @template M @param {Past<M>} past @returns {Past<M>} */
export const ended = (past) => (past.deed === null ? past : { ...past, deed: null });

/** @template M @param {Past<M>} past @param {M} now @returns {{ past: Past<M>, moment: M } | null} */
export function takenBack(past, now) {
  const found = before(past.done, now);
  return found && { past: { done: found.rest, undone: [...past.undone, now], deed: null }, moment: found.moment };
}

/** @template M @param {Past<M>} past @param {M} now @returns {{ past: Past<M>, moment: M } | null} */
export function doneAgain(past, now) {
  const found = before(past.undone, now);
  return found && { past: { done: [...past.done, now], undone: found.rest, deed: null }, moment: found.moment };
}

/** The last moment that was different; a deed may have changed nothing in the end. @template M @param {M[]} moments @param {M} now */
function before(moments, now) {
  const at = moments.findLastIndex((moment) => !same(moment, now));
  return at < 0 ? null : { moment: moments[at], rest: moments.slice(0, at) };
}
