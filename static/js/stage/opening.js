/** Where a lens opens: where it stands or, to lie on no card, as near to that as its line has room. */

import { centred, distance, overlaps, pointAt } from "./geometry.js";
import { unitAcross } from "./glass.js";
import { solidBoxes } from "./group.js";

/** @import { Point } from "./geometry.js" */
/** @import { Now } from "./hot.js" */

const STEP = 2;
/** So near to a bend the line turns under the glass. */
const BEND = 12;

/**
 * @param {Now} now @param {Point[]} points of its line @param {number} lens where it stands, as a length along that
 * @param {(flat: boolean) => { w: number, h: number }} glassFor its size, standing across the line or, where that runs down, lying
 * @param {number} least the size at which it is drawn even where it has no room
 */
export function opensAt(now, points, lens, glassFor, least) {
  const glasses = [false, true].map(glassFor);
  // farther off than its own length it would be lost
  const far = (Math.max(...glasses.map(({ h }) => h)) * least) / now.view.k;
  const around = centred(pointAt(points, lens), { w: 4 * far, h: 4 * far });
  const near = solidBoxes(now.scene).filter((box) => overlaps(box, around));
  const bends = bendsOf(points);
  const end = /** @type {number} */ (bends.at(-1));
  let best = { at: lens, room: Number.NEGATIVE_INFINITY };
  for (let off = 0; off <= far; off += STEP) {
    for (const at of [lens - off, lens + off]) {
      if (off && (at < 0 || at > end || bends.some((bend) => Math.abs(at - bend) < BEND))) continue;
      const middle = pointAt(points, at);
      const room = unitAcross(now, middle, glasses[Number(Math.abs(middle.dy) > 0.5)], near);
      if (room >= least) return at;
      if (room > best.room) best = { at, room };
    }
  }
  return best.at;
}

/** Where the line begins, turns and ends, as lengths along it. @param {Point[]} points */
function bendsOf(points) {
  const bends = [0];
  for (let i = 1; i < points.length; i++) bends.push(bends[i - 1] + distance(points[i - 1], points[i]));
  return bends;
}
