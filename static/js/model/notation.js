/** How a gradient is written: ∂f/∂x, df/dx where it is a sum, ∇W for an array; and what one edge brings to a sum. */

import { termName, termsOf } from "./frames.js";

/** @import { Trace } from "./trace.js" */

/** Whether a gradient is the sum of several terms. @param {Trace} trace @param {number} node */
export const isTotal = (trace, node) => termsOf(trace, node).length > 1;

/** The sign of a derivative by a node: ∂, or d where all ways from it to the output are meant. @param {Trace} trace @param {number} node */
const signOfTotal = (trace, node) => (isTotal(trace, node) ? "\\mathrm{d}" : "\\partial ");

/** A derivative on one line; where it is too long for that it goes on after its slash. @param {string} of @param {string} by */
export const quotient = (of, by) => `${of}/\\allowbreak ${by}`;

/**
 * A scalar's gradient in LaTeX, on one line.
 * @param {Trace} trace
 * @param {number} node
 * @param {string} [by] the node's symbol, or that of one of its numbers
 */
export function derivativeOf(trace, node, by = trace.node(node).symbol) {
  const d = signOfTotal(trace, node);
  return quotient(`${d}${trace.node(trace.output).symbol}`, `${d}${by}`);
}

/**
 * A second derivative: by one node, then by another.
 * @param {Trace} trace @param {number} first @param {number} then
 */
export function secondOf(trace, first, then) {
  const d = [first, then].some((node) => isTotal(trace, node)) ? "\\mathrm{d}" : "\\partial ";
  const [a, b, f] = [first, then, trace.output].map((node) => trace.node(node).symbol);
  return quotient(`${d}^2 ${f}`, first === then ? `${d}${a}^2` : `${d}${a}\\,\\allowbreak ${d}${b}`);
}

/** The gradient of any node in LaTeX, on one line. @param {Trace} trace @param {number} node */
export const gradientOf = (trace, node) =>
  trace.node(node).shape.length ? `\\nabla ${trace.node(node).symbol}` : derivativeOf(trace, node);

/** The same as a fraction. @param {Trace} trace @param {number} node */
export function fractionOf(trace, node) {
  const d = signOfTotal(trace, node);
  return `\\frac{${d}${trace.node(trace.output).symbol}}{${d}${trace.node(node).symbol}}`;
}

/**
 * What an edge brings: the gradient it goes to, with the edge's letter or number where it is one of several.
 * @param {Trace} trace
 * @param {number} edge
 * @param {(trace: Trace, node: number) => string} [written] how the gradient is written
 */
export function shareOf(trace, edge, written = gradientOf) {
  const { from } = trace.edge(edge);
  const [name, gradient] = [termName(trace, from, edge), written(trace, from)];
  return name ? `\\left.${gradient}\\right|_{\\mathrm{${name}}}` : gradient;
}
