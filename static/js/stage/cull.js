/** Of a large picture only what is in the window or near it is drawn. */

import { set } from "./draw.js";
import { boxOf, overlaps, unite } from "./geometry.js";
import { boxToWorld } from "./view.js";

/** @import { Box } from "./geometry.js" */
/** @import { Scene } from "./scene.js" */
/** @import { View } from "./view.js" */

/** Fewer nodes are drawn all at once. */
const FEW = 150;
/** So far beyond the rim things are drawn, and after half of it they are looked through again. */
const MARGIN = 400;

/** @typedef {Map<number, Element[]>} Parts  What is drawn for a node or an edge. */

export function createCulling() {
  /** @type {{ scene: Scene, window: Box, kept: number } | null} */
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
  const show = (/** @type {Element[]} */ parts, /** @type {boolean} */ on) => {
    for (const part of parts) set(part, { display: on ? null : "none" });
  };
  return {
    /**
     * @param {Scene} scene @param {View} view
     * @param {{ nodes: () => Parts, edges: () => Parts, kept: number }} drawn `kept`: a node that is drawn wherever it is
     */
    apply(scene, view, { nodes, edges, kept }) {
      if (scene.nodes.size <= FEW) return;
      const now = boxToWorld({ x: 0, y: 0, w: view.w, h: view.h }, view);
      const reach = MARGIN / view.k;
      if (last?.scene === scene && last.kept === kept && covers(last.window, now)) return;
      last = { scene, kept, window: grown(now, reach / 2) };
      const near = grown(now, reach);
      for (const [id, parts] of nodes()) {
        const box = scene.nodes.get(id);
        show(parts, id === kept || !box || overlaps(box, near));
      }
      const boxes = boxesOf(scene);
      for (const [id, parts] of edges()) {
        const box = boxes.get(id);
        show(parts, !box || overlaps(box, near));
      }
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
