/** Contributions that wait out of sight come as far as the window when they are added: along their lines, one behind the other. */

import { centred, overlaps, pointAt } from "./geometry.js";
import { boxToScreen, toScreen } from "./view.js";

/** @import { Box } from "./geometry.js" */
/** @import { Route } from "./routes.js" */
/** @import { View } from "./view.js" */

/** What goes on beyond the window fades at its rim: what is brought into sight keeps clear of that. */
export const FADE = 12;
const [STEP, GAP] = [4, 3];

/**
 * @param {{ route: Route, size: { w: number, h: number } }[]} pills with their sizes on the screen
 * @param {View} view
 * @param {() => Box[]} things of the picture that are in the way
 * @returns {number[]} how far from its sum each stands: where it waits, unless it is seen only nearer
 */
export function gathered(pills, view, things) {
  const isSeen = (/** @type {Box} */ { x, y, w, h }) =>
    x >= FADE && y >= FADE && x + w <= view.w - FADE && y + h <= view.h - FADE;
  const at = (/** @type {typeof pills[number]} */ { route, size }, /** @type {number} */ along) =>
    centred(toScreen(pointAt(route.points, along), view), size);
  const places = pills.map(({ route }) => route.wait ?? 0);
  const lost = pills.map((pill, i) => !isSeen(at(pill, places[i])));
  if (!lost.includes(true)) return places;
  const taken = things()
    .map((box) => boxToScreen(box, view))
    .filter((box) => overlaps(box, { ...view, x: 0, y: 0 }));
  for (const [i, pill] of pills.entries()) if (!lost[i]) taken.push(at(pill, places[i]));
  // the last is the farthest out: they are read in their order
  for (const [i, pill] of [...pills.entries()].reverse()) {
    for (let along = places[i]; lost[i] && along > 0; along -= STEP / view.k) {
      const box = at(pill, along);
      if (!isSeen(box) || taken.some((other) => overlaps(other, box, GAP))) continue;
      taken.push(box);
      places[i] = along;
      break;
    }
  }
  return places;
}
