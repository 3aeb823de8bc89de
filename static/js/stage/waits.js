/** Where contributions wait for their sum: each on its own branch, off every card and off each other. */

import { centred, covered, distance, hullOf, overlaps, pathLength, piecesOf, pointAt, slice } from "./geometry.js";

/** @import { Box, Point } from "./geometry.js" */
/** @import { Strips } from "./strips.js" */
/** @typedef {{ id: number, points: Point[], chip: { w: number, h: number } }} Branch  From the sum outwards, and the size of its pill. */

/** To touch something, and to lie on it with all of the pill; `trunk`: what is still a line of others of the sum, too, on which it would be taken for all of theirs. */
const COST = { card: [14, 40], pill: [13, 100], line: 3, trunk: 6, cramped: 12, away: 0.02 };
const STEP = 10;
/** So much farther out than it likes a pill may stand. */
const FARTHEST = 400;
/** The pills of so many branches find no places off each other, and to look for them takes minutes. */
const MOST = 64;

/**
 * @param {Branch[]} branches of one sum
 * @param {{ gap: number, lens: number, lines: Point[][], cards: Strips, pills: Strips }} around `gap`: how far from the branching a pill likes to stand;
 *   `lens`: the room its lens needs; `lines`: these and others that are not to be covered; `cards`: and other things in the way; `pills`: those of other sums, to which these are added
 * @returns {Map<number, number>} lengths along the branches
 */
export function waitingSpots(branches, { gap, lens, lines, cards, pills }) {
  /** @type {Map<number, number>} */
  const spots = new Map();
  const own = branches.map(({ points }) => points);
  const foreign = lines.filter((line) => !own.includes(line));
  for (const { id, points, chip } of branches) {
    if (points.length < 2) continue;
    const wished = likedSpot(points, gap);
    if (branches.length > MOST) {
      spots.set(id, wished);
      continue;
    }
    // what is nowhere near the branch is not asked again at each of its places
    const end = Math.min(pathLength(points), wished + FARTHEST);
    const reach = around(slice(points, 0, end), chip);
    const [nearCards, nearPills] = [cards.near(reach, 4), pills.near(reach, 4)];
    const piecesNear = (/** @type {Point[][]} */ lines) =>
      lines
        .filter((other) => other !== points)
        .flatMap(piecesOf)
        .filter((piece) => overlaps(reach, piece));
    const [others, trunks] = [piecesNear(foreign), piecesNear(own)];
    const places = [wished];
    for (let at = gap / 2; at < end; at += STEP) places.push(at);
    let best = { cost: Number.POSITIVE_INFINITY, at: wished };
    for (const at of places) {
      const box = centred(pointAt(points, at), chip);
      let cost = Math.abs(at - wished) * COST.away;
      if (longestAfter(points, at + chip.w / 2) < lens) cost += COST.cramped;
      for (const card of nearCards) if (overlaps(box, card, 4)) cost += hidden(box, card, COST.card);
      // the lines into one card are as close as that: their pills stand in a column
      for (const pill of nearPills) if (overlaps(box, pill, 2)) cost += hidden(box, pill, COST.pill);
      for (const piece of others) if (overlaps(box, piece)) cost += COST.line;
      for (const piece of trunks) if (overlaps(box, piece)) cost += COST.trunk;
      if (cost < best.cost) best = { cost, at };
      if (best.cost === 0) break;
    }
    spots.set(id, best.at);
    pills.add(centred(pointAt(points, best.at), chip));
  }
  return spots;
}

/** What it costs a pill to lie on something: the more of both is hidden, the more. @param {Box} a @param {Box} b @param {number[]} cost */
const hidden = (a, b, [touched, whole]) => touched + (whole - touched) * covered(a, b);

/** On the first level piece after the branching. @param {Point[]} points @param {number} gap */
function likedSpot(points, gap) {
  const upright = Math.abs(points[0].x - points[1].x) < 0.5;
  const bend = points.length > 2 && upright ? 1 : points.length > 3 ? 2 : 0;
  const level = distance(points[bend], points[bend + 1]);
  return pathLength(points.slice(0, bend + 1)) + Math.min(gap, level / 2);
}

/** The longest straight piece beyond a place. @param {Point[]} points @param {number} from */
function longestAfter(points, from) {
  let [longest, length] = [0, 0];
  for (let i = 1; i < points.length; i++) {
    const end = length + distance(points[i - 1], points[i]);
    longest = Math.max(longest, end - Math.max(length, from));
    length = end;
  }
  return longest;
}

/** Where a pill of this size may come to lie on a line. @param {Point[]} points @param {{ w: number, h: number }} chip @returns {Box} */
function around(points, { w, h }) {
  const hull = hullOf(points);
  return { x: hull.x - w / 2, y: hull.y - h / 2, w: hull.w + w, h: hull.h + h };
}
