/** The part of the picture that a step is about, to be kept in sight. */

import { centred, pointAt, unite } from "./geometry.js";

/** @import { Frame } from "../model/frames.js" */
/** @import { Box } from "./geometry.js" */
/** @import { Scene } from "./scene.js" */

/**
 * The cards of the step and the line between them; of a long line the lens and the card it comes from, at least the lens.
 * @param {Scene} scene @param {Frame} frame @param {(box: Box) => boolean} holds whether a place can be seen at once
 * @returns {Box | null}
 */
export function activeBox(scene, { activeEdge, activeNode }, holds) {
  const edge = activeEdge === null ? null : scene.trace.edge(activeEdge);
  const lens = edge && aroundLens(scene, /** @type {number} */ (scene.trace.line(edge.id)));
  const [from, to] = (edge ? [edge.from, edge.to] : [activeNode]).map((id) => scene.nodes.get(id) ?? null);
  const wishes = [[from, to], ...(lens ? [[lens, to], [lens]] : [])].flatMap((parts) => {
    const boxes = parts.filter((box) => box !== null && box !== undefined);
    return boxes.length ? [unite(boxes)] : [];
  });
  return wishes.find(holds) ?? wishes.at(-1) ?? null;
}

/** Where a lens opens, and what stands around it. @param {Scene} scene @param {number} edge @returns {Box | null} */
function aroundLens({ routes, spots, anatomy, horizontal }, edge) {
  const route = routes.get(edge);
  if (!route) return null;
  const at = pointAt(route.points, spots.get(edge)?.lens ?? route.lens);
  const [along, across] = [anatomy["gap-rank"] * (horizontal ? 1.4 : 1), anatomy["lens-h"] * 1.5];
  return centred(at, horizontal ? { w: along, h: across } : { w: across, h: along });
}
