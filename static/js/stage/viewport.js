/** Pan, zoom and fit; a resize or an edit keeps the view unless it was never touched. */

import { select } from "d3-selection";
import "d3-transition";
import { zoom, zoomIdentity } from "d3-zoom";

/** @import { Box } from "./geometry.js" */
/** @import { View } from "./view.js" */

const PADDING = { x: 24, y: 12 };
const RANGE = [0.05, 4];
/** A small graph is not blown up without end. */
const LARGEST_FIT = 1.3;

/**
 * @param {SVGSVGElement} element
 * @param {(view: View) => void} onMove
 * @param {() => number} duration
 */
export function createViewport(element, onMove, duration) {
  let touched = false;
  /** @type {View} */
  let view = { k: 1, x: 0, y: 0, w: 0, h: 0 };
  const surface = select(element);
  const behaviour = zoom()
    .scaleExtent(/** @type {[number, number]} */ (RANGE))
    .filter(
      (event) =>
        !event.button && !(event.target instanceof Element && event.target.closest("[data-handle],[data-cell]")),
    )
    .on("zoom", ({ transform, sourceEvent }) => {
      if (sourceEvent) touched = true;
      view = { k: transform.k, x: transform.x, y: transform.y, w: element.clientWidth, h: element.clientHeight };
      onMove(view);
    });
  surface.call(/** @type {any} */ (behaviour)).on("dblclick.zoom", null);

  /** @param {{ k: number, x: number, y: number }} to @param {number} ms */
  const move = ({ k, x, y }, ms) => {
    const target = zoomIdentity.translate(x, y).scale(k);
    if (ms)
      surface
        .transition()
        .duration(ms)
        .call(/** @type {any} */ (behaviour.transform), target);
    else surface.call(/** @type {any} */ (behaviour.transform), target);
  };

  /**
   * Show everything, or, where that would be too small to read, the part around `focus`.
   * @param {Box} bounds @param {{ focus: Box | null, least: number }} options `least`: smaller than this nobody reads it @param {number} [ms]
   */
  const fit = (bounds, { focus, least }, ms = 0) => {
    const [w, h] = [element.clientWidth, element.clientHeight];
    if (!w || !h) return;
    const whole = Math.min(LARGEST_FIT, (w - 2 * PADDING.x) / bounds.w, (h - 2 * PADDING.y) / bounds.h);
    const k = Math.max(whole, least);
    const centre = focus ?? bounds;
    touched = false;
    const x = aligned(w, k, bounds.x, bounds.w, centre.x + centre.w / 2, PADDING.x);
    const y = aligned(h, k, bounds.y, bounds.h, centre.y + centre.h / 2, PADDING.y);
    move({ k, x, y }, ms);
  };

  return {
    view: () => view,
    touched: () => touched,
    fit,
    /** @param {number} factor */
    zoom(factor) {
      touched = true;
      surface
        .transition()
        .duration(duration())
        .call(/** @type {any} */ (behaviour.scaleBy), factor);
    },
    /** Bring a place into sight, with as little movement as that takes. @param {Box} box */
    reveal(box) {
      const [w, h] = [element.clientWidth, element.clientHeight];
      const { k, x, y } = view;
      const dx = shortest(box.x * k + x, box.w * k, w, PADDING.x);
      const dy = shortest(box.y * k + y, box.h * k, h, PADDING.y);
      if (dx || dy) move({ k, x: x + dx, y: y + dy }, duration());
    },
    destroy: () => surface.on(".zoom", null),
  };
}

/**
 * The shift that centres what fits, and else keeps `centre` in the middle without showing emptiness beyond the ends.
 * @param {number} room @param {number} k @param {number} start @param {number} size @param {number} centre @param {number} pad
 */
function aligned(room, k, start, size, centre, pad) {
  if (size * k <= room - 2 * pad + 0.5) return room / 2 - k * (start + size / 2);
  return Math.max(room - pad - k * (start + size), Math.min(pad - k * start, room / 2 - k * centre));
}

/** How far a stretch must move to lie inside, 0 if it does. @param {number} at @param {number} size @param {number} room @param {number} pad */
function shortest(at, size, room, pad) {
  if (size > room - 2 * pad) return room / 2 - (at + size / 2);
  return Math.max(0, pad - at) || Math.min(0, room - pad - (at + size));
}
