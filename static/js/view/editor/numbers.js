/** Which numbers of a text are inputs: each literal, each cell of a table, with its place. */

import { toNumber } from "../../lib/format.js";
import { covered, toUnits } from "../../lib/span.js";
import { flat } from "../../lib/tensor.js";

/** @import { Trace, TraceNode } from "../../model/trace.js" */
/** @typedef {{ from: number, to: number, node: number, cell: number | null }} Literal  `cell`: in reading order; null: a scalar */

const NUMBER = /[-+−]?\s*(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?/gi;

/** @type {WeakMap<Trace, Literal[]>} */
const known = new WeakMap();

/**
 * @param {Trace} trace
 * @param {string} text what was traced
 */
export function literalsOf(trace, text) {
  const found = known.get(trace) ?? trace.inputs.flatMap((node) => literals(node, text));
  known.set(trace, found);
  return found;
}

/** @param {TraceNode} node @param {string} text @returns {Literal[]} */
function literals({ id, span, shape, value }, text) {
  const place = toUnits(text, span);
  if (!place) return [];
  const cells = flat(value);
  const numbers = [...covered(text, span).matchAll(NUMBER)];
  // randn(2, 3) has numbers that are not the table's
  const spelt = numbers.length === cells.length && numbers.every(([number], i) => read(number) === toNumber(cells[i]));
  if (!spelt) return [];
  return numbers.map(([number], i) => ({
    from: place.from + numbers[i].index,
    to: place.from + numbers[i].index + number.length,
    node: id,
    cell: shape.length ? i : null,
  }));
}

/** @param {string} number */
const read = (number) => Number(number.replace("−", "-").replace(/\s/g, ""));
