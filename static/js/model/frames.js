/** One moment of the animation, read off the trace's own list of steps. */

/** @import { Step, Trace } from "./trace.js" */

/**
 * @typedef {{ step: number, phase: number }} Position  A step and the progress inside it, 1 when settled.
 * @typedef {"pending" | "none" | "zero" | "partial" | "done"} GradState
 * @typedef {{ step: Step, phase: number, kind: Step["kind"], value: Map<number, "shown" | "hidden">,
 *   grad: Map<number, GradState>, edge: Map<number, "idle" | "active" | "done">, activeNode: number,
 *   activeEdge: number | null, terms: number[] }} Frame
 */

/** Milliseconds of one step at normal speed. */
const DURATION = { forward: 440, seed: 400, contribute: 1000, accumulate: 360, tangent: 440 };
/** When, inside a step, its number is there to be read. */
const LANDS = { forward: 260 / 440, seed: 0.5, contribute: 0.86, accumulate: 0.86, tangent: 260 / 440 };
/** When the product leaves the lens, and may wait at a sum. */
const PRODUCT = 0.64;

/** The parts of a backward edge: arrive, lens, pass, land. */
export const PARTS = [0.22, 0.48, 0.8, 1];

/** @param {Step["kind"]} kind */
export const durationOf = (kind) => DURATION[kind];

/**
 * Which of the formula's three stages the light stands on (0: none yet).
 * @param {Step["kind"]} kind
 * @param {number} phase
 */
export function formulaStage(kind, phase) {
  const starts = kind === "contribute" ? [0.22, 0.48, 0.64] : [0, 0.3, LANDS[kind]];
  return starts.filter((start) => phase >= start).length;
}

/**
 * @param {Trace} trace
 * @param {Position} position
 * @returns {Frame}
 */
export function frameAt(trace, { step: index, phase }) {
  const at = Math.max(0, Math.min(index, trace.steps.length - 1));
  const step = trace.steps[at];
  /** @type {Frame} */
  const frame = {
    step,
    phase,
    kind: step.kind,
    value: new Map(trace.nodes.map((node) => [node.id, "hidden"])),
    grad: new Map(trace.nodes.map((node) => [node.id, node.grad_state === "none" ? "none" : "pending"])),
    edge: new Map(trace.edges.map((edge) => [edge.id, "idle"])),
    activeNode: step.node,
    activeEdge: step.edge ?? null,
    terms: [],
  };
  for (const past of trace.steps.slice(0, at)) settle(trace, frame, past, 1);
  settle(trace, frame, step, phase);
  if (step.edge !== undefined) frame.edge.set(step.edge, "active");
  frame.terms = waiting(trace, at, phase);
  if (at === trace.steps.length - 1 && phase >= LANDS[step.kind]) {
    for (const node of trace.nodes) if (node.grad_state === "zero_path") frame.grad.set(node.id, "zero");
  }
  return frame;
}

/**
 * Write what a step has brought about by `phase` into the frame.
 * @param {Trace} trace
 * @param {Frame} frame
 * @param {Step} step
 * @param {number} phase
 */
function settle(trace, frame, step, phase) {
  if (phase < LANDS[step.kind]) return;
  if (step.kind === "forward") {
    frame.value.set(step.node, "shown");
  } else if (step.kind === "contribute") {
    frame.edge.set(/** @type {number} */ (step.edge), "done");
    frame.grad.set(step.node, termsOf(trace, step.node).length > 1 ? "partial" : "done");
  } else {
    frame.grad.set(step.node, "done");
  }
}

/**
 * The edges that bring a node its gradient; a card's are those of the output it stands for.
 * @param {Trace} trace
 * @param {number} node
 */
export const termsOf = (trace, node) =>
  trace.users(node).filter((edge) => trace.flows.has(edge.id) && edge.source === undefined);

/**
 * Two terms are told apart as paths A and B; more are not, hues would run out.
 * @param {Trace} trace
 * @param {number} node
 * @param {number} edge
 * @returns {"a" | "b" | null}
 */
export function pathOf(trace, node, edge) {
  const terms = termsOf(trace, node);
  return terms.length === 2 ? (terms[0].id === edge ? "a" : "b") : null;
}

/**
 * Contributions that stand before the current node's plus.
 * @param {Trace} trace
 * @param {number} at
 * @param {number} phase
 * @returns {number[]}
 */
function waiting(trace, at, phase) {
  const { node, kind } = trace.steps[at];
  if (kind !== "contribute" && kind !== "accumulate") return [];
  if (termsOf(trace, node).length < 2) return [];
  return trace.steps
    .slice(0, at + 1)
    .filter((step, i) => step.kind === "contribute" && step.node === node && (i < at || phase >= PRODUCT))
    .map((step) => /** @type {number} */ (step.edge));
}
