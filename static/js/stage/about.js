/** Places about an open lens for its two pills, where cards or the rim of the window leave them none on its line. */

import { centred, covered, distance, overlaps } from "./geometry.js";

/** @import { Box, Point } from "./geometry.js" */
/** @typedef {{ w: number, h: number }} Size */
/**
 * @typedef {{ middle: Point & { dx: number, dy: number }, flat: boolean, body: Box, level: Point[], sizes: Size[], scale: number,
 *   seen: (at: Point, i: number) => Point }} Open  `body`: the glass; `level`: where the pills would stand on the line; `seen`: the place nearest to one that is in the window
 */
/** @typedef {{ at: Point, box: Box, cost: number }} Place */

/** To touch a card or the glass and to lie on it whole, to lie on the other pill, in the light of another line, and how far from where it would like to stand. */
const COST = { hidden: [10, 60], pill: 80, line: 2, away: 0.03 };
/** How far a pill stays from the light around a line that is not its own, from a card and from the other pill. */
const CLEAR = { line: 10, card: 2, pill: 3 };
/** Between places that are tried, and how far from the glass they go on. */
const [STEP, FAR] = [9, 63];
/** Of the places of each pill so many of the best are put together. */
const BEST = 60;

/**
 * Over and under the lens, or both on a side that is free; where none of that is, wherever there is room near it.
 * @param {Open} open @param {Box[]} cards @param {Box[]} lines
 * @returns {Point[]}
 */
export function placesAbout(open, cards, lines) {
  const { level, sizes, scale, body, seen } = open;
  /** @param {Point} wished @param {number} i @returns {Place} */
  const placed = (wished, i) => {
    const at = seen(wished, i);
    const box = centred(at, sizes[i]);
    let cost = distance(at, level[i]) * (COST.away / scale);
    for (const thing of [...cards, body]) {
      const gap = thing === body ? 0 : CLEAR.card * scale;
      if (overlaps(box, thing, gap)) cost += COST.hidden[0] + COST.hidden[1] * covered(box, thing);
    }
    for (const line of lines) if (overlaps(box, line, CLEAR.line * scale)) cost += COST.line;
    return { at, box, cost };
  };
  const both = (/** @type {Place[]} */ pair) =>
    pair[0].cost + pair[1].cost + (overlaps(pair[0].box, pair[1].box, CLEAR.pill * scale) ? COST.pill : 0);
  const cheapest = (/** @type {Place[][]} */ pairs) =>
    pairs.reduce((best, pair) => (both(pair) < both(best) ? pair : best));
  const tidy = cheapest(stacks(open).map((pair) => pair.map(placed)));
  if (both(tidy) < COST.hidden[0]) return tidy.map(({ at }) => at);
  const [ups, downs] = sizes.map((size, i) =>
    grid(open, size)
      .map((at) => placed(at, i))
      .sort((a, b) => a.cost - b.cost)
      .slice(0, BEST),
  );
  return cheapest([tidy, ...ups.flatMap((up) => downs.map((down) => [up, down]))]).map(({ at }) => at);
}

/** Over and under the lens, both over it, both under it; where the line runs down, at its tips. @param {Open} open @returns {Point[][]} */
function stacks({ middle: { x, y, dx }, flat, body, sizes, scale }) {
  const side = (/** @type {number} */ i) => (i ? -1 : 1);
  if (flat) {
    const off = sizes.map(({ w }) => body.w / 2 + w / 2 + 3 * scale);
    const tips = (/** @type {number} */ way) => sizes.map((_, i) => ({ x: x + way * side(i) * off[i], y }));
    return [tips(1), tips(-1)];
  }
  const off = body.h / 2 + sizes[0].h / 2 + 3 * scale;
  const row = (/** @type {number} */ way) =>
    sizes.map((_, i) => ({ x: x + (side(i) * Math.sign(dx) * (sizes[1 - i].w + 6 * scale)) / 2, y: y + way * off }));
  return [sizes.map((_, i) => ({ x, y: y + (i ? off : -off) })), row(1), row(-1)];
}

/** Places around the glass. @param {Open} open @param {Size} size @returns {Point[]} */
function grid({ middle: { x, y }, body, scale }, { w, h }) {
  const step = STEP * scale;
  const steps = (/** @type {number} */ long) => Math.ceil((long / 2 + FAR * scale) / step);
  const [wide, high] = [steps(body.w + w), steps(body.h + h)];
  /** @type {Point[]} */
  const places = [];
  for (let i = -wide; i <= wide; i++) {
    for (let j = -high; j <= high; j++) places.push({ x: x + i * step, y: y + j * step });
  }
  return places;
}
