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

/** Places along an edge of a plot that are tried. */
const TRIED = 24;
/** A number this far from all lines and dots is far enough. */
const CLEAR = 4;

/**
 * Where a number covers least of a plot: at the top before the bottom, in a corner before between them.
 * @param {[number, number][]} points of the line, from left to right, as they lie on the screen
 * @param {number} plumb where the line of x stands
 * @param {{ left: number, right: number, top: number, bottom: number }} frame
 * @param {{ wide: number, tall: number }} size
 * @returns {{ x: number, y: number }} its left lower corner
 */
export function freest(points, plumb, { left, right, top, bottom }, { wide, tall }) {
  const inner = Array.from({ length: TRIED - 1 }, (_, i) => (i + 1) / TRIED);
  const tried = [top + tall, bottom].flatMap((y) =>
    [0, 1, ...inner].map((share) => ({ x: left + share * (right - left - wide), y })),
  );
  const free = (/** @type {{ x: number, y: number }} */ { x, y }) => {
    const ends = [x - CLEAR, x + wide + CLEAR];
    const over = points.slice(1).flatMap((to, i) => partBetween(points[i], to, ends));
    const room = Math.min(CLEAR, ...(y < bottom ? over.map((each) => each - y) : over.map((each) => y - tall - each)));
    return plumb > x && plumb < x + wide ? room - CLEAR / 2 : room;
  };
  const rooms = tried.map(free);
  return tried[rooms.indexOf(Math.max(...rooms))];
}

/** The heights at both ends of what lies between two verticals. @param {[number, number]} from @param {[number, number]} to @param {number[]} ends */
function partBetween([x1, y1], [x2, y2], [low, high]) {
  if (x2 < low || x1 > high) return [];
  const at = (/** @type {number} */ x) => (x2 > x1 ? y1 + ((y2 - y1) * (x - x1)) / (x2 - x1) : y1);
  return [at(Math.max(x1, low)), at(Math.min(x2, high))];
}
