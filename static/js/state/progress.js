/** How far a reader has come in each scene of the lecture, kept in this browser. */

import { recall, remember } from "./draft.js";

const KEY = "lecture";
/** @typedef {Record<string, number>} Progress  By scene, how many of its stops have been reached. */

/** @returns {Progress} */
export function progress() {
  try {
    const raw = Object.entries(JSON.parse(recall(KEY) ?? "{}"));
    return Object.fromEntries(raw.filter(([, reached]) => Number.isInteger(reached)));
  } catch {
    return {};
  }
}

/** A stop has been reached; another window may have kept others. @param {string} scene @param {number} stop counted from 0 */
export function keepProgress(scene, stop) {
  const before = progress();
  const reached = Object.hasOwn(before, scene) ? before[scene] : 0;
  if (stop + 1 > reached) remember(KEY, JSON.stringify({ ...before, [scene]: stop + 1 }));
}
