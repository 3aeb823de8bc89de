/** The two ways that lead to a node where contributions meet, told apart by hue as long as they are apart. */

import { termsOf } from "../model/frames.js";
import { upstreamEdges } from "../model/number.js";

/** @import { Trace } from "../model/trace.js" */
/** @import { Frame } from "../model/frames.js" */

const HUES = ["path-a", "path-b"];

/**
 * Edge id → hue, while the contributions of one node with exactly two users are gathered.
 * @param {Trace} trace
 * @param {Frame} frame
 * @returns {Map<number, string>}
 */
export function pathHues(trace, frame) {
  /** @type {Map<number, string>} */
  const hues = new Map();
  if (frame.kind !== "accumulate" && !(frame.kind === "contribute" && frame.terms.length)) return hues;
  const terms = termsOf(trace, frame.step.node);
  if (terms.length !== 2 || termsOf(trace.root, frame.step.node).length !== 2) return hues;
  const ways = terms.map((term) => upstreamEdges(trace, term.to).add(term.id));
  ways.forEach((way, i) => {
    for (const id of way) if (!ways[1 - i].has(id)) hues.set(id, HUES[i]);
  });
  return hues;
}
