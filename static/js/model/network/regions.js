/** The pieces that a network of straight activations is made of. */

import { arrayOf } from "./wire.js";

/** @import { Net } from "./wire.js" */
/**
 * @typedef {{ kind: "exact", count: number, bound: string, x: [number, number], joints: number[], slopes: number[] }} Joints  over a line: all of them
 * @typedef {{ kind: "at_least", count: number, bound: string, size: number, colours: Uint8Array, edges: Uint8Array }} Patches  over a plane: those seen
 * @typedef {Joints | Patches} Regions
 */

const STRAIGHT = new Set([null, "relu", "leaky_relu"]);

/** Whether it has such pieces: whatever its last activation, the hidden ones are straight. @param {Net | null} net */
export const hasPieces = (net) =>
  net !== null &&
  net.inputs !== null &&
  net.inputs.length <= 2 &&
  net.layers.every(({ plain }) => plain) &&
  net.layers.slice(0, -1).every(({ activation }) => STRAIGHT.has(activation)) &&
  net.layers.slice(0, -1).some(({ activation }) => activation !== null);

/** @param {any} answer @returns {Regions} */
export function regionsOf({ kind, count, bound, x, joints, slopes, colours, edges }) {
  if (kind === "exact") return { kind, count, bound, x, joints: joints.map(Number), slopes: slopes.map(Number) };
  const of = (/** @type {any} */ wire) => /** @type {Uint8Array} */ (arrayOf(wire));
  return { kind, count, bound, size: colours.shape[0], colours: of(colours), edges: of(edges) };
}

/** Each piece of a line: from where to where, and how steep. @param {Joints} regions @param {number} most @returns {{ from: number, to: number, slope: number }[]} */
export const piecesOf = ({ x, joints, slopes }, most) =>
  slopes.slice(0, most).map((slope, i) => ({ from: i ? joints[i - 1] : x[0], to: joints[i] ?? x[1], slope }));
