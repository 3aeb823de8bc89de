/** What a network says everywhere in the plane, or along its line. */

import { arrayOf } from "./wire.js";

/**
 * @typedef {{ kind: "map", size: number, x: [number, number], y: [number, number], low: number, high: number, between: number | null,
 *   values: Uint8Array, winner: Uint8Array | null }} FieldMap  values between `low` and `high` in 255ths, or how sure the winner is; rows from below
 * @typedef {{ kind: "curve", x: [number, number], values: ArrayLike<number> }} FieldCurve
 * @typedef {FieldMap | FieldCurve} Field
 */

/** @param {any} wire as in a frame, and as in an answer @returns {Field | null} */
export function fieldOf(wire) {
  if (!wire) return null;
  if (wire.kind === "curve") return { kind: "curve", x: wire.x, values: arrayOf(wire.output) };
  const { kind, x, y, low = 0, high = 1, boundary: between = null } = wire;
  const several = kind === "classes";
  const bytes = several ? wire.sure : wire.output;
  return {
    ...{ kind: "map", size: bytes.shape[0], x, y, low, high, between },
    values: /** @type {Uint8Array} */ (arrayOf(bytes)),
    winner: several ? /** @type {Uint8Array} */ (arrayOf(wire.class)) : null,
  };
}

/** The values of a map as rows of numbers. @param {FieldMap} field */
export const rowsOf = ({ size, values, low, high }) =>
  Array.from({ length: size }, (_, i) =>
    Array.from(values.subarray(i * size, (i + 1) * size), (byte) => low + ((high - low) * byte) / 255),
  );
