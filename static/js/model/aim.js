/** What a person has chosen inside the open tool, as far as it outlives a reload. */

/** @import { Trace } from "./trace.js" */
/** @typedef {{ node?: number, edges?: number[], wrt?: string }} Aim  The node asked about, a way through the graph, the input to differentiate by. */

/** @type {Aim} */
export const NO_AIM = {};

/** Of another trace the nodes and edges may be others; what it has not is chosen no more. @param {Trace} trace @param {Aim} aim @returns {Aim} */
export const stillAimed = (trace, { node, edges, wrt }) => ({
  ...(node !== undefined && trace.nodeAt(node) >= 0 && { node }),
  ...(edges?.every((id) => trace.edgeAt(id) >= 0) && { edges }),
  ...(wrt !== undefined && [...trace.address.values()].includes(wrt) && { wrt }),
});
