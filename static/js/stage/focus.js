/** Walking the graph by keyboard: one tab stop, arrows along the edges, Enter opens or closes a group and selects a node. */

/** @import { Trace } from "../model/trace.js" */
/** @import { Box } from "./geometry.js" */
/** @import { Scene } from "./scene.js" */

/** What a key can stand on: a node by its id, the title of an open group by this. @param {number} group */
export const titleKey = (group) => -1 - group;
/** @param {number} key */
export const groupOfKey = (key) => (key < 0 ? -1 - key : null);

/** Where everything stands that a key can lead to. @param {Pick<Scene, "nodes" | "groups">} scene @returns {Map<number, Box>} */
export const stations = ({ nodes, groups }) =>
  new Map([...nodes, ...[...groups].map(([id, box]) => /** @type {[number, Box]} */ ([titleKey(id), box]))]);

/**
 * Where an arrow leads: back to an input, on to a user, up or down to the nearest in the same rank or to the title above it.
 * @param {Trace} trace @param {Map<number, Box>} boxes @param {boolean} horizontal @param {number} id @param {string} key
 * @returns {number | null}
 */
export function neighbour(trace, boxes, horizontal, id, key) {
  const [back, on] = horizontal ? ["ArrowLeft", "ArrowRight"] : ["ArrowUp", "ArrowDown"];
  if (key === back) return along(trace, id, "inputs");
  if (key === on) return along(trace, id, "users");
  const side = horizontal ? { ArrowUp: -1, ArrowDown: 1 }[key] : { ArrowLeft: -1, ArrowRight: 1 }[key];
  const here = boxes.get(id);
  if (!side || !here) return null;
  /** @type {["x", "y", "w"] | ["y", "x", "h"]} */
  const [main, cross, size] = horizontal ? ["x", "y", "w"] : ["y", "x", "h"];
  let best = null;
  let nearest = Number.POSITIVE_INFINITY;
  for (const [other, box] of boxes) {
    const away = (box[cross] - here[cross]) * side;
    // a title is above all of its frame
    const reach = other < 0 ? box[size] : 0;
    const aside = Math.max(0, box[main] - here[main], here[main] - box[main] - reach);
    const far = away + 2 * aside;
    if (other !== id && away > 1 && far < nearest) [best, nearest] = [other, far];
  }
  return best;
}

/** @param {Trace} trace @param {number} id @param {"inputs" | "users"} way */
function along(trace, id, way) {
  const group = trace.groups.find((each) => each.id === groupOfKey(id));
  if (!group) return (way === "inputs" ? trace.inputEdges(id)[0]?.from : trace.users(id)[0]?.to) ?? null;
  const [input, output] = [group.inputs?.[0], group.outputs?.at(-1)];
  if (way === "inputs") return input === undefined ? null : trace.seat(input);
  return (output === undefined ? undefined : trace.users(trace.seat(output))[0]?.to) ?? null;
}
