/** How closely a picture is drawn: full cards where there is room, lower and narrower ones where it would get too small. */

import { readAnatomy } from "./anatomy.js";

/** @import { Anatomy } from "./anatomy.js" */
/** @import { Plan } from "./plan.js" */

/** Classes of the stage, which the style sheet gives measures: the roomiest first. */
const DENSITIES = {
  wide: ["", "low", "slim", "low slim"],
  compact: ["compact", "compact slim"],
};
/** At this scale everything is easily read, and nothing closer is tried. */
const GOOD = 0.86;
/** A closer picture must come out larger by this much to be worth it. */
const WORTH = 1.06;

/**
 * The best density; after each that is tried there is a pause to do something else in.
 * @param {HTMLElement} root the stage, whose classes give the measures
 * @param {boolean} compact
 * @param {(anatomy: Anatomy) => Generator<undefined, { plan: Plan, scale: number }>} planAt how large the picture comes out
 * @yields {undefined}
 */
export function* bestDensity(root, compact, planAt) {
  let best = {
    density: "",
    ...{ anatomy: /** @type {Anatomy} */ ({}), plan: /** @type {Plan} */ ({}), scale: Number.NEGATIVE_INFINITY },
  };
  for (const density of DENSITIES[compact ? "compact" : "wide"]) {
    const anatomy = measured(root, density);
    const { plan, scale } = yield* planAt(anatomy);
    if (scale > best.scale * WORTH) best = { density, anatomy, plan, scale };
    if (best.scale >= GOOD) break;
    yield;
  }
  return best;
}

/** The measures a density would have; what is shown stays as it is. @param {HTMLElement} root @param {string} density */
function measured(root, density) {
  const probe = document.createElement("div");
  probe.className = `graph ${density}`;
  probe.hidden = true;
  root.after(probe);
  const anatomy = readAnatomy(probe);
  probe.remove();
  return anatomy;
}

/**
 * How much is written, by the size an equation has on the screen: all, no captions, names and numbers, tiles.
 * @param {number} k @param {Anatomy} anatomy
 */
export function detailAt(k, { "fs-eq": size, "eq-least": least }) {
  const px = k * size;
  return px >= least + 3 ? "full" : px >= least ? "plain" : px >= 5 ? "names" : "tiles";
}
