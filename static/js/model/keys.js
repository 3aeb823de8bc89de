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
 * Where a step has come to in an edited program: the first and the last one stay that; what is gone leaves its place.
 * @param {Trace} from @param {number} at @param {Trace} to
 */
export function keptStep(from, at, to) {
  if (at === 0) return 0;
  if (at === from.steps.length - 1) return to.steps.length - 1;
  const wanted = stepKeys(from)(from.steps[at]);
  const now = stepKeys(to);
  const found = to.steps.findIndex((step) => now(step) === wanted);
  return found >= 0 ? found : at;
}

/** @param {Trace} trace @returns {(step: Step) => string} */
function stepKeys(trace) {
  const keys = keysOf(trace);
  return ({ kind, node, edge }) => {
    const { to, slot } = edge === undefined ? { to: -1, slot: 0 } : trace.edge(edge);
    return [kind, keys.get(node), keys.get(to), slot].join(" ");
  };
}
