/** What the server computed around one number, as the search for a mistake needs it. */

import { toNumber } from "../lib/format.js";
import { flat } from "../lib/tensor.js";
import { termsOf } from "./frames.js";
import { numberOf } from "./targets.js";

/** @import { Tensor } from "../lib/format.js" */
/** @import { Facts, Term } from "./mistakes.js" */
/** @import { Target } from "./targets.js" */
/** @import { Columns, Trace, TraceEdge } from "./trace.js" */

/**
 * @param {Trace} trace @param {Columns} columns @param {Target} target
 * @param {number} [cell] of a table, in reading order
 * @returns {Facts}
 */
export function factsOf(trace, columns, target, cell = 0) {
  const { kind, node, edge } = target;
  const at = trace.nodeAt(node);
  const all = numberOf(trace, columns, target);
  const size = all === null ? 1 : flat(all).length;
  /** The number that stands in the same place; of a table of another shape there is none. @param {Tensor | null | undefined} value */
  const pick = (value) => {
    if (value === null || value === undefined) return Number.NaN;
    const list = flat(value);
    return list.length === 1 ? toNumber(list[0]) : list.length === size ? toNumber(list[cell]) : Number.NaN;
  };
  const valueAt = (/** @type {number} */ id) => pick(columns.values[trace.nodeAt(id)]);

  /** @param {TraceEdge} each @returns {Term} */
  const term = (each) => {
    const place = trace.edgeAt(each.id);
    return {
      upstream: pick(columns.grads[trace.nodeAt(each.to)]),
      local: pick(columns.locals[place]),
      contribution: pick(columns.contributions[place]),
      op: trace.node(each.to).op,
      user: trace.node(each.to).label,
      out: valueAt(each.to),
      at: valueAt(node),
      others: trace
        .inputEdges(each.to)
        .filter(({ slot }) => slot !== each.slot)
        .map(({ id, from }) => ({
          name: trace.node(from).label,
          local: pick(columns.locals[trace.edgeAt(id)]),
          value: valueAt(from),
        })),
    };
  };
  const edges = kind === "term" ? [trace.edge(edge)] : kind === "value" || kind === "seed" ? [] : termsOf(trace, node);
  const sizes = [size, ...edges.map(({ to }) => sizeOf(columns.values[trace.nodeAt(to)])), edges.length];
  const inputs = kind === "value" ? trace.inputEdges(node) : [];
  return {
    kind: kind === "value" || kind === "seed" ? kind : "gradient",
    truth: pick(all),
    value: valueAt(node),
    gradient: pick(columns.grads[at]),
    output: valueAt(trace.output),
    terms: edges.map(term),
    counts: [
      ...new Set([...sizes, ...inputs.map(({ from }) => sizeOf(columns.values[trace.nodeAt(from)])), inputs.length]),
    ].filter((count) => count > 1),
    op: trace.node(node).op,
    operands: inputs.map(({ from }) => ({ name: trace.node(from).label, value: valueAt(from) })),
  };
}

/** @param {Tensor | null | undefined} value */
const sizeOf = (value) => (value === null || value === undefined ? 1 : flat(value).length);
