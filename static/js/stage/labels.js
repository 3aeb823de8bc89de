/** A free place for each edge's equation: beside its lens, off every card, line and other label. */

import { centred, distance, lensRoom, overlaps, piecesOf, pointAt, unite } from "./geometry.js";
import { levelWith } from "./glass.js";

/** @import { Box, Point } from "./geometry.js" */
/** @import { Route } from "./routes.js" */

/** @typedef {{ lens: number, x: number, y: number, way: number, side: number, free: boolean }} Spot  The lens as a length along the line, the label's centre;
 *  `way`: which of its sizes it has; `side`: which of the places at the lens; `free`: nothing else is there. */

const COST = {
  card: 40,
  label: 60,
  lens: 30,
  line: 16,
  hidden: 70,
  glass: 14,
  pill: 5,
  far: 1,
  folded: 4,
  kept: -10,
  away: 0.04,
  outside: 4,
};
/** Between a lens at rest and words, or the pill over it on a line that runs down: there it lies as broad as the pill. */
const AIR = 6;
/** Steps in which a lens is moved along its line to make room, and how many of them at most. */
const [STEP, PLACES] = [16, 48];
/** A picture is mostly seen a little smaller than it is laid out, but what is hot keeps its size. */
const HOT = [1, 1.2];

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
 * Place labels one by one, those with the least room first; where there is none to write, the lens alone.
 * @param {Map<number, Route>} routes
 * @param {Map<number, { w: number, h: number }[]>} sizes for each edge with a lens: how its label can be written, the best first; no height: there is none
 * @param {Box[]} cards
 * @param {{ gap: number, lens: (edge: number, flat: boolean) => { w: number, h: number }, mark: { w: number, h: number }, obstacles?: Box[], words?: Box[], waiting?: Map<number, Box>,
 *   pills?: (edge: number) => { w: number, h: number }[], near?: number, before?: Map<number, Spot> }} options `lens`: how large it opens; `mark`: at rest; `words`: what else is written; `waiting`: where the pill of an edge
 *   comes to wait; `pills`: the two that stand beside its open lens; `near`: how far a lens may be moved; `before`: where labels were that now say something else:
 *   their lenses stay, and they do where they have room
 * @returns {Map<number, Spot>}
 */
