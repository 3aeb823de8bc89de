/** A small network laid open: what a scene can set of it, which unit is picked, and its numbers as they are edited. */

/**
 * @typedef {{ weights: number[][], biases: number[] }} Layer  a row of weights for each input
 * @typedef {{ inputs: 1 | 2, width: number, depth: 1 | 2, layers: Layer[] | null, x: number[], ends: [number, number] | null,
 *   pick: [layer: number, unit: number], hide: boolean }} FoldsSet  `pick`: counted from 1; the layer after the hidden ones is the output
 * @typedef {{ cuts: number[], before: number[][][], after: number[][][], terms: number[][], output: number[],
 *   switches: { layer: number, unit: number, at: number }[] }} Line
 * @typedef {{ corners: [number, number][], on: boolean[] }} Patch
 * @typedef {{ layers: Layer[], parameters: number, x: number[], ends: [number, number], before: number[][], after: number[][], terms: number[], output: number,
 *   regions: number, most: string, kind: "exactly" | "at_least" | "at_most", line: Line | null, plane: Patch[] | null }} Laid
 * @typedef {{ kind: "before" | "after" | "term", layer: number, lines: number[][], now: number[] }} RowOfUnits
 */

/** What the server is asked. @param {FoldsSet} set */
export const questionOf = ({ inputs, width, depth, layers, x, ends }) => ({ inputs, width, depth, layers, x, ends });

/** Whether an answer is to this shape. @param {Laid} laid @param {FoldsSet} set */
export const fits = ({ line, before }, { inputs, width, depth }) =>
  (line ? 1 : 2) === inputs && before.length === depth && before[0].length === width;

/** A unit that is there. @param {FoldsSet} set @returns {[number, number]} */
export const picked = ({ pick: [layer, unit], width, depth }) =>
  layer > depth ? [depth + 1, 1] : [layer, Math.min(unit, width)];

/**
 * The numbers that lead to a unit: a weight for each input, and its bias.
 * @param {Layer[]} layers
 * @param {[number, number]} pick
 */
export function numbersOf(layers, [layer, unit]) {
  const { weights, biases } = layers[layer - 1];
  return { weights: weights.map((row) => row[unit - 1]), bias: biases[unit - 1] };
}

/**
 * The layers with one number changed.
 * @param {Layer[]} layers
 * @param {[number, number]} pick
 * @param {number | null} from which weight, counted from 0; null is the bias
 * @param {number} value
 * @returns {Layer[]}
 */
export const changed = (layers, [layer, unit], from, value) =>
  layers.map((each, i) => {
    if (i !== layer - 1) return each;
    const at = (/** @type {number[]} */ row) => row.with(unit - 1, value);
    return from === null
      ? { ...each, biases: at(each.biases) }
      : { ...each, weights: each.weights.map((row, j) => (j === from ? at(row) : row)) };
  });

/** Rows of small plots, from the input to the sum: before and after each ReLU, and with one layer the terms of the sum. @param {Laid} laid @returns {RowOfUnits[]} */
export function rowsOf({ line, before, after, terms }) {
  if (!line) return [];
  const hidden = before.flatMap((now, i) => [
    { kind: /** @type {const} */ ("before"), layer: i + 1, lines: line.before[i], now },
    { kind: /** @type {const} */ ("after"), layer: i + 1, lines: line.after[i], now: after[i] },
  ]);
  // with one hidden layer there is room for them
  return before.length > 1 ? hidden : [...hidden, { kind: "term", layer: 1, lines: line.terms, now: terms }];
}

/** So much of a plot's height stays free above and below its lines. */
const ROOM = 0.12;

/** Heights of a plot: from the least to the largest and 0, with some room. @param {number[]} values @returns {[number, number]} */
export function upright(values) {
  const [low, high] = [Math.min(0, ...values), Math.max(0, ...values)];
  const room = ROOM * (high - low || 1);
  return [low - room, high + room];
}
