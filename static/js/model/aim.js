/** What a person has chosen inside the open tool, as far as it outlives a reload. */

/** @import { Trace } from "./trace.js" */
/**
 * @typedef {{ node?: number, edges?: number[], wrt?: string, entry?: number[], mistake?: string, shown?: boolean, as?: "numpy" | "torch",
 *   level?: number, seed?: number, ops?: string[] }} Aim
 *   The node asked about, a way through the graph, the input to differentiate by; of an edge's matrix one entry, by its
 *   row and column; which mistake is made on purpose; whether a second graph is shown;
 *   what a script is written for; the exercise by its level, its seed and the gates that may occur
 */

/** @type {Aim} */
export const NO_AIM = {};

/** Of another trace the nodes and edges may be others; what it has not is chosen no more. @param {Trace} trace @param {Aim} aim @returns {Aim} */
export function stillAimed(trace, { node, edges, wrt, entry, ...any }) {
  const kept = edges?.every((id) => trace.edgeAt(id) >= 0);
  return {
    ...(node !== undefined && trace.nodeAt(node) >= 0 && { node }),
    ...(kept && { edges }),
    ...(kept && entry && { entry }),
    ...(wrt !== undefined && [...trace.address.values()].includes(wrt) && { wrt }),
    ...ofAny(any),
  };
}

/** What can be chosen of any program, and stays when another comes. @param {Aim} aim @returns {Aim} */
export const ofAny = ({ mistake, shown, as, level, seed, ops }) => ({
  ...(mistake && { mistake }),
  ...(shown && { shown }),
  ...(as && { as }),
  ...(level !== undefined && { level }),
  ...(seed !== undefined && { seed }),
  ...(ops && { ops }),
});
