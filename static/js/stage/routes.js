/** ELK's lines made the picture's: bends close to the user, one trunk for a fan-out, and the spots where things stand. */

import { termsOf } from "../model/frames.js";
import { boxOf, centred, distance, hullOf, lensSpot, overlaps, pathLength, pointAt } from "./geometry.js";
import { createStrips } from "./strips.js";
import { waitingSpots } from "./waits.js";

/** @import { Trace, TraceEdge } from "../model/trace.js" */
/** @import { Box, Point } from "./geometry.js" */
/** @import { Places } from "./layout.js" */

/** @typedef {{ points: Point[], length: number, lens: number, wait: number | null, chip: { w: number, h: number } }} Route
 *  A line with lengths along it: where the lens stands, where a pill waits for its sum; and how large the pill is. */
/** @typedef {{ net: string, box: Box, upright: boolean }} Piece  One straight part; parts of one net may lie on each other. */

/** Beyond so many edges bends stay where ELK put them. */
const TIDY = 160;
/** So many sums are looked at in one go. */
const PART = 64;
const CLEAR = { node: 9, line: 15 };

/**
 * @param {Trace} trace
 * @param {Places} places
 * @param {Pick<Set<number>, "has">} meets
 * @param {{ sumGap: number, sumSize: number, chipGap: number, lens: number, port: number, near?: number,
 *   chip: (edge: number) => { w: number, h: number } }} measures  `chip`: how large the pill of an edge is; `lens`: the room
 *   for a lens beyond it; `near`: how far a lens stands at most from where it is seen: its user, or the node that gets all of its gradient by this line
 * @yields {undefined} between parts of the work, which in a large picture is too long for one task
 * @returns {Generator<undefined, Map<number, Route>>}
 */
export function* routesOf(trace, places, meets, { sumGap, sumSize, chipGap, chip, lens: room, port, near }) {
  const turned = !places.horizontal;
  const lines = new Map([...places.edges].map(([id, points]) => [id, turned ? points.map(flip) : points]));
  const boxes = [...places.nodes].map(([, box]) => (turned ? flipBox(box) : box));
  for (const [id, box] of places.nodes) {
    if (!meets.has(id)) continue;
    const sum = { x: box.x + box.w + sumGap, y: box.y + box.h / 2 };
    places.sums.set(id, turned ? { x: box.x + box.w / 2, y: box.y + box.h + sumGap } : sum);
  }
  const sumOf = (/** @type {number} */ id) => {
    const sum = places.sums.get(id);
    return sum && turned ? flip(sum) : sum;
  };
  /** Where a card ends along the picture. @param {number} id */
  const edgeOf = (id) => {
    const box = /** @type {Box} */ (places.nodes.get(id));
    return turned ? box.y + box.h : box.x + box.w;
  };
  for (const edge of trace.edges) {
    const points = lines.get(edge.id);
    const sum = sumOf(edge.from);
    if (!points?.length || !sum) continue;
    // another output of a closed group passes by the plus and leaves its card
    const start = edge.source === undefined ? sum : { x: edgeOf(edge.from), y: points[0].y };
    lines.set(edge.id, merge([start, ...points]));
  }
  const discs = new Map(
    [...places.sums.keys()].map((id) => [id, around(/** @type {Point} */ (sumOf(id)), sumSize / 2 + 3)]),
  );
  const few = trace.edges.length <= TIDY;
  if (few) tidy(trace, lines, { boxes, discs, meets, port });

  yield;

  const chips = new Map(trace.edges.map(({ id }) => [id, chip(id)]));
  const chipOf = (/** @type {number} */ id) => chips.get(id) ?? chip(id);
  const sizeOf = (/** @type {number} */ id) => (turned ? flipSize(chipOf(id)) : chipOf(id));
  const cards = createStrips([...boxes, ...discs.values()]);
  const pills = createStrips([]);
  /** @type {Map<number, number>} */
  const waits = new Map();
  // where there is least room the pills choose first
  const roomOf = (/** @type {number} */ id) =>
    Math.min(...termsOf(trace, id).map((edge) => pathLength(lines.get(edge.id) ?? [])));
  const rooms = new Map([...places.sums.keys()].map((id) => [id, roomOf(id)]));
  for (const [i, [id]] of [...rooms].sort(([, a], [, b]) => a - b).entries()) {
    if (i % PART === 0) yield;
    const branches = termsOf(trace, id);
    const drawn = branches.map((edge) => ({ id: edge.id, points: lines.get(edge.id) ?? [], chip: sizeOf(edge.id) }));
    const wires = few ? [...lines.values()] : drawn.map(({ points }) => points);
    for (const [edge, at] of waitingSpots(drawn, { gap: chipGap, lens: room, lines: wires, cards, pills }))
      waits.set(edge, at);
  }
  yield;

  /** @type {Map<number, Route>} */
  const routes = new Map();
  for (const edge of trace.edges) {
    const points = lines.get(edge.id) ?? [];
    const wait = waits.get(edge.id) ?? null;
    const shown = turned ? points.map(flip) : points;
    const from = wait === null ? 0 : wait + sizeOf(edge.id).w / 2 + port;
    const lens = lensSpot(points, from, wait === null ? { giver: near && 2 * near } : { user: near });
    routes.set(edge.id, { points: shown, length: pathLength(points), lens, wait, chip: chipOf(edge.id) });
  }
  return routes;
}

