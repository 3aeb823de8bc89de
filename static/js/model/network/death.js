/** The step at which a unit died: which steps are to be gone through again to find it, and what is known then. */

import { isExact } from "./axis.js";

/** @import { Sleep } from "./axis.js" */
/** @import { Checkpoint } from "./past.js" */

/**
 * From which weights on, and up to which step, the server is to look; null where there is nothing to be found.
 * @param {Sleep | undefined} sleep
 * @param {{ root: Checkpoint | null, kept: Checkpoint[] }} way  `root`: from it on nothing but steps leads here; the first weights where null
 * @returns {{ checkpoint: Checkpoint | null, until: number } | null}
 */
export function searchOf(sleep, { root, kept }) {
  if (!sleep) return null;
  const { awake, since, asleep, until, last } = sleep;
  const first = root?.step ?? 0;
  /** @param {number} step @param {number} end */
  const from = (step, end) =>
    step < first
      ? null
      : { checkpoint: kept.findLast((each) => each.step > first && each.step <= step) ?? root, until: end };
  // never seen awake, it may have died at any step
  if (since === null && asleep !== null && asleep > first) return from(first, asleep);
  if (since !== null && !isExact(sleep)) return awake === null ? null : from(awake, since);
  const dead = since !== null || asleep !== null;
  return dead && last > until ? from(until, last) : null;
}

/**
 * What is remembered of a unit once the server has looked at each step.
 * @param {Sleep} before @param {{ step: number, until: number, awake: number | null, since: number | null }} found  `step`: where it began to look
 * @returns {Sleep}
 */
export function afterSearch(before, { step, until, awake, since }) {
  if (since === null) return before;
  if (awake !== null || since === 0) return { ...before, awake, since, asleep: null, until };
  const sure = isExact(before) || (before.asleep !== null && before.asleep <= step);
  if (sure) return step <= before.until ? { ...before, until: Math.max(until, before.until) } : before;
  return before.awake === null ? { ...before, since: null, asleep: since, until } : before;
}
