/** Where the view stands at each step: at the same place, whichever way the step is come to. */

import { activeBox, nearestOf, pointedBox, queueBox, sumBox } from "./active.js";
import { scaleWithin } from "./fit.js";
import { FADE } from "./gather.js";
import { unite } from "./geometry.js";
import { leastAt, readableAt } from "./scene.js";
import { boxToScreen } from "./view.js";

/** @import { Step } from "../model/trace.js" */
/** @import { Box } from "./geometry.js" */
/** @import { Scene } from "./scene.js" */
/** @import { Place } from "./view.js" */
/** @typedef {{ nodes: number[], edges: number[], wrong: { node: number }[] }} Called */
/** @typedef {{ first: number[], nodes: number[], edges: number[] } | null | undefined} Told  Ids of the whole trace; `first`: nodes that
 *  are more than what is at work. */

/** What was looked at last, the nodes that are wrong in it, and whether these are others than before. @type {{ what: Called | null, nodes: number[], news: boolean }} */
const NOWHERE = { what: null, nodes: [], news: false };

/** @param {Box} box @returns {Box} */
const cleared = ({ x, y, w, h }) => ({ x: x - FADE, y: y - FADE, w: w + 2 * FADE, h: h + 2 * FADE });

/**
 * The place of a step is that of the step before it, moved as little as it takes to see what is at work. The row of
 * places begins where the view was put last: by fitting the picture, at the first step; by a hand, where that was.
 * @param {ReturnType<typeof import("./viewport.js").createViewport>} viewport
 * @param {{ room: () => { w: number, h: number }, standing: () => Scene | null, step: () => Step, told: () => Told }} now `standing`: the picture, once it is
 *   that of the program; `told`: what else is to be seen at this step
 */