/** Where the pill of a line waits for its sum. @param {Route | undefined} route @returns {Box | null} */
export const waitingBox = (route) =>
  route && route.wait !== null ? centred(pointAt(route.points, route.wait), route.chip) : null;

const flip = (/** @type {Point} */ { x, y }) => ({ x: y, y: x });
const flipSize = (/** @type {{ w: number, h: number }} */ { w, h }) => ({ w: h, h: w });
const flipBox = (/** @type {Box} */ { x, y, w, h }) => ({ x: y, y: x, w: h, h: w });

/** @param {Point} at @param {number} r @returns {Box} */
const around = ({ x, y }, r) => ({ x: x - r, y: y - r, w: 2 * r, h: 2 * r });

/** Drop points that do not turn. @param {Point[]} points */
export function merge(points) {
  /** @type {Point[]} */
  const out = [];
  for (const point of points) {
    const last = out.at(-1);
    if (last && distance(last, point) < 0.5) continue;
    const before = out.at(-2);
    if (
      last &&
      before &&
      ((same(before.x, last.x) && same(last.x, point.x)) || (same(before.y, last.y) && same(last.y, point.y)))
    )
      out.pop();
    out.push(point);
  }
  return out;
}

const same = (/** @type {number} */ a, /** @type {number} */ b) => Math.abs(a - b) < 0.5;

/**
 * Move the upright piece of each line with one bend pair: to the plus for a fan-out, or right behind it, else next to the user.
 * @param {Trace} trace @param {Map<number, Point[]>} lines
 * @param {{ boxes: Box[], discs: Map<number, Box>, meets: Pick<Set<number>, "has">, port: number }} around `discs`: the plus signs, by their nodes
 */
function tidy(trace, lines, { boxes, discs, meets, port }) {
  /** @type {Map<number, Piece[]>} */
  const pieces = new Map(trace.edges.map((edge) => [edge.id, piecesOf(lines.get(edge.id) ?? [], netOf(edge))]));
  const users = (/** @type {number} */ id) => trace.inputEdges(id).length;
  for (const edge of trace.edges) {
    const points = lines.get(edge.id) ?? [];
    const fan = meets.has(edge.from) && edge.source === undefined;
    if (points.length !== 4 && !(fan && points.length > 4)) continue;
    const reach = hullOf(points);
    const near = (/** @type {Box} */ box) => overlaps(box, reach, CLEAR.line);
    const others = [...pieces].flatMap(([id, list]) => (id === edge.id ? [] : list.filter(({ box }) => near(box))));
    const cards = [...boxes, ...[...discs].filter(([id]) => id !== edge.from).map(([, disc]) => disc)].filter(near);
    const end = points[points.length - 1];
    const start = points[0];
    const close = end.x - Math.max(22, port + 15);
    const disc = /** @type {Box | undefined} */ (discs.get(edge.from));
    const wished = fan
      ? [start.x, disc ? disc.x + disc.w + CLEAR.line : start.x]
      : [close, close - 22, close - 44].slice(0, users(edge.to) > 1 ? 3 : 1);
    const now = crossings(piecesOf(points, netOf(edge)), others);
    for (const x of wished) {
      if (!fan && x <= points[1].x) break;
      const moved = points.map((point, i) => (i === 1 || i === 2 ? { x, y: point.y } : point));
      const mine = piecesOf(moved, netOf(edge));
      if (!mine.every((piece) => free(piece, cards, others)) || crossings(mine, others) > now) continue;
      lines.set(edge.id, merge(moved));
      pieces.set(edge.id, mine);
      break;
    }
  }
}

/** Lines that carry one value. @param {TraceEdge} edge */
const netOf = (edge) => `n${edge.source ?? edge.from}`;

/** @param {Point[]} points @param {string} net @returns {Piece[]} */
const piecesOf = (points, net) =>
  points.slice(1).map((b, i) => ({ net, box: boxOf(points[i], b), upright: same(points[i].x, b.x) }));

/** @param {Piece} piece @param {Box[]} boxes @param {Piece[]} others */
function free({ net, box, upright }, boxes, others) {
  // ends may touch their own cards, so level pieces are tested a little shorter
  const inner = upright ? box : { ...box, x: box.x + 12, w: Math.max(0, box.w - 24) };
  if (boxes.some((card) => overlaps(inner, card, upright ? CLEAR.node : -1))) return false;
  return !others.some((other) => {
    if (other.net === net || other.upright !== upright || other.box.w + other.box.h < 1) return false;
    return overlaps(inner, other.box, upright ? CLEAR.line : 4);
  });
}

/** @param {Piece[]} mine @param {Piece[]} others */
function crossings(mine, others) {
  let count = 0;
  for (const { net, box, upright } of mine) {
    for (const other of others) {
      if (other.net !== net && other.upright !== upright && overlaps(box, other.box)) count += 1;
    }
  }
  return count;
}
