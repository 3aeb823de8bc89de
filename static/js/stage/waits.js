/** Where contributions wait for their sum: each on its own branch, off every card and off each other. */

import { boxOf, distance, overlaps, pathLength, pointAt } from "./geometry.js";

/** @import { Box, Point } from "./geometry.js" */

const COST = { card: 40, pill: 60, line: 3, away: 0.02 };
const STEP = 10;

/**
 * @param {{ id: number, points: Point[] }[]} branches of one sum, from the sum outwards
 * @param {{ chip: { w: number, h: number }, gap: number, cards: Box[], pills: Box[] }} around
 *   `gap`: how far from the branching a pill likes to stand; `pills`: those of other sums, to which these are added
 * @returns {Map<number, number>} lengths along the branches
 */
export function waitingSpots(branches, { chip, gap, cards, pills }) {
  /** @type {Map<number, number>} */
  const spots = new Map();
  const boxAt = (/** @type {Point} */ { x, y }) => ({ x: x - chip.w / 2, y: y - chip.h / 2, w: chip.w, h: chip.h });
  for (const { id, points } of branches) {
    if (points.length < 2) continue;
    const wished = likedSpot(points, gap);
    const others = branches.filter((other) => other.id !== id).flatMap((other) => piecesOf(other.points));
    const places = [wished];
    for (let at = gap / 2; at < Math.min(pathLength(points), wished + 400); at += STEP) places.push(at);
    let best = { cost: Number.POSITIVE_INFINITY, at: wished };
    for (const at of places) {
      const box = boxAt(pointAt(points, at));
      let cost = Math.abs(at - wished) * COST.away;
      for (const card of cards) if (overlaps(box, card, 4)) cost += COST.card;
      for (const pill of pills) if (overlaps(box, pill, 4)) cost += COST.pill;
      for (const piece of others) if (overlaps(box, piece)) cost += COST.line;
      if (cost < best.cost) best = { cost, at };
    }
    spots.set(id, best.at);
    pills.push(boxAt(pointAt(points, best.at)));
  }
  return spots;
}

/** On the first level piece after the branching. @param {Point[]} points @param {number} gap */
function likedSpot(points, gap) {
  const upright = Math.abs(points[0].x - points[1].x) < 0.5;
  const bend = points.length > 2 && upright ? 1 : points.length > 3 ? 2 : 0;
  const level = distance(points[bend], points[bend + 1]);
  return pathLength(points.slice(0, bend + 1)) + Math.min(gap, level / 2);
}

/** @param {Point[]} points */
const piecesOf = (points) => points.slice(1).map((b, i) => boxOf(points[i], b));
