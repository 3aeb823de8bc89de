/**
 * Numbers by the names that formulas have for them: `v3` and `g3` are a node's value and gradient, `l5` and `c5` an edge's
 * local derivative and contribution. For each: the step that makes it, whether it is there yet, and its way to the output.
 */

import { termsOf } from "./frames.js";

/** @import { Frame } from "./frames.js" */
/** @import { Step, Trace, TraceEdge } from "./trace.js" */
/** @typedef {"known" | "pending" | "zero" | "none"} NumberState  `zero`: does not reach the output; `none`: does not exist. */

/** When the lens has opened, and when the product has come out of it. */
const OPEN = 0.48;
const PRODUCT = 0.64;

/** @param {string} slot @returns {[kind: string, id: number]} */
const parsed = (slot) => [slot[0], Number(slot.slice(1))];

/**
 * Whether a name means a number of this trace.
 * @param {Trace} trace
 * @param {string} slot
 */
export function exists(trace, slot) {
  const [kind, id] = parsed(slot);
  return kind === "v" || kind === "g" ? trace.nodeAt(id) >= 0 : trace.edgeAt(id) >= 0;
}

/**
 * The step in which a number comes to be; none for a local derivative, or where no gradient arrives.
 * @param {Trace} trace
 * @param {string} slot
 * @returns {Step | undefined}
 */
export function stepOf(trace, slot) {
  const [kind, id] = parsed(slot);
  if (kind === "v") return trace.steps.find((step) => step.kind === "forward" && step.node === id);
  if (kind === "c") return trace.steps.find((step) => step.edge === id);
  if (kind === "l") return undefined;
  return trace.steps.findLast((step) => step.node === id && step.kind !== "forward" && step.kind !== "tangent");
}

/**
 * @param {Trace} trace
 * @param {Frame} frame
 * @param {string} slot
 * @returns {NumberState}
 */
export function stateOf(trace, frame, slot) {
  const [kind, id] = parsed(slot);
  if (kind === "v") return frame.value.get(id) === "shown" ? "known" : "pending";
  if (kind === "g") {
    const state = frame.grad.get(id) ?? "pending";
    return state === "done" ? "known" : state === "partial" ? "pending" : state;
  }
  if (!trace.flows.has(id)) return "none";
  return passed(frame, id, kind === "l" ? OPEN : PRODUCT) ? "known" : "pending";
}

/**
 * Whether the light on an edge has come so far; to where the product leaves the lens, if nothing else is said.
 * @param {Frame} frame
 * @param {number} edge
 * @param {number} [phase]
 */
export const passed = (frame, edge, phase = PRODUCT) =>
  frame.edge.get(edge) !== "idle" && !(frame.activeEdge === edge && frame.phase < phase);

/**
 * Every edge between a number and the output.
 * @param {Trace} trace
 * @param {string} slot
 * @returns {number[]}
 */
export function wayOut(trace, slot) {
  const [kind, id] = parsed(slot);
  if (kind === "v" || kind === "g") return [...upstreamEdges(trace, id)];
  return trace.flows.has(id) ? [id, ...upstreamEdges(trace, trace.edge(id).to)] : [];
}

/** Every edge that passes a gradient between a node and the output. @param {Trace} trace @param {number} from @returns {Set<number>} */
export function upstreamEdges(trace, from) {
  /** @type {Set<number>} */
  const found = new Set();
  const open = [from];
  while (open.length) {
    for (const edge of termsOf(trace, /** @type {number} */ (open.pop()))) {
      if (found.has(edge.id)) continue;
      found.add(edge.id);
      open.push(edge.to);
    }
  }
  return found;
}
