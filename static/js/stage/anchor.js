/** When the picture changes its parts, what one was looking at keeps its place, and the rest is arranged around it. */

import { distance } from "./geometry.js";

/** @import { Extent } from "./fit.js" */
/** @import { Box, Point } from "./geometry.js" */
/** @import { Scene } from "./scene.js" */

/**
 * The new picture, moved so that the anchor stands where it stood.
 * @param {Scene} next
 * @param {Scene} before the old one, under the new one's ids
 * @param {{ group?: number | null, centre: Point }} about the group that was opened or closed, else what is nearest to `centre`
 * @returns {Scene} the same where nothing is left of the old one
 */
export function anchored(next, before, { group = null, centre }) {
  const was = group === null ? null : placeOf(before, group);
  const is = group === null ? null : placeOf(next, group);
  const [from, to] = was && is ? [was, is] : (nearest(next, before, centre) ?? []);
  return from && to ? shifted(next, from.x - to.x, from.y - to.y) : next;
}

/** A group's place: its frame, or its card. @param {Scene} scene @param {number} group */
export function placeOf(scene, group) {
  const card = scene.trace.nodes.find((node) => node.fold?.group === group);
  return scene.groups.get(group) ?? (card && scene.nodes.get(card.id)) ?? null;
}

/** @param {Scene} next @param {Scene} before @param {Point} centre @returns {[Box, Box] | null} */
function nearest(next, before, centre) {
  const middle = (/** @type {Box} */ { x, y, w, h }) => ({ x: x + w / 2, y: y + h / 2 });
  /** @type {[Box, Box] | null} */
  let best = null;
  let least = Number.POSITIVE_INFINITY;
  for (const [id, box] of next.nodes) {
    const was = before.nodes.get(id);
    const far = was ? distance(middle(was), centre) : Number.POSITIVE_INFINITY;
    if (was && far < least) [best, least] = [[was, box], far];
  }
  return best;
}

/** @param {Scene} scene @param {number} dx @param {number} dy @returns {Scene} */
function shifted(scene, dx, dy) {
  if (!dx && !dy) return scene;
  /** @template {Point} P @param {P} point @returns {P} */
  const by = (point) => ({ ...point, x: point.x + dx, y: point.y + dy });
  /** @template {Point} P @param {Map<number, P>} places */
  const all = (places) => new Map([...places].map(([id, place]) => /** @type {[number, P]} */ ([id, by(place)])));
  const along = (/** @type {Extent["x"]} */ list, /** @type {number} */ d) =>
    list.map((each) => ({ ...each, from: each.from + d, to: each.to + d }));
  return {
    ...scene,
    ...{ nodes: all(scene.nodes), groups: all(scene.groups), sums: all(scene.sums), spots: all(scene.spots) },
    routes: new Map([...scene.routes].map(([id, route]) => [id, { ...route, points: route.points.map(by) }])),
    extent: { x: along(scene.extent.x, dx), y: along(scene.extent.y, dy) },
  };
}
