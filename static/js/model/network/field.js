/** What a network says everywhere in the plane, or along its line: frames and answers in one form. */

import { arrayOf, bytesOf } from "./wire.js";

/**
 * @typedef {{ kind: "map", size: number, x: [number, number], y: [number, number], low: number, high: number, between: number | null,
 *   values: Uint8Array, winner: Uint8Array | null }} FieldMap  values between `low` and `high` in 255ths, or how sure the winner is; rows from below
 * @typedef {{ kind: "curve", x: [number, number], values: ArrayLike<number>, between: number | null }} FieldCurve
 * @typedef {FieldMap | FieldCurve} Field
 */

/** Of an answer. @param {any} wire @returns {Field} */
export function fieldOf(wire) {
  if (wire.kind === "curve")
    return {
      kind: "curve",
      x: [wire.x[0], wire.x[wire.x.length - 1]],
      values: wire.values.map(Number),
      between: wire.between,
    };
  const { size, x, y, low, high, between, values, winner } = wire;
  return { kind: "map", size, x, y, low, high, between, values: bytesOf(values), winner: winner && bytesOf(winner) };
}

/** Of a frame. @param {any} view @returns {Field | null} */
export function fieldIn(view) {
  if (!view) return null;
  if (view.kind === "curve") return { kind: "curve", x: view.x, values: arrayOf(view.output), between: null };
  const { kind, x, y, low = 0, high = 1, boundary = null } = view;
  const wide = kind === "classes" ? view.sure : view.output;
  return {
    ...{ kind: "map", size: wide.shape[0], x, y, low, high, between: boundary },
    values: /** @type {Uint8Array} */ (arrayOf(wide)),
    winner: kind === "classes" ? /** @type {Uint8Array} */ (arrayOf(view.class)) : null,
  };
}

/** The values of a map as rows of numbers. @param {FieldMap} field */
export const rowsOf = ({ size, values, low, high }) =>
  Array.from({ length: size }, (_, i) =>
    Array.from(values.subarray(i * size, (i + 1) * size), (byte) => low + ((high - low) * byte) / 255),
  );
