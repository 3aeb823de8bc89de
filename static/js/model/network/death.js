/** The step at which a unit died: which steps are to be gone through again to find it, and what is known then. */

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
  const { awake, since, asleep } = sleep;
  const first = root?.step ?? 0;
  // never seen awake, it may have died at any step
  if (since === null) return asleep !== null && asleep > first ? { checkpoint: root, until: asleep } : null;
  if (awake === null || awake + 1 >= since || awake < first) return null;
  const latest = kept.findLast(({ step }) => step > first && step <= awake);
  return { checkpoint: latest ?? root, until: since };
}

/**
 * What is remembered of a unit once the server has looked at each step.
 * @param {Sleep} before @param {{ awake: number | null, since: number | null }} found  `since`: where it began to look, if `awake` is null
 * @returns {Sleep}
 */
export function afterSearch(before, { awake, since }) {
  if (since === null) return before;
  if (awake !== null || since === 0) return { awake, since, asleep: null };
  return before.awake === null ? { awake: null, since: null, asleep: since } : before;
}