export function placeLabels(
  routes,
  sizes,
  cards,
  {
    gap,
    lens: open,
    mark: rest,
    obstacles = [],
    words = [],
    waiting = new Map(),
    pills = () => [],
    near = Number.POSITIVE_INFINITY,
    before = new Map(),
  },
) {
  const lines = [...routes].flatMap(([id, { points }]) => piecesOf(points).map((box) => ({ id, box })));
  const still = [...cards, ...obstacles];
  const fixed = [...still, ...waiting.values()];
  const frame = unite(cards);
  /** @type {Box[]} */
  const placed = [];
  const marks = new Map(
    [...routes].map(([id, route]) => [id, lensBox(route, before.get(id)?.lens ?? route.lens, rest)]),
  );
  /** What it costs to write here. @param {number} id @param {Box} box */
  const labelCost = (id, box) => {
    let cost = box.x < frame.x || box.x + box.w > frame.x + frame.w ? COST.outside : 0;
    for (const card of fixed) cost += overlaps(box, card, 3) ? COST.card : 0;
    for (const other of [...placed, ...words]) cost += overlaps(box, other, 4) ? COST.label : 0;
    for (const line of lines) cost += overlaps(box, line.box, 3) ? COST.line : 0;
    for (const [other, mark] of marks) cost += other !== id && overlaps(box, mark, 2) ? COST.lens : 0;
    return cost;
  };
  /** What it costs to open the lens here. @param {number} id @param {Route} route @param {number} lens */
  const lensCost = (id, route, lens) => {
    const mark = lensBox(route, lens, rest);
    const middle = pointAt(route.points, lens);
    const flat = Math.abs(middle.dy) > 0.5;
    const glass = open(id, flat);
    let cost = Math.abs(lens - route.lens) * COST.away;
    for (const line of lines) cost += line.id !== id && overlaps(mark, line.box) ? COST.line : 0;
    for (const [other, box] of marks) cost += other !== id && overlaps(mark, box) ? COST.lens : 0;
    for (const word of words) cost += overlaps(mark, word, AIR) ? COST.lens : 0;
    // its own pill comes to wait when the lens has closed
    for (const box of fixed) {
      if (overlaps(mark, box)) cost += COST.hidden;
      else if (box !== waiting.get(id))
        cost += COST.glass * Math.min(1, Math.max(0, 3 * (1 - lensRoom(middle, flat, glass, box))));
    }
    const sizes = pills(id);
    for (const scale of HOT) {
      const beside = sizes.map(({ w, h }) => ({ w: w * scale, h: h * scale }));
      const places = levelWith(middle, beside, glass.w * scale, scale);
      const blocked = places.some((at, i) => still.some((box) => overlaps(centred(at, beside[i]), box, 2)));
      cost += blocked ? COST.pill : 0;
    }
    return cost;
  };
  /** @type {Map<number, Spot>} */
  const spots = new Map();
  const order = [...sizes.keys()].toSorted((a, b) => (routes.get(a)?.length ?? 0) - (routes.get(b)?.length ?? 0));
  for (const id of order) {
    const route = /** @type {Route} */ (routes.get(id));
    let best = { cost: Number.POSITIVE_INFINITY, label: 0, lens: route.lens, x: 0, y: 0, way: 0, side: 0 };
    const was = before.get(id);
    const ways = /** @type {{ w: number, h: number }[]} */ (sizes.get(id));
    for (const lens of was ? [was.lens] : lensPlaces(route, rest, near, waiting.get(id))) {
      const here = was ? 0 : lensCost(id, route, lens);
      for (const [way, size] of ways.entries()) {
        for (const [side, centre] of sides(route, lens, { ...size, gap }).entries()) {
          // what will not be written need not lie well
          const over = size.h ? labelCost(id, centred(centre, size)) : 0;
          const label = over < COST.line ? over : COST.label;
          const kept = was?.way === way && was.side === side ? COST.kept : 0;
          const cost = here + label + side * COST.far + way * COST.folded + kept;
          if (cost < best.cost) best = { cost, label, lens, way, side, ...centre };
        }
      }
      if (best.cost < 1) break;
    }
    marks.set(id, lensBox(route, best.lens, rest));
    // it is better not written than written over something; pointing at the line shows it
    const free = ways[best.way].h > 0 && best.label < COST.line;
    if (free) placed.push(centred(best, ways[best.way]));
    spots.set(id, { lens: best.lens, x: best.x, y: best.y, way: best.way, side: best.side, free });
  }
  return spots;
}

/** Where the lens may stand: where it is, else nearby on a straight piece, beyond the pill that comes to wait. @param {Route} route @param {{ w: number }} mark @param {number} near @param {Box} [pill] */
function lensPlaces(route, mark, near, pill) {
  const [wait, along] = [route.wait ?? 0, pointAt(route.points, route.wait ?? 0)];
  const behind = pill && (Math.abs(along.dy) > 0.5 ? pill.h / 2 + AIR : pill.w / 2 + 2);
  const start = behind ? wait + behind + mark.w / 2 : 0;
  /** @type {number[]} */
  const places = [];
  let before = 0;
  for (let i = 1; i < route.points.length; i++) {
    const after = before + distance(route.points[i - 1], route.points[i]);
    const [from, to] = [Math.max(before + 18, start), after - 18];
    for (let at = from; at <= to; at += STEP) places.push(at);
    before = after;
  }
  const away = (/** @type {number} */ at) => Math.abs(at - route.lens);
  const around = places.filter((at) => away(at) <= near).toSorted((a, b) => away(a) - away(b));
  return [route.lens, ...around.slice(0, PLACES)];
}

/** @param {Route} route @param {number} lens @param {{ w: number, h: number }} size @returns {Box} */
function lensBox(route, lens, { w, h }) {
  const { x, y, dy } = pointAt(route.points, lens);
  const [wide, high] = Math.abs(dy) > 0.5 ? [h, w] : [w, h];
  return { x: x - wide / 2, y: y - high / 2, w: wide, h: high };
}
