/** How the view meets a new picture: an edit keeps the place one looks at, another program is fitted anew. */

import { anchored, placeOf } from "./anchor.js";
import { detailAt } from "./density.js";
import { beyond, scaleWithin } from "./fit.js";
import { MANY } from "./layout.js";
import { readableAt } from "./scene.js";

/** @import { Scene } from "./scene.js" */

/**
 * @param {{ viewport: ReturnType<typeof import("./viewport.js").createViewport>, follow: ReturnType<typeof import("./follow.js").createFollow>,
 *   glider: ReturnType<typeof import("./glider.js").createGlider>, room: () => { w: number, h: number }, duration: () => number, whole?: () => number }} means
 *   `whole`: a picture too large to be read is seen as a whole at first, as long as its names are and down to this share of the size it is read at
 */
export function createArrival({ viewport, follow, glider, room, duration, whole }) {
  /** Whether a person wants to see all of it, however small; null: never asked. @type {boolean | null} */
  let wished = null;
  /** Whether the picture that stands is seen as a whole because an edit would have lost its output. */
  let rescued = false;
  const isNamed = (/** @type {Scene} */ { extent, anatomy }) =>
    detailAt(scaleWithin(extent, room()), anatomy) !== "tiles";
  const isLarge = (/** @type {Scene} */ scene) =>
    whole !== undefined && scaleWithin(scene.extent, room()) >= whole() * readableAt(scene, room());
  const seesAll = (/** @type {Scene} */ scene) => rescued || (wished ?? (isLarge(scene) && isNamed(scene)));

  return {
    /** @param {Scene} next @param {{ anew: boolean, group: number | null }} how `group`: the one that was opened or closed */
    come(next, { anew, group }) {
      const stood = glider.before(next);
      const refit = anew || !stood || stood.nodes.size < next.nodes.size / 2;
      // a large picture of another program is there at once: on the way to its place one would pass over all the rest
      const from = refit && !anew && next.nodes.size > MANY ? null : stood;
      const readable = readableAt(next, room()) <= scaleWithin(next.extent, room());
      const placed = from && !refit ? anchored(next, from, { group, centre: viewport.centre() }) : next;
      const before = glider.scene();
      const edited = before !== null && before.trace.root !== next.trace.root;
      // an edit keeps the place, unless that loses the output; on a phone the whole would be too small to be read
      const mayLose = edited && !refit && !viewport.touched() && !next.anatomy.compact;
      const loses = mayLose && follow.hasOutput(before) && !follow.hasOutput(placed);
      rescued = (loses && isNamed(placed)) || (rescued && !edited && group === null);
      if (refit || loses || (!viewport.touched() && (seesAll(placed) || readable || follow.isTold())))
        follow.fit(placed, seesAll(placed), from ? duration() : 0);
      else {
        if (!viewport.touched()) viewport.settle(placed.extent, duration());
        // where its title was in sight, its card need not be, nor what it opens on
        const changed = group === null ? null : placeOf(placed, group);
        if (changed && viewport.holds(changed)) viewport.reveal(changed);
        follow.stay(placed);
      }
      glider.go(placed, from);
      if (!viewport.touched() && group === null) follow.go();
    },
    /** Its numbers have outgrown it: what was in sight with its margins, or half of them, stays so. @param {Scene} next @param {Scene} before */
    grown(next, before) {
      const view = { ...viewport.goal(), ...room() };
      if (!viewport.touched() && !beyond(before.extent, view, 0.5) && beyond(next.extent, view, 0.5))
        follow.fit(next, seesAll(next), duration());
    },
    /** The window has another size. @param {Scene} scene */
    resized(scene) {
      if (viewport.touched()) follow.go();
      else follow.fit(scene, seesAll(scene));
    },
    /** Whether all of it is seen, and no hand has moved it. */
    isWhole() {
      const scene = glider.scene();
      return !scene || (!viewport.touched() && seesAll(scene));
    },
    /** @param {boolean} whole however small, else the part that can be read */
    fit(whole) {
      const scene = glider.scene();
      if (!scene) return;
      wished = whole;
      rescued = false;
      follow.fit(scene, whole, duration());
    },
    /** Another program is on its way. */
    forget() {
      wished = null;
    },
  };
}
