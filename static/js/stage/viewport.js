/** Pan, zoom and fit; a resize or an edit keeps the view unless it was never touched. */

import { select } from "d3-selection";
import { zoom, zoomIdentity } from "d3-zoom";
import { cut, PADDING, reachAt } from "./fit.js";

/** @import { ZoomTransform } from "d3-zoom" */
/** @import { Extent, Stretch } from "./fit.js" */
/** @import { Box } from "./geometry.js" */
/** @import { Place, View } from "./view.js" */

const RANGE = [0.05, 4];
/** Milliseconds in which the view follows a step, slower than a thing moves. */
const FOLLOWING = 420;
const LONGEST_FRAME = 34;
/** In a picture seen from end to end things may stand so near the rim. */
const NEAREST = 4;
/** So many pixels on, a finger has decided where it goes. */
const SURE = 6;

/**
 * @param {SVGSVGElement} element
 * @param {{ onMove: (view: View) => void, duration: () => number, room: () => { w: number, h: number }, more: () => string, extent: () => Extent | null }} options
 *   `room`: the window's size; `more`: on which sides of it the picture goes on; `extent`: of the picture
 */
export function createViewport(element, { onMove, duration, room, more, extent }) {
  let touched = false;
  /** @type {View} */
  let view = { k: 1, x: 0, y: 0, w: 0, h: 0 };
  /** Where a movement on its way will end: who asks for another one meanwhile starts from there. */
  let goal = view;
  let ticket = 0;
  /** Of one finger on a picture that goes on only up and down, the way it takes: sideways it has nothing to move, it steps.
   *  @type {{ x: number, y: number, way: "down" | "sideways" | null } | null} */
  let finger = null;
  const surface = select(element);
  const behaviour = zoom()
    .scaleExtent(/** @type {[number, number]} */ (RANGE))
    .extent(() => [
      [0, 0],
      [room().w, room().h],
    ])
    .filter((event) => {
      const single = event.touches?.length === 1;
      finger = single && !/left|right/.test(more()) ? { ...view, way: null } : null;
      const taken = event.target instanceof Element && event.target.closest("[data-handle],[data-cell]");
      return !event.button && (!taken || event.touches?.length > 1) && !(single && more() === "");
    })
    .constrain((/** @type {ZoomTransform} */ to) => {
      if (!finger || to.k !== view.k) return to;
      const [dx, dy] = [Math.abs(to.x - finger.x), Math.abs(to.y - finger.y)];
      if (Math.max(dx, dy) > SURE) finger.way ??= dx > dy ? "sideways" : "down";
      return zoomIdentity.translate(view.x, finger.way === "down" ? to.y : view.y).scale(view.k);
    })
    .on("zoom", ({ transform, sourceEvent }) => {
      const { k, x, y } = view;
      view = { k: transform.k, x: transform.x, y: transform.y, ...room() };
      if (sourceEvent && (view.k !== k || view.x !== x || view.y !== y)) {
        cancelAnimationFrame(ticket);
        [touched, goal] = [true, view];
      }
      onMove(view);
    })
    .on("end", ({ sourceEvent }) => {
      // a finger throws a picture out of sight: it comes back
      const thrown = sourceEvent?.type === "touchend" && extent();
      if (thrown) settle(thrown, duration() && FOLLOWING);
    });
  surface.call(/** @type {any} */ (behaviour)).on("dblclick.zoom", null);

  const put = (/** @type {Place} */ { k, x, y }) =>
    surface.call(/** @type {any} */ (behaviour.transform), zoomIdentity.translate(x, y).scale(k));
  /** @param {Place} to @param {number} ms */
  const move = (to, ms) => {
    goal = { ...to, ...room() };
    cancelAnimationFrame(ticket);
    if (!ms) {
      put(goal);
      return;
    }
    const from = view;
    let [t, last] = [0, 0];
    const tick = (/** @type {number} */ now) => {
      // a frame that came late moves no farther than one that came in time
      t = Math.min(1, t + (last ? Math.min(now - last, LONGEST_FRAME) : 0) / ms);
      last = now;
      const s = t < 0.5 ? 2 * t * t : 1 - 2 * (1 - t) ** 2;
      const mix = (/** @type {"k" | "x" | "y"} */ key) => from[key] + (to[key] - from[key]) * s;
      put({ k: mix("k"), x: mix("x"), y: mix("y") });
      if (t < 1) ticket = requestAnimationFrame(tick);
    };
    tick(0);
  };

  /** @param {Place} to @param {number} [ms] */
  const go = (to, ms = duration() && FOLLOWING) => {
    const { w, h } = room();
    if (to.k !== goal.k || to.x !== goal.x || to.y !== goal.y || w !== goal.w || h !== goal.h) move(to, ms);
    return goal;
  };
  /**
   * The place where a box is in sight, as near as that is to another place; a picture that is seen from end to end hardly
   * moves, and stays so.
   * @param {Place} from @param {Box | null} box @param {Extent} [extent] of the picture
   */
  const revealed = (from, box, extent) => {
    if (!box) return from;
    const { k, x, y } = from;
    const [dx, dy] = /** @type {const} */ ([
      ["x", "w"],
      ["y", "h"],
    ]).map(([axis, size]) => {
      const [at, wide] = [from[axis], room()[size]];
      const [start, long] = [box[axis] * k + at, box[size] * k];
      const free = extent && freedom(extent[axis], k, wide, at);
      if (!free) return shortest(start, long, wide, PADDING[axis]);
      return Math.max(free.back, Math.min(free.on, shortest(start, long, wide, NEAREST)));
    });
    // what is fitted ends at the rim, not always to the last digit
    return Math.hypot(dx, dy) > 0.5 ? { k, x: x + dx, y: y + dy } : from;
  };

  /** Leave no emptiness beyond the picture's ends, with as little movement as that takes. @param {Extent} extent @param {number} ms */
  const settle = (extent, ms) => {
    const { k, x, y } = goal;
    const to = { k, x: within(extent.x, k, room().w, x), y: within(extent.y, k, room().h, y) };
    if (to.x !== x || to.y !== y) move(to, ms);
  };

  /** What is seen at once at a scale, in the picture's measures. @param {number} k */
  const window = (k) => ({ w: (room().w - 2 * PADDING.x) / k, h: (room().h - 2 * PADDING.y) / k });
  /** The largest scale at which a place is seen at once. @param {Box} box */
  const scaleFor = ({ w, h }) => Math.min(window(1).w / w, window(1).h / h);
  /** Nearer or farther, with the same in the middle. @param {Place} from @param {number} k @returns {Place} */
  const scaled = (from, k) => {
    const [cx, cy] = [room().w / 2, room().h / 2];
    return { k, x: cx - ((cx - from.x) * k) / from.k, y: cy - ((cy - from.y) * k) / from.k };
  };

  return {
    view: () => view,
    touched: () => touched,
    settle,
    /** Where it is, or will be when it has arrived. @returns {Place} */
    goal: () => goal,
    /** The place in the picture that is in the middle of the window. */
    centre: () => ({ x: (room().w / 2 - view.x) / view.k, y: (room().h / 2 - view.y) / view.k }),
    /**
     * The place where everything is in the middle, or, at a scale where it does not fit, the part around `focus`.
     * @param {Extent} extent @param {{ focus: Box | null, k: number }} options @returns {Place}
     */
    fitted(extent, { focus, k }) {
      const { w, h } = room();
      const x = aligned(extent.x, k, w, focus && focus.x + focus.w / 2);
      const y = aligned(extent.y, k, h, focus && focus.y + focus.h / 2);
      return { k, x, y };
    },
    /** Go to a place as if no hand had ever moved the view. @param {Place} to @param {number} ms */
    fit(to, ms) {
      touched = false;
      return go(to, ms);
    },
    ...{ go, revealed },
    /** Bring a box into sight. @param {Box | null} box */
    reveal: (box) => go(revealed(goal, box)),
    /** Whether a place is seen at once at a scale. @param {Box} box @param {number} [k] */
    holds: (box, k = goal.k) => k <= scaleFor(box),
    window,
    /** Of a box larger than the window as much as is seen at once, from its beginning on. @param {Box} box @param {number} k @returns {Box} */
    beginning: (box, k) => ({ ...box, w: Math.min(box.w, window(k).w), h: Math.min(box.h, window(k).h) }),
    ...{ scaleFor, scaled },
    /** @param {number} factor */
    zoom(factor) {
      touched = true;
      move(scaled(goal, goal.k * factor), duration());
    },
    destroy() {
      cancelAnimationFrame(ticket);
      surface.on(".zoom", null);
    },
  };
}

