/** Two settings of the same inputs, number by number: f, each input, each gradient. */

import { toNumber } from "../lib/format.js";
import { flat, isScalar } from "../lib/tensor.js";

/** @import { Scalar, Tensor } from "../lib/format.js" */
/** @import { Columns, Trace, TraceNode } from "./trace.js" */
/**
 * @typedef {{ node: number, cell: number | null, value: Pair, grad: Pair | null }} Compared
 * @typedef {{ a: Scalar, b: Scalar, change: number }} Pair
 */

/** Cells of tables that are shown, those that differ most first. */
const CELLS = 6;

/**
 * @param {Trace} trace @param {Columns} a @param {Columns} b
 * @returns {Compared[]} the output first, then the inputs as they stand in the text
 */
export function comparison(trace, a, b) {
  const output = trace.node(trace.output);
  const nodes = [output, ...trace.inputs.filter(({ id }) => id !== output.id)];
  return nodes.flatMap((node) => compared(node, trace, a, b, node === output));
}

/** @param {TraceNode} node @param {Trace} trace @param {Columns} a @param {Columns} b @param {boolean} output */
function compared(node, trace, a, b, output) {
  const at = trace.nodeAt(node.id);
  const [values, grads] = [pairs(a.values[at], b.values[at]), pairs(a.grads[at], b.grads[at])];
  const all = values.map((value, i) => ({
    node: node.id,
    cell: isScalar(a.values[at]) ? null : i,
    value,
    grad: output ? null : (grads[i] ?? null),
  }));
  if (all.length <= CELLS) return all;
  return all.sort((x, y) => Math.abs(y.value.change) - Math.abs(x.value.change)).slice(0, CELLS);
}

/** @param {Tensor | null} a @param {Tensor | null} b @returns {Pair[]} */
function pairs(a, b) {
  if (a === null || b === null) return [];
  const others = flat(b);
  return flat(a).map((x, i) => ({ a: x, b: others[i], change: toNumber(others[i]) - toNumber(x) }));
}
