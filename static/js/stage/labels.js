/** A free place for each edge's equation: beside its lens, off every card, line and other label. */

import { boxOf, distance, overlaps, pointAt, unite } from "./geometry.js";

/** @import { Box, Point } from "./geometry.js" */
/** @import { Route } from "./routes.js" */

/** @typedef {{ lens: number, x: number, y: number }} Spot  The lens as a length along the line, the label's centre. */

const COST = { card: 40, label: 60, lens: 30, line: 6, far: 1, away: 0.04, outside: 4 };
/** Steps in which a lens is moved along its line to make room. */
const STEP = 24;

/**
 * Boxes that a label at this lens may take, the best first.
 * @param {Route} route
 * @param {number} lens
 * @param {{ w: number, h: number, gap: number }} label
 * @returns {Point[]}
 */
function sides(route, lens, { w, h, gap }) {
  const { x, y, dy } = pointAt(route.points, lens);
  if (Math.abs(dy) > 0.5) {
    const off = gap * 0.8 + w / 2;
    return [
      { x: x - off, y },
      { x: x + off, y },
    ];
  }
  const off = gap + (h - 20) / 2;
  return [
    { x, y: y - off },
    { x, y: y + off },
    { x: x + w / 2 - 20, y: y - off },
    { x: x - w / 2 + 20, y: y - off },
    { x: x + w / 2 - 20, y: y + off },
    { x: x - w / 2 + 20, y: y + off },
  ];
}

/**
 * Place labels one by one, those with the least room first.
 * @param {Map<number, Route>} routes
 * @param {Map<number, { w: number, h: number }>} sizes one for each edge that has a label
 * @param {Box[]} cards
 * @param {{ gap: number, obstacles?: Box[] }} options
 * @returns {Map<number, Spot>}
 */
export function placeLabels(routes, sizes, cards, { gap, obstacles = [] }) {
  const lines = [...routes].flatMap(([id, { points }]) =>
    points.slice(1).map((b, i) => ({ id, box: boxOf(points[i], b) })),
  );
  const fixed = [...cards, ...obstacles];
  const frame = unite(cards);
  /** @type {Box[]} */
  const placed = [];
  /** @type {{ id: number, box: Box }[]} */
  const lenses = [...routes].map(([id, route]) => ({ id, box: lensBox(route, route.lens) }));
  /** @type {Map<number, Spot>} */
  const spots = new Map();
  const order = [...sizes.keys()]
    .filter((id) => sizes.get(id)?.h)
    .toSorted((a, b) => (routes.get(a)?.length ?? 0) - (routes.get(b)?.length ?? 0));
  for (const id of order) {
    const route = /** @type {Route} */ (routes.get(id));
    const size = /** @type {{ w: number, h: number }} */ (sizes.get(id));
    let best = { cost: Number.POSITIVE_INFINITY, lens: route.lens, x: 0, y: 0 };
    const start = route.wait === null ? 0 : route.wait + size.w / 4;
    for (const lens of lensPlaces(route, start)) {
      const mark = lensBox(route, lens);
      for (const [rank, centre] of sides(route, lens, { ...size, gap }).entries()) {
        const box = { x: centre.x - size.w / 2, y: centre.y - size.h / 2, w: size.w, h: size.h };
        let cost = rank * COST.far + Math.abs(lens - route.lens) * COST.away;
        if (box.x < frame.x || box.x + box.w > frame.x + frame.w) cost += COST.outside;
        for (const card of fixed) cost += overlaps(box, card, 3) ? COST.card : 0;
        for (const other of placed) cost += overlaps(box, other, 4) ? COST.label : 0;
        for (const line of lines) cost += overlaps(box, line.box, 3) ? COST.line + (line.id === id ? 6 : 0) : 0;
        for (const other of lenses) cost += other.id !== id && overlaps(box, other.box, 2) ? COST.lens : 0;
        for (const line of lines) cost += line.id !== id && overlaps(mark, line.box) ? COST.line : 0;
        if (cost < best.cost) best = { cost, lens, ...centre };
      }
      if (best.cost < 1) break;
    }
    // it is better not written than written over something; pointing at the line shows it
    if (best.cost >= COST.lens) continue;
    placed.push({ x: best.x - size.w / 2, y: best.y - size.h / 2, w: size.w, h: size.h });
    const mine = lenses.find((lens) => lens.id === id);
    if (mine) mine.box = lensBox(route, best.lens);
    spots.set(id, { lens: best.lens, x: best.x, y: best.y });
  }
  return spots;
}

/** Where the lens may stand: where it is, else nearby on a straight piece. @param {Route} route @param {number} start */
function lensPlaces(route, start) {
  /** @type {number[]} */
  const places = [];
  let before = 0;
  for (let i = 1; i < route.points.length; i++) {
    const after = before + distance(route.points[i - 1], route.points[i]);
    const [from, to] = [Math.max(before, start) + 26, after - 26];
    for (let at = from; at <= to; at += STEP) places.push(at);
    before = after;
  }
  return [route.lens, ...places.toSorted((a, b) => Math.abs(a - route.lens) - Math.abs(b - route.lens)).slice(0, 12)];
}

/** @param {Route} route @param {number} lens @returns {Box} */
function lensBox(route, lens) {
  const { x, y, dy } = pointAt(route.points, lens);
  return Math.abs(dy) > 0.5 ? { x: x - 13, y: y - 6, w: 26, h: 12 } : { x: x - 6, y: y - 13, w: 12, h: 26 };
}
