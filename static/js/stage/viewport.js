/** Pan, zoom and fit; a resize or an edit keeps the view unless it was never touched. */

import { select } from "d3-selection";
import "d3-transition";
import { zoom, zoomIdentity } from "d3-zoom";

/** @import { Box } from "./geometry.js" */
/** @import { View } from "./hot.js" */

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
  let view = { k: 1, x: 0, y: 0 };
  const surface = select(element);
  const behaviour = zoom()
    .scaleExtent(/** @type {[number, number]} */ (RANGE))
    .filter(
      (event) =>
        !event.button && !(event.target instanceof Element && event.target.closest("[data-handle],[data-cell]")),
    )
    .on("zoom", ({ transform, sourceEvent }) => {
      if (sourceEvent) touched = true;
      view = { k: transform.k, x: transform.x, y: transform.y };
      onMove(view);
    });
  surface.call(/** @type {any} */ (behaviour)).on("dblclick.zoom", null);

  /** @param {Box} bounds @param {number} [ms] */
  const fit = (bounds, ms = 0) => {
    const [w, h] = [element.clientWidth, element.clientHeight];
    if (!w || !h) return;
    const k = Math.min(LARGEST_FIT, (w - 2 * PADDING.x) / bounds.w, (h - 2 * PADDING.y) / bounds.h);
    const to = zoomIdentity
      .translate(w / 2 - k * (bounds.x + bounds.w / 2), h / 2 - k * (bounds.y + bounds.h / 2))
      .scale(k);
    touched = false;
    if (ms)
      surface
        .transition()
        .duration(ms)
        .call(/** @type {any} */ (behaviour.transform), to);
    else surface.call(/** @type {any} */ (behaviour.transform), to);
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
    /** Bring a place into sight without changing the scale. @param {number} x @param {number} y */
    centre(x, y) {
      surface
        .transition()
        .duration(duration())
        .call(/** @type {any} */ (behaviour.translateTo), x, y);
    },
    destroy: () => surface.on(".zoom", null),
  };
}
