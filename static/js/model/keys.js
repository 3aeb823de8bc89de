/** What stays the same through an edit: names of nodes, and of the steps that are about them. */

/** @import { Step, Trace } from "./trace.js" */

/** A name for each node that outlives an edit: its own, else what it is made of. @param {Trace} trace */
export function keysOf(trace) {
  /** @type {Map<number, string>} */
  const keys = new Map();
  /** @type {Map<string, number>} */
  const seen = new Map();
  for (const node of trace.nodes) {
    const made = `${node.op}(${node.inputs.map((id) => keys.get(id)?.slice(0, 60)).join()})`;
    const base = node.name ?? (node.inputs.length ? made : node.label);
    const count = seen.get(base) ?? 0;
    seen.set(base, count + 1);
    keys.set(node.id, count ? `${base}#${count}` : base);
  }
  return keys;
}

/**
 * Where a step has come to in an edited program: the first and the last one stay that. What is gone leaves its place to what
 * is told of the same node; else as far into the forward pass, or from the end of the backward one.
 * @param {Trace} from @param {number} at @param {Trace} to
 */
export function keptStep(from, at, to) {
  const [left, last] = [from.steps.length - 1 - at, to.steps.length - 1];
  if (at === 0) return 0;
  if (left === 0) return last;
  for (const stepKeys of [exactKeys, nodeKeys]) {
    const [then, now] = [stepKeys(from), stepKeys(to)];
    const wanted = then(from.steps[at]);
    const found = to.steps.findIndex((step) => now(step) === wanted);
    if (found >= 0) return found;
  }
  if (at < from.forwardCount) return Math.min(at, to.forwardCount - 1);
  return Math.min(last, Math.max(to.forwardCount, last - left));
}

/** @typedef {(trace: Trace) => (step: Step) => string} StepKeys */

/** What a step does, to which node, along which edge. @type {StepKeys} */
function exactKeys(trace) {
  const keys = keysOf(trace);
  return ({ kind, node, edge }) => {
    const { to, slot } = edge === undefined ? { to: -1, slot: 0 } : trace.edge(edge);
    return [kind, keys.get(node), keys.get(to), slot].join(" ");
  };
}

/** Which node it is about, in which pass. @type {StepKeys} */
function nodeKeys(trace) {
  const keys = keysOf(trace);
  return ({ kind, node }) => `${kind === "forward"} ${keys.get(node)}`;
}
