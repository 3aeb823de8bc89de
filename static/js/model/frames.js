/** One moment of the animation, read off the trace's own list of steps. */

/** @import { Step, Trace } from "./trace.js" */

/**
 * @typedef {{ step: number, phase: number }} Position  A step and the progress inside it, 1 when settled.
 * @typedef {"pending" | "none" | "zero" | "partial" | "done"} GradState
 * @typedef {{ step: Step, phase: number, kind: Step["kind"], value: Map<number, "shown" | "hidden">,
 *   grad: Map<number, GradState>, edge: Map<number, "idle" | "active" | "done">, others: number[],
 *   activeNode: number, activeEdge: number | null, terms: number[] }} Frame  `terms` wait before the plus of the step's
 *   node, `others` before those of other nodes.
 */

/** Milliseconds of one step at normal speed. */
const DURATION = { forward: 440, seed: 400, contribute: 1000, accumulate: 900, tangent: 440 };
/** When, inside a step, its number is there to be read. */
const LANDS = { forward: 260 / 440, seed: 0.5, contribute: 0.86, accumulate: 0.86, tangent: 260 / 440 };
/** When the product leaves the lens, and may wait at a sum. */
const PRODUCT = 0.64;

/** The parts of a backward edge: arrive, lens, pass, land. */
export const PARTS = [0.22, 0.48, 0.8, 1];
/** The parts of a sum: all is in the plus, it has landed. */
const SUMS = [0.64, 1];

/** Where a step may be halted. @param {Step["kind"]} kind */
export const stopsOf = (kind) => (kind === "contribute" ? PARTS : kind === "accumulate" ? SUMS : [1]);

/** Which part of a step has just ended, counted from 1; in the midst of one 0. A sum is told as a whole. @param {Step["kind"]} kind @param {number} phase */
export const partAt = (kind, phase) =>
  kind === "accumulate" && SUMS.includes(phase) ? PARTS.length : PARTS.indexOf(phase) + 1;

/** @param {Step["kind"]} kind */
export const durationOf = (kind) => DURATION[kind];

/** When the formula's stages light, where its result is there before it lands. @type {Partial<Record<Step["kind"], number[]>>} */
const STAGES = { contribute: [0.22, 0.48, 0.64], accumulate: [0, 0.3, 0.56] };

/**
 * Which of the formula's three stages the light stands on (0: none yet).
 * @param {Step["kind"]} kind
 * @param {number} phase
 */
export function formulaStage(kind, phase) {
  const starts = STAGES[kind] ?? [0, 0.3, LANDS[kind]];
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
  const activeEdge = step.edge ?? null;
  return {
    ...{ step, phase, kind: step.kind },
    ...statesAt(trace, at, phase >= LANDS[step.kind]),
    ...{ activeNode: step.node, activeEdge, terms: waiting(trace, at, phase) },
  };
}

/** @typedef {Pick<Frame, "value" | "grad" | "edge" | "others">} States */
/** Inside a step nothing but the phase changes, so its states are kept. @type {WeakMap<Trace, { at: number, landed: boolean, states: States }>} */
const kept = new WeakMap();

/**
 * What is known in a step, before or after its number has landed.
 * @param {Trace} trace
 * @param {number} at
 * @param {boolean} landed
 * @returns {States}
 */
function statesAt(trace, at, landed) {
  const last = kept.get(trace);
  if (last?.at === at && last.landed === landed) return last.states;
  /** @type {States} */
  const states = {
    value: new Map(trace.nodes.map((node) => [node.id, "hidden"])),
    grad: new Map(trace.nodes.map((node) => [node.id, node.grad_state === "none" ? "none" : "pending"])),
    edge: new Map(trace.edges.map((edge) => [edge.id, "idle"])),
    others: [],
  };
  for (const past of trace.steps.slice(0, landed ? at + 1 : at)) settle(trace, states, past);
  const { edge, node } = trace.steps[at];
  states.others = trace.nodes
    .filter(({ id }) => id !== node && states.grad.get(id) === "partial")
    .flatMap(({ id }) => termsOf(trace, id).map((term) => term.id))
    .filter((id) => states.edge.get(id) === "done");
  if (edge !== undefined) states.edge.set(edge, "active");
  if (landed && at === trace.steps.length - 1) {
    for (const node of trace.nodes) if (node.grad_state === "zero_path") states.grad.set(node.id, "zero");
  }
  kept.set(trace, { at, landed, states });
  return states;
}

/**
 * Write what a step has brought about.
 * @param {Trace} trace
 * @param {States} states
 * @param {Step} step
 */
function settle(trace, states, step) {
  if (step.kind === "forward") {
    states.value.set(step.node, "shown");
  } else if (step.kind === "contribute") {
    states.edge.set(/** @type {number} */ (step.edge), "done");
    states.grad.set(step.node, termsOf(trace, step.node).length > 1 ? "partial" : "done");
  } else {
    states.grad.set(step.node, "done");
  }
}

/** What is computed by now; the same maps until a number lands. @param {Trace} trace @param {Position} position */
export function knownAt(trace, position) {
  const { value: shown, grad } = frameAt(trace, position);
  return { shown, grad };
}

/** Whether a node's gradient is whole by now. @param {Pick<Frame, "grad">} frame @param {number} node */
export const isReached = ({ grad }, node) => !["pending", "partial"].includes(grad.get(node) ?? "pending");

/** The inputs whose gradient is there, as one word that can be compared. @param {Trace} trace @param {Frame} frame */
export const reachedInputs = (trace, frame) =>
  trace.inputs
    .filter(({ id }) => isReached(frame, id))
    .map(({ id }) => id)
    .join();

/**
 * The edges that bring a node its gradient, as they arrive: later users hand back first. A card's are those of the
 * output it stands for.
 * @param {Trace} trace
 * @param {number} node
 */
export const termsOf = (trace, node) =>
  trace
    .users(node)
    .filter((edge) => trace.flows.has(edge.id) && edge.source === undefined)
    .sort((a, b) => (b.target ?? b.to) - (a.target ?? a.to) || a.slot - b.slot);

/**
 * Two terms are told apart as paths A and B, A arriving first; more are not, hues would run out.
 * @param {Trace} trace
 * @param {number} node
 * @param {number} edge
 * @returns {"a" | "b" | null}
 */
export function pathOf(trace, node, edge) {
  const name = termName(trace, node, edge);
  return name === "A" ? "a" : name === "B" ? "b" : null;
}

/**
 * What a term is called wherever it shows: A or B, of more than two 1, 2, 3 as they arrive; nothing where it is alone.
 * @param {Trace} trace
 * @param {number} node
 * @param {number} edge
 * @returns {string}
 */
export function termName(trace, node, edge) {
  const terms = termsOf(trace, node);
  const at = terms.findIndex(({ id }) => id === edge);
  if (terms.length < 2 || at < 0) return "";
  return terms.length === 2 ? "AB"[at] : String(at + 1);
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
