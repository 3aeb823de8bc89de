/** Boxes kept by the strips of the picture they reach into, so that who looks for what is near need not ask all of them. */

import { overlaps } from "./geometry.js";

/** @import { Box } from "./geometry.js" */

const WIDTH = 400;
const stripAt = (/** @type {number} */ x) => Math.floor(x / WIDTH);

/** @typedef {ReturnType<typeof createStrips>} Strips */

/** @param {Box[]} boxes */
export function createStrips(boxes) {
  /** @type {Map<number, Box[]>} */
  const strips = new Map();
  const add = (/** @type {Box} */ box) => {
    for (let i = stripAt(box.x); i <= stripAt(box.x + box.w); i++) {
      const strip = strips.get(i);
      if (strip) strip.push(box);
      else strips.set(i, [box]);
    }
  };
  for (const box of boxes) add(box);
  return {
    add,
    /** Those that come nearer to a box than the gap, each once. @param {Box} box @param {number} gap @returns {Box[]} */
    near(box, gap) {
      const first = stripAt(box.x - gap);
      /** @type {Box[]} */
      const found = [];
      for (let i = first; i <= stripAt(box.x + box.w + gap); i++) {
        for (const each of strips.get(i) ?? []) {
          if (i === Math.max(first, stripAt(each.x)) && overlaps(box, each, gap)) found.push(each);
        }
      }
      return found;
    },
  };
}
