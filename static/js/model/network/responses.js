/** What each unit answers everywhere: numbers over the line or the plane of the inputs, and the ink they are drawn with. */

import { showsUnits } from "./room.js";
import { arrayOf } from "./wire.js";

/** @import { Net, WireArray } from "./wire.js" */
/**
 * @typedef {[number, number]} Range
 * @typedef {{ x: Range, y: Range | null, size: number, layers: Int8Array[][] }} Responses  by layer and unit, the inputs first; rows from below;
 *   127 is the largest answer of a unit, in size
 */

const MOST = 127;
/** The ink of what is nothing, and what is added to it at the most; negative values are hatched, and clear between the lines. */
const INK = { nothing: 0.05, positive: 0.68, hatch: 0.8, between: 0.1 };
/** Pixels from one line of the hatching to the next, and of a line. */
const HATCH = { every: 5, line: 1.8 };

/** Whether units have room for such a picture, and inputs of a line or a plane to draw it over. @param {Net | null} net */
export const canRespond = (net) =>
  net !== null &&
  net.inputs !== null &&
  net.inputs.length <= 2 &&
  showsUnits([net.inputs.length, ...net.layers.map(({ width }) => width)]);

/** @param {{ x: Range, y: Range | null, size: number, layers: { width: number, maps: WireArray }[] }} answer @returns {Responses} */
export function responsesOf({ x, y = null, size, layers }) {
  const count = y ? size * size : size;
  return {
    ...{ x, y, size },
    layers: [
      (y ? [x, y] : [x]).map((range, axis) => ramp(range, axis, size, count)),
      ...layers.map(({ width, maps }) => {
        const all = /** @type {Int8Array} */ (arrayOf(maps));
        return Array.from({ length: width }, (_, k) => all.subarray(k * count, (k + 1) * count));
      }),
    ],
  };
}

/** An input itself. @param {Range} range @param {number} axis @param {number} size @param {number} count */
function ramp([low, high], axis, size, count) {
  const most = Math.max(Math.abs(low), Math.abs(high)) || 1;
  return Int8Array.from({ length: count }, (_, i) => {
    const place = axis ? Math.floor(i / size) : i % size;
    return Math.round((MOST * (low + ((high - low) * place) / (size - 1))) / most);
  });
}

/** The value between the points of a map, −1 to 1. @param {Int8Array} map @param {number} size @param {number} x 0 to 1 @param {number} y 0 to 1 */
export function valueAt(map, size, x, y) {
  const [across, up] = [x * (size - 1), y * (size - 1)];
  const [i, j] = [Math.min(size - 2, Math.floor(across)), Math.min(size - 2, Math.floor(up))];
  const [a, b] = [across - i, up - j];
  const from = j * size + i;
  const below = map[from] * (1 - a) + map[from + 1] * a;
  const above = map[from + size] * (1 - a) + map[from + size + 1] * a;
  return (below * (1 - b) + above * b) / MOST;
}

/**
 * How much ink lies on each pixel of a square, 0 to 255, rows from above.
 * @param {Int8Array} map @param {number} size of the map @param {number} side of the square in pixels @param {number} [scale] pixels of a pixel of the page
 */
export function inkOf(map, size, side, scale = 1) {
  const ink = new Uint8ClampedArray(side * side);
  const last = Math.max(1, side - 1);
  for (let row = 0; row < side; row++)
    for (let column = 0; column < side; column++) {
      const value = valueAt(map, size, column / last, 1 - row / last);
      const onLine = ((row + column) / scale) % HATCH.every < HATCH.line;
      const most = value >= 0 ? INK.positive : onLine ? INK.hatch : INK.between;
      ink[row * side + column] = 255 * (INK.nothing + most * Math.abs(value));
    }
  return ink;
}

/** A map over a line as points of a square of the page around 0, upwards is less. @param {Int8Array} map @param {number} r half the side */
export const curveOf = (map, r) =>
  Array.from(map, (value, i) => [-r + (2 * r * i) / (map.length - 1), (-0.72 * r * value) / MOST]);
