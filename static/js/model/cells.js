/** One cell of a table and the terms behind it, as the server tells them. */

import { termsOf } from "./frames.js";

/** @import { Scalar, Tensor } from "../lib/format.js" */
/** @import { Columns, Trace } from "./trace.js" */
/** @typedef {"value" | "gradient"} What */
/** @typedef {{ node: number, what: What, at: number[] }} Cell */
/** @typedef {{ what: What | "local", node: number | null, at: number[], number: Scalar }} Factor */
/** @typedef {{ first: Factor, second: Factor | null, product: Scalar | null }} Term */
/** @typedef {{ kind: string, edge: number | null, terms: Term[], more: number, rest: Scalar, total: Scalar }} Part */
/** @typedef {Cell & { number: Scalar, parts: Part[], latex: { symbolic: string, substituted: string, value: string } }} CellTerms */
/** @typedef {{ node: number, what: What, turned: boolean }} Table  `turned`: rows stand as columns */

/** @param {Cell | null} a @param {Cell | null} b */
export const sameCell = (a, b) => a?.node === b?.node && a?.what === b?.what && String(a?.at) === String(b?.at);

/** Whether there still is such a cell. @param {Trace} trace @param {Cell | null} cell */
export function stillThere(trace, cell) {
  const node = cell && trace.nodes.find(({ id }) => id === cell.node);
  return !!node && node.shape.length === cell.at.length && cell.at.every((i, axis) => i < node.shape[axis]);
}

/**
 * The numbers of a table.
 * @param {Trace} trace @param {Columns} columns @param {{ node: number, what: What }} table
 * @returns {Tensor | null}
 */
export const numbersOf = (trace, columns, { node, what }) =>
  (what === "value" ? columns.values : columns.grads)[trace.nodeAt(node)] ?? null;

/**
 * A table that is a product of two others: the left one gives the rows, the top one the columns.
 * @param {Trace} trace @param {{ node: number, what: What }} table
 * @returns {{ left: Table, top: Table } | null}
 */
export function productOf(trace, { node, what }) {
  const own = trace.node(node);
  /** @param {number} id @param {What} of @param {boolean} turned @returns {Table} */
  const table = (id, of, turned = false) => ({ node: id, what: of, turned });
  const matrices = (/** @type {number[]} */ ids) => ids.every((id) => trace.node(id).shape.length === 2);
  if (what === "value") {
    if (own.op !== "matmul" || !matrices(own.inputs)) return null;
    return { left: table(own.inputs[0], "value"), top: table(own.inputs[1], "value") };
  }
  const edges = termsOf(trace, node);
  return edges.length === 1 ? productAlong(trace, edges[0].id) : null;
}

/**
 * The same for what one edge of a matrix product contributes.
 * @param {Trace} trace @param {number} id
 * @returns {{ left: Table, top: Table } | null}
 */
export function productAlong(trace, id) {
  const edge = trace.edge(id);
  const user = trace.node(edge.to);
  if (user.op !== "matmul" || !user.inputs.every((each) => trace.node(each).shape.length === 2)) return null;
  /** @type {Table} */
  const upstream = { node: user.id, what: "gradient", turned: false };
  /** @type {Table} */
  const other = { node: user.inputs[1 - edge.slot], what: "value", turned: true };
  return edge.slot === 0 ? { left: upstream, top: other } : { left: other, top: upstream };
}

/**
 * The numbers behind the slots of a cell's formula.
 * @param {CellTerms} cell
 * @returns {(slot: string) => Scalar | null}
 */
export function slotsOf(cell) {
  const terms = cell.parts.flatMap((part) => part.terms);
  return (slot) => {
    const term = terms[Number(slot.slice(1))];
    if (slot[0] === "a") return term?.first.number ?? null;
    if (slot[0] === "b") return term?.second?.number ?? null;
    const part = Number(slot.slice(1));
    return part ? cell.parts[part - 1].total : cell.number;
  };
}
