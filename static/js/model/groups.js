/** Which groups of a program are closed: those a person closed, else enough of them for the picture to be read. */

import { foldTrace } from "./fold.js";

/** @import { Trace } from "./trace.js" */

/** More nodes than this are too many to be read at once. */
export const READABLE = 40;

/**
 * Groups to close when a program is opened: the innermost first, until what is left can be read.
 * @param {Trace} trace
 * @returns {number[]}
 */
export function closedAtFirst(trace) {
  /** @type {Map<number, number>} */
  const depths = new Map();
  for (const { id, parent } of trace.groups) depths.set(id, parent === null ? 0 : (depths.get(parent) ?? 0) + 1);
  /** @type {number[]} */
  let closed = [];
  for (let depth = Math.max(-1, ...depths.values()); depth >= 0; depth--) {
    if (foldTrace(trace, new Set(closed)).nodes.length <= READABLE) break;
    closed = [...closed, ...trace.groups.filter(({ id }) => depths.get(id) === depth).map(({ id }) => id)];
  }
  return [...closed, ...shells(trace, new Set(closed))];
}

/** Open groups that hold nothing but one closed one: a frame around a card says no more than the card. @param {Trace} trace @param {Set<number>} closed */
function shells(trace, closed) {
  const { nodes, groups } = foldTrace(trace, closed);
  return groups
    .filter(({ id }) => {
      const inside = nodes.filter(({ group }) => group === id);
      return inside.length === 1 && inside[0].fold && !groups.some(({ parent }) => parent === id);
    })
    .map(({ id }) => id);
}

/** Every group that is in no other. @param {Trace} trace */
export const outermost = (trace) => trace.groups.filter(({ parent }) => parent === null).map(({ id }) => id);

/** @param {number[]} closed @param {number} group */
export const toggled = (closed, group) =>
  closed.includes(group) ? closed.filter((id) => id !== group) : [...closed, group].sort((a, b) => a - b);

/**
 * Which groups are closed in a program that was edited: those that were, known by their names from the outside in;
 * what is new as at first.
 * @param {Trace} before @param {number[]} closed @param {Trace} now @param {number[]} [first] what is closed of the new
 * @returns {number[] | null} null where no group is known
 */
export function stillClosed(before, closed, now, first = closedAtFirst(now)) {
  const was = new Map([...keysOf(before)].map(([id, key]) => [key, closed.includes(id)]));
  const keys = [...keysOf(now)];
  if (!keys.some(([, key]) => was.has(key))) return null;
  const fresh = new Set(first);
  return keys.filter(([id, key]) => was.get(key) ?? fresh.has(id)).map(([id]) => id);
}

/** @param {Trace} trace @returns {Map<number, string>} */
function keysOf({ groups }) {
  /** @type {Map<number, string>} */
  const keys = new Map();
  /** @type {Map<string, number>} */
  const seen = new Map();
  for (const { id, label, parent } of groups) {
    const key = `${parent === null ? "" : keys.get(parent)}/${label}`;
    const count = seen.get(key) ?? 0;
    seen.set(key, count + 1);
    keys.set(id, `${key}#${count}`);
  }
  return keys;
}