export function createFollow(viewport, { room, standing, step, told }) {
  /** @type {Map<number, Place>} */
  const places = new Map();
  let [origin, at] = [0, 0];
  /** The picture in which the places are. @type {Scene | null} */
  let seen = null;
  /** Where the view was led to: anywhere else somebody has put it. */
  let led = viewport.goal();
  let glanced = NOWHERE;

  const revealed = (/** @type {Place} */ from, /** @type {Box | null} */ box) =>
    viewport.revealed(from, box, seen?.extent);
  const begin = (/** @type {number} */ step, /** @type {Place} */ place) => {
    places.clear();
    places.set(step, place);
    origin = step;
  };
  const takeOver = () => viewport.goal() !== led && begin(at, viewport.goal());
  const holdsAt = (/** @type {number} */ k) => (/** @type {Box} */ box) => viewport.holds(box, k);
  const boxAt = (/** @type {number} */ step, /** @type {number} */ k) => {
    const box = seen && activeBox(seen, step, holdsAt(k));
    if (!seen || !box || viewport.holds(box, k)) return box;
    // a card has its title at its beginning
    return [...seen.nodes.values()].includes(box) ? viewport.beginning(box, k) : box;
  };
  /** The place of the step one is at. */
  const place = () => {
    // while the stage has no room nothing is fitted
    if (!places.size) return viewport.goal();
    const by = Math.sign(at - origin);
    let known = at;
    while (!places.has(known)) known -= by;
    let place = /** @type {Place} */ (places.get(known));
    while (known !== at) {
      known += by;
      place = revealed(place, boxAt(known, place.k));
      places.set(known, place);
    }
    // where a hand has put the view, what is at work may be out of sight
    place = revealed(place, boxAt(at, place.k));
    return gathered(added(place), toldBox(place.k));
  };
  /** What is added is seen together, or as much of it as can be, with room for the rest to come. @param {Place} place */
  const added = (place) => {
    const whole = seen && sumBox(seen, at);
    const near = gathered(place, whole);
    if (!seen || near !== place || revealed(place, whole) === place) return near;
    const least = queueBox(seen, at, viewport.window(place.k));
    const box = least && nearestOf(seen, at, least, holdsAt(place.k));
    return revealed(place, box);
  };
  /** What is told of and what is at work, as much of both as can be read at once. @param {number} k */
  const toldBox = (k) => {
    const what = told();
    if (!seen || !what) return null;
    const least = Math.min(k, leastAt(seen));
    const holds = (/** @type {Box} */ box) => viewport.holds(cleared(box), least);
    // of values that have all been computed the last one is at work only by chance
    const { kind, node } = seen.trace.steps[at];
    const aside = kind === "forward" && !what.nodes.includes(node);
    const nodes = aside ? [...what.first, ...what.nodes] : what.first;
    const [first, work] = [pointedBox(seen, { nodes, edges: [] }, holds), activeBox(seen, at, holds)];
    const both = first && work ? unite([first, work]) : (first ?? work);
    return pointedBox(seen, what, holds, both && holds(both) ? both : first);
  };
  /** What belongs together is seen together: for that one step from farther away, if it can be read there. @param {Place} place @param {Box | null} box */
  const gathered = (place, box) => {
    if (!seen || !box || revealed(place, box) === place) return place;
    const clear = cleared(box);
    const k = Math.min(place.k, viewport.scaleFor(clear));
    return k < Math.min(place.k, leastAt(seen)) ? place : revealed(viewport.scaled(place, k), clear);
  };
  /** Up to a pixel: what is fitted ends at the rim. @param {Place} place @param {Box} box */
  const contains = (place, box) => {
    const { x, y, w, h } = boxToScreen(box, place);
    return x >= -1 && y >= -1 && x + w <= room().w + 1 && y + h <= room().h + 1;
  };
  const enter = (/** @type {Scene} */ scene) => {
    seen = scene;
    at = Math.max(0, scene.trace.steps.indexOf(step()));
  };

  return {
    /** Keep the place: the picture has changed around it. @param {Scene} scene */
    stay(scene) {
      enter(scene);
      led = viewport.goal();
      begin(at, led);
    },
    /** @param {Scene} scene @param {boolean} whole however small that is @param {number} [ms] */
    fit(scene, whole, ms = 0) {
      if (!room().w || !room().h) return;
      enter(scene);
      const k = whole ? scaleWithin(scene.extent, room()) : readableAt(scene, room());
      begin(0, viewport.fitted(scene.extent, { focus: boxAt(0, k), k }));
      led = viewport.fit(place(), ms);
    },
    /** Go to the place of the step. */
    go() {
      takeOver();
      const scene = standing();
      if (!scene) return;
      enter(scene);
      led = viewport.go(place());
    },
    /** Look at something else until the next step; what is wrong is seen first, and is so where it arrives. @param {Called} what */
    glance(what) {
      takeOver();
      const nodes = what.wrong.map(({ node }) => node);
      // the same again, as the window is another: as it was
      if (what !== glanced.what) glanced = { what, nodes, news: String(nodes) !== String(glanced.nodes) };
      const scene = standing();
      const from = viewport.goal();
      if (!scene) return;
      const holds = holdsAt(from.k);
      const first = glanced.news ? pointedBox(scene, { nodes, edges: [] }, holds) : null;
      const box = pointedBox(scene, what, holds, first, nodes.length > 0);
      led = viewport.go(revealed(from, box));
    },
    /** Whether the view, where it stands, has the output of a picture in sight. @param {Scene} scene */
    hasOutput({ trace, nodes }) {
      const output = nodes.get(trace.seat(trace.output));
      return !output || contains(viewport.goal(), output);
    },
    /** Whether there is a story, whose place is the same however often the picture is laid out. */
    isTold: () => Boolean(told()),
    /** Look back at the step, unless somebody has moved the view meanwhile. */
    lookBack() {
      glanced = NOWHERE;
      if (viewport.goal() === led) led = viewport.go(place());
    },
  };
}
