/** Level lines of a surface given on a grid. */

/** @typedef {[x1: number, y1: number, x2: number, y2: number]} Segment  In steps of the grid. */

/**
 * The pieces of one level line, square by square; none where a corner is not finite.
 * @param {number[][]} grid `grid[i][j]`: the value at the i-th x and the j-th y
 * @param {number} level
 * @returns {Segment[]}
 */
export function levelLine(grid, level) {
  /** @type {Segment[]} */
  const found = [];
  for (let i = 0; i + 1 < grid.length; i += 1) {
    for (let j = 0; j + 1 < grid[i].length; j += 1) {
      // Corners in turn: what crosses a side enters or leaves the square there.
      const corners = [grid[i][j], grid[i + 1][j], grid[i + 1][j + 1], grid[i][j + 1]].map((value) => value - level);
      if (!corners.every(Number.isFinite)) continue;
      /** @type {[number, number][]} */
      const crossings = [];
      for (let side = 0; side < 4; side += 1) {
        const [a, b] = [corners[side], corners[(side + 1) % 4]];
        if (a >= 0 !== b >= 0) crossings.push(onSide(i, j, side, a / (a - b)));
      }
      // At a saddle both ways to join four crossings are right.
      for (let k = 0; k + 1 < crossings.length; k += 2) found.push([...crossings[k], ...crossings[k + 1]]);
    }
  }
  return found;
}

/** @param {number} i @param {number} j @param {number} side @param {number} share @returns {[number, number]} */
function onSide(i, j, side, share) {
  if (side === 0) return [i + share, j];
  if (side === 1) return [i + 1, j + share];
  if (side === 2) return [i + 1 - share, j + 1];
  return [i, j + 1 - share];
}

/**
 * Where to write a level's number: far from what is written already, and well inside.
 * @param {Segment[]} segments
 * @param {[number, number][]} taken
 * @param {{ side: number, margin: number, apart: number }} options in steps of the grid
 * @returns {[number, number] | null}
 */
export function labelPlace(segments, taken, { side, margin, apart }) {
  /** @type {[number, number] | null} */
  let best = null;
  let most = apart;
  for (const [x1, y1, x2, y2] of segments) {
    /** @type {[number, number]} */
    const middle = [(x1 + x2) / 2, (y1 + y2) / 2];
    if (middle.some((at) => at < margin || at > side - margin)) continue;
    const free = Math.min(side, ...taken.map(([x, y]) => Math.hypot(x - middle[0], y - middle[1])));
    if (free > most) [best, most] = [middle, free];
  }
  return best;
}

/**
 * The surface between its samples; NaN where a corner is.
 * @param {number[][]} grid
 * @param {number} x in steps of the grid
 * @param {number} y
 */
export function surfaceAt(grid, x, y) {
  const i = Math.min(Math.floor(x), grid.length - 2);
  const j = Math.min(Math.floor(y), grid[0].length - 2);
  const [u, v] = [x - i, y - j];
  return (
    (1 - u) * ((1 - v) * grid[i][j] + v * grid[i][j + 1]) + u * ((1 - v) * grid[i + 1][j] + v * grid[i + 1][j + 1])
  );
}
