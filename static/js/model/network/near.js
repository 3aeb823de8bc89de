/** Lines between units as curves, and which of them a point lies on. */

/** @import { Column, Unit } from "./room.js" */
/** @typedef {{ layer: number, from: number, to: number }} Line  layers count from 1, units from 0 */

/** A pointer takes the line that is nearer than this. */
const NEAR = 7;
const HALVINGS = 16;

/** How far across a curve has come; both its ends are level. @param {number} t */
const across = (t) => 1.5 * t * (1 - t) + t ** 3;
/** How far up. @param {number} t */
const along = (t) => 3 * t ** 2 - 2 * t ** 3;
/** How steep a curve is that is as high as wide. @param {number} t */
const steepness = (t) => (6 * t * (1 - t)) / (1.5 - 3 * t * (1 - t));

/** The Bézier points of a line. @param {Unit} from @param {Unit} to @returns {[number, number][]} */
export function curve(from, to) {
  const [a, b] = [from.x + from.r, to.x - to.r];
  const bend = (b - a) / 2;
  return [
    [a, from.y],
    [a + bend, from.y],
    [b - bend, to.y],
    [b, to.y],
  ];
}

/**
 * The line at a point, null where none is near. All lines between two columns are equally far across at one x, so only heights are compared.
 * @param {Column[]} columns @param {number} x @param {number} y @returns {Line | null}
 */
export function lineNear(columns, x, y) {
  const layer = columns.findIndex((column, i) => i > 0 && column.x > x && columns[i - 1].x < x);
  const [before, after] = [columns[layer - 1]?.units ?? [], columns[layer]?.units ?? []];
  if (!before.length || !after.length) return null;
  const [a, b] = [before[0].x + before[0].r, after[0].x - after[0].r];
  if (x < a || x > b) return null;
  const t = solved(across, (x - a) / (b - a));
  const [share, steep] = [along(t), steepness(t) / (b - a)];
  /** @type {Line | null} */
  let found = null;
  let best = NEAR;
  before.forEach((start, from) => {
    after.forEach((end, to) => {
      const rise = end.y - start.y;
      const far = Math.abs(start.y + share * rise - y) / Math.hypot(1, steep * rise);
      if (far < best) [best, found] = [far, { layer, from, to }];
    });
  });
  return found;
}

/** Where a function that rises from 0 to 1 has a value. @param {(t: number) => number} rising @param {number} value */
function solved(rising, value) {
  let [low, high] = [0, 1];
  for (let i = 0; i < HALVINGS; i++) {
    const middle = (low + high) / 2;
    if (rising(middle) < value) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
