/** How the view meets a new picture: an edit keeps the place one looks at, another program is fitted anew. */

import { anchored } from "./anchor.js";
import { detailAt } from "./density.js";
import { scaleWithin } from "./fit.js";
import { readableAt } from "./scene.js";

/** @import { Scene } from "./scene.js" */

/**
 * @param {{ viewport: ReturnType<typeof import("./viewport.js").createViewport>, follow: ReturnType<typeof import("./follow.js").createFollow>,
 *   glider: ReturnType<typeof import("./glider.js").createGlider>, room: () => { w: number, h: number }, duration: () => number, whole: boolean }} means
 *   `whole`: even a picture too large to be read is seen as a whole at first, as long as its names are
 */
export function createArrival({ viewport, follow, glider, room, duration, whole }) {
  /** Whether a picture too large to be read as a whole is seen as a whole nevertheless. */
  let overview = whole;
  /** Whether somebody, or an edit, asked for that; else it is not worth tiles without names. */
  let asked = false;
  const seesAll = (/** @type {Scene} */ scene) =>
    overview && (asked || detailAt(scaleWithin(scene.extent, room()) * scene.anatomy["fs-eq"]) !== "tiles");

  return {
    /** @param {Scene} next @param {{ anew: boolean, group: number | null }} how `group`: the one that was opened or closed */
    come(next, { anew, group }) {
      const from = glider.before(next);
      const refit = anew || !from || from.nodes.size < next.nodes.size / 2;
      const readable = readableAt(next, room()) <= scaleWithin(next.extent, room());
      const placed = from && !refit ? anchored(next, from, { group, centre: viewport.centre() }) : next;
      const before = glider.scene();
      // on a phone the whole would be too small to be read
      const edited = before && !refit && before.trace.root !== next.trace.root && !next.anatomy.compact;
      // an edit keeps the place, unless that loses the output
      if (edited && !viewport.touched() && follow.hasOutput(before) && !follow.hasOutput(placed))
        [overview, asked] = [true, true];
      const fitted = refit || (!viewport.touched() && (seesAll(placed) || readable));
      if (fitted) follow.fit(placed, seesAll(placed), from ? duration() : 0);
      else {
        if (!viewport.touched()) viewport.settle(placed.extent, duration());
        follow.stay(placed);
      }
      glider.go(placed, from);
      if (!viewport.touched() && group === null) follow.go();
    },
    /** The window has another size. @param {Scene} scene */
    resized(scene) {
      if (viewport.touched()) follow.go();
      else follow.fit(scene, seesAll(scene));
    },
    /** The whole, however small; asked again, the part that can be read. @param {Scene} scene */
    fit(scene) {
      overview = viewport.touched() || !seesAll(scene);
      asked = true;
      follow.fit(scene, overview, duration());
    },
    /** Another program is on its way. */
    forget() {
      [overview, asked] = [whole, false];
    },
  };
}
