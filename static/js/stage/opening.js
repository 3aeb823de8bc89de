/** Where a lens opens: where it stands or, to lie on no card, as near to that as the straight piece of its line has room. */

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
 * @param {{ w: number, h: number }} glass @param {number} least the size at which it is drawn even where it has no room
 */
export function opensAt(now, points, lens, glass, least) {
  const [start, end] = pieceAt(points, lens);
  // farther off than its own length it would be lost
  const long = (glass.h * least) / now.view.k;
  const far = Math.min(long, Math.max(lens - start, end - lens));
  const around = centred(pointAt(points, lens), { w: 4 * long, h: 4 * long });
  const near = solidBoxes(now.scene).filter((box) => overlaps(box, around));
  let best = { at: lens, room: Number.NEGATIVE_INFINITY };
  for (let off = 0; off <= far; off += STEP) {
    for (const at of [lens - off, lens + off]) {
      if (off && (at < start + BEND || at > end - BEND)) continue;
      const room = unitAcross(now, pointAt(points, at), glass, near);
      if (room >= least) return at;
      if (room > best.room) best = { at, room };
    }
  }
  return best.at;
}

/** The straight piece around a place, as lengths along the line. @param {Point[]} points @param {number} at */
function pieceAt(points, at) {
  let [start, end] = [0, 0];
  for (let i = 1; i < points.length && end <= at; i++) [start, end] = [end, end + distance(points[i - 1], points[i])];
  return [start, end];
}
