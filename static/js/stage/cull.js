/** Of a picture only what is in the window or near it is drawn: the rest waits until it comes near. */

import { boxOf, overlaps, unite } from "./geometry.js";
import { boxToWorld } from "./view.js";

/** @import { Box } from "./geometry.js" */
/** @import { Scene } from "./scene.js" */
/** @import { View } from "./view.js" */
/** @typedef {{ nodes: Set<number>, edges: Set<number> }} Near */

/** So far beyond the rim things are drawn, in pixels of the screen; after half of it they are looked through again. */
const MARGIN = 300;

export function createCulling() {
  /** @type {{ scene: Scene, window: Box, kept: number, near: Near } | null} */
  let last = null;
  /** @type {WeakMap<Scene, Map<number, Box>>} */
  const lines = new WeakMap();
  const boxesOf = (/** @type {Scene} */ scene) => {
    let boxes = lines.get(scene);
    if (!boxes) {
      boxes = new Map();
      for (const [id, { points }] of scene.routes) {
        if (points.length > 1) boxes.set(id, unite(points.slice(1).map((b, i) => boxOf(points[i], b))));
      }
      lines.set(scene, boxes);
    }
    return boxes;
  };
  return {
    /**
     * What is near: the same answer until there is more to draw.
     * @param {Scene} scene @param {View} view @param {number} kept a node that is drawn wherever it is, as is the output
     * @returns {Near}
     */
    near(scene, view, kept) {
      const now = boxToWorld({ x: 0, y: 0, w: view.w, h: view.h }, view);
      if (last?.scene === scene && last.kept === kept && covers(last.window, now)) return last.near;
      const reach = MARGIN / view.k;
      const around = grown(now, reach);
      const nodes = new Set([kept, scene.trace.output]);
      for (const [id, box] of scene.nodes) if (overlaps(box, around)) nodes.add(id);
      /** @type {Set<number>} */
      const edges = new Set();
      for (const [id, box] of boxesOf(scene)) if (overlaps(box, around)) edges.add(id);
      last = { scene, kept, window: grown(now, reach / 2), near: { nodes, edges } };
      return last.near;
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
