/** Walking the graph by keyboard: one tab stop, arrows along the edges, Enter selects. */

/** @import { Trace } from "../model/trace.js" */
/** @import { Box } from "./geometry.js" */

/**
 * The node that an arrow leads to: back to an input, on to a user, up or down to the nearest in the same rank.
 * @param {Trace} trace @param {Map<number, Box>} boxes @param {boolean} horizontal @param {number} id @param {string} key
 * @returns {number | null}
 */
export function neighbour(trace, boxes, horizontal, id, key) {
  const [back, on] = horizontal ? ["ArrowLeft", "ArrowRight"] : ["ArrowUp", "ArrowDown"];
  if (key === back) return trace.inputEdges(id)[0]?.from ?? null;
  if (key === on) return trace.users(id)[0]?.to ?? null;
  const side = horizontal ? { ArrowUp: -1, ArrowDown: 1 }[key] : { ArrowLeft: -1, ArrowRight: 1 }[key];
  const here = boxes.get(id);
  if (!side || !here) return null;
  /** @type {["x", "y"] | ["y", "x"]} */
  const [main, cross] = horizontal ? ["x", "y"] : ["y", "x"];
  let best = null;
  let nearest = Number.POSITIVE_INFINITY;
  for (const [other, box] of boxes) {
    const away = (box[cross] - here[cross]) * side;
    const far = away + 2 * Math.abs(box[main] - here[main]);
    if (other !== id && away > 1 && far < nearest) [best, nearest] = [other, far];
  }
  return best;
}
