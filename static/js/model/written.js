/** The numbers a person gave the inputs, and the program with them written in. */

import { covered, replaced } from "../lib/span.js";

/** @import { Tensor } from "../lib/format.js" */
/** @import { Trace, TraceNode } from "./trace.js" */

/**
 * The number a person gave an input, if any.
 * @param {Trace} trace
 * @param {number} id
 * @param {Record<string, Tensor>} inputs
 * @returns {Tensor | undefined}
 */
export function given(trace, id, inputs) {
  const name = trace.address.get(id) ?? "";
  // an input may be called `constructor`
  return Object.hasOwn(inputs, name) ? inputs[name] : undefined;
}

/**
 * The text with the numbers as they stand; a free name gets a line of its own.
 * @param {Trace} trace
 * @param {string} text what the trace was made from
 * @param {Record<string, Tensor>} inputs
 */
export function written(trace, text, inputs) {
  /** @param {TraceNode} node */
  const literal = (node) => JSON.stringify(given(trace, node.id, inputs)).replaceAll(",", ", ");
  const places = trace.inputs.filter((node) => node.span && given(trace, node.id, inputs) !== undefined);
  // A free name is used, perhaps often, but nowhere bound: its place is a use, not a number.
  const isBound = (/** @type {TraceNode} */ node) => covered(text, node.span) !== trace.address.get(node.id);
  const bound = places.filter(isBound).sort((a, b) => spanOf(b)[0] - spanOf(a)[0]);
  const free = places
    .filter((node) => !isBound(node))
    .map((node) => `${trace.address.get(node.id)} = ${literal(node)}\n`);
  return free.join("") + bound.reduce((done, node) => replaced(done, spanOf(node), literal(node)), text);
}

/** @param {TraceNode} node */
const spanOf = (node) => /** @type {[number, number]} */ (node.span);