/**
 * The shift that centres what fits, and else keeps `centre` in the middle without showing emptiness beyond the ends.
 * @param {Stretch[]} stretches @param {number} k @param {number} room @param {number | null} centre
 */
function aligned(stretches, k, room, centre) {
  const { low, high } = reachAt(stretches, k);
  const middle = room / 2 - (low + high) / 2;
  if (high - low <= room + 0.5) return middle;
  return Math.max(room - high, Math.min(-low, centre === null ? middle : room / 2 - k * centre));
}

/** The nearest shift at which what fits is seen and what does not fills the window. @param {Stretch[]} stretches @param {number} k @param {number} room @param {number} at */
function within(stretches, k, room, at) {
  const { low, high } = reachAt(stretches, k);
  const [a, b] = [-low, room - high];
  return Math.max(Math.min(a, b), Math.min(Math.max(a, b), at));
}

/** How far back and on a picture may move that is seen from end to end and stays so; null of another one. @param {Stretch[]} stretches @param {number} k @param {number} room @param {number} at */
function freedom(stretches, k, room, at) {
  const { low, high } = reachAt(cut(stretches, 0), k);
  const [back, on] = [-low - at, room - high - at];
  return back < 0.5 && on > -0.5 ? { back: Math.min(back, 0), on: Math.max(on, 0) } : null;
}

/** How far a stretch must move to lie inside, 0 if it does. @param {number} at @param {number} size @param {number} room @param {number} pad */
function shortest(at, size, room, pad) {
  if (size > room - 2 * pad) return room / 2 - (at + size / 2);
  return Math.max(0, pad - at) || Math.min(0, room - pad - (at + size));
}
