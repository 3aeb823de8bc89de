/** Where a press of a step key leads, at each grain. */

/** @import { Trace } from "./trace.js" */
/** @import { Position } from "./frames.js" */
/** @typedef {"pass" | "node" | "edge"} Grain */

import { termsOf } from "./frames.js";

/**
 * The steps at which a walk of this grain halts, ascending.
 * @param {Trace} trace
 * @param {Grain} grain
 * @returns {number[]}
 */
export function stops(trace, grain) {
  const last = trace.steps.length - 1;
  const all = trace.steps.map((_, index) => index);
  if (grain === "edge") return all;
  if (grain === "pass") return [...new Set([0, trace.forwardCount - 1, last])];
  return all.filter((index) => {
    const { kind, node } = trace.steps[index];
    return kind !== "contribute" || termsOf(trace, node).length < 2;
  });
}

/**
 * @param {Trace} trace
 * @param {Grain} grain
 * @param {number} from
 * @returns {number}
 */
export const nextStop = (trace, grain, from) =>
  stops(trace, grain).find((stop) => stop > from) ?? trace.steps.length - 1;

/**
 * @param {Trace} trace
 * @param {Grain} grain
 * @param {number} from
 * @returns {number}
 */
export const previousStop = (trace, grain, from) => stops(trace, grain).findLast((stop) => stop < from) ?? 0;
