/** Of a picture only what is in the window or near it is drawn: the rest waits until it comes near. */

import { hullOf, overlaps } from "./geometry.js";
import { boxToWorld } from "./view.js";

/** @import { Box } from "./geometry.js" */
/** @import { Route } from "./routes.js" */
/** @import { Scene } from "./scene.js" */
/** @import { Trace } from "../model/trace.js" */
/** @import { View } from "./view.js" */
/** @typedef {{ nodes: Set<number>, edges: Set<number> }} Near */

/** So far beyond the rim things are drawn, in pixels of the screen; after half of it they are looked through again. */
const MARGIN = 40;
/** A new picture begins with what is in the window; after the first frame, which has enough to do, each has so much more around it. */
const RING = 20;

export function createCulling() {
  /** @type {{ scene: Scene, w: number, h: number, window: Box, kept: number, near: Near } | null} */
  let last = null;
  /** @type {Trace | null} */
  let trace = null;
  let margin = 0;
  /** @type {WeakMap<Route, Box>} */
  const lines = new WeakMap();
  const boxAround = (/** @type {Route} */ route) => {
    let box = lines.get(route);
    if (!box) {
      box = hullOf(route.points);
      lines.set(route, box);
    }
    return box;
  };
  return {
    /**
     * What is near: the same answer until there is more to draw.
     * @param {Scene} scene @param {View} view @param {number} kept a node that is drawn wherever it is, as is the output
     * @returns {Near}
     */
    near(scene, view, kept) {
      if (trace !== scene.trace) [trace, margin, last] = [scene.trace, -RING, null];
      const now = boxToWorld({ x: 0, y: 0, w: view.w, h: view.h }, view);
      const { w, h } = view;
      // on paper the window is as large as the picture, and what was near then is not near now
      const same = last?.scene === scene && last.kept === kept && last.w === w && last.h === h;
      if (last && same && covers(last.window, now)) return last.near;
      const reach = Math.max(0, margin) / view.k;
      const around = grown(now, reach);
      const nodes = new Set([kept, scene.trace.output]);
      for (const [id, box] of scene.nodes) if (overlaps(box, around)) nodes.add(id);
      /** @type {Set<number>} */
      const edges = new Set();
      for (const [id, route] of scene.routes) {
        if (route.points.length > 1 && overlaps(boxAround(route), around)) edges.add(id);
      }
      last = { scene, kept, w, h, window: grown(now, reach / 2), near: { nodes, edges } };
      return last.near;
    },
    /** Whether less is drawn than there might be soon. */
    growing: () => margin < MARGIN,
    /** In the next frame more is drawn. */
    grow() {
      if (margin >= MARGIN) return;
      margin = Math.min(MARGIN, margin + RING);
      last = null;
    },
  };
}

/** @param {Box} box @param {number} by @returns {Box} */
const grown = ({ x, y, w, h }, by) => ({ x: x - by, y: y - by, w: w + 2 * by, h: h + 2 * by });

/** @param {Box} outer @param {Box} inner */
const covers = (outer, inner) =>
  inner.x >= outer.x &&
  inner.y >= outer.y &&
  inner.x + inner.w <= outer.x + outer.w &&
  inner.y + inner.h <= outer.y + outer.h;
