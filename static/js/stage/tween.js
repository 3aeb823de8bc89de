/** From one picture to the next: places in between, keyed by id, so that an edit moves things instead of swapping them. */

import { between } from "./geometry.js";

/** @import { Box, Point } from "./geometry.js" */
/** @import { Scene } from "./scene.js" */

/** What was not there before stands where it will. @param {Box | undefined} a @param {Box} b @param {number} t @returns {Box} */
const boxBetween = (a, b, t) => (a ? { ...between(a, b, t), w: a.w + (b.w - a.w) * t, h: a.h + (b.h - a.h) * t } : b);

/**
 * Points of a line on its way; a line with other bends takes its new course at once.
 * @param {Point[]} a @param {Point[]} b @param {number} t
 */
const lineBetween = (a, b, t) => (a.length === b.length ? a.map((point, i) => between(point, b[i], t)) : b);

/**
 * @param {Scene} from
 * @param {Scene} to
 * @param {number} t
 * @returns {Scene}
 */
export function sceneBetween(from, to, t) {
  if (t >= 1) return to;
  return {
    ...to,
    nodes: new Map([...to.nodes].map(([id, box]) => [id, boxBetween(from.nodes.get(id), box, t)])),
    groups: new Map([...to.groups].map(([id, box]) => [id, boxBetween(from.groups.get(id), box, t)])),
    sums: new Map([...to.sums].map(([id, point]) => [id, between(from.sums.get(id) ?? point, point, t)])),
    routes: new Map(
      [...to.routes].map(([id, route]) => {
        const before = from.routes.get(id);
        return [id, before ? { ...route, points: lineBetween(before.points, route.points, t) } : route];
      }),
    ),
  };
}

/**
 * The old picture of the same program with other groups closed: what comes out of a card starts at it.
 * @param {Scene} old
 * @param {Scene} next
 * @returns {Scene}
 */
function refolded(old, next) {
  const nodes = new Map(
    [...next.nodes.keys()].flatMap((id) => {
      const box = old.nodes.get(old.trace.seat(id));
      return box ? [[id, box]] : [];
    }),
  );
  const cardOf = (/** @type {number} */ group) => old.trace.nodes.find((node) => node.fold?.group === group)?.id ?? -1;
  const groups = new Map(
    [...next.groups.keys()].flatMap((id) => {
      const box = old.groups.get(id) ?? old.nodes.get(cardOf(id));
      return box ? [[id, box]] : [];
    }),
  );
  return { ...old, nodes, groups };
}

/**
 * The old picture under the new one's ids: what is the same by name starts from where it stood.
 * @param {Scene} old
 * @param {Scene} next
 * @returns {Scene}
 */
export function rekeyed(old, next) {
  if (old.trace.root === next.trace.root) return refolded(old, next);
  const idOf = new Map([...old.keys].map(([id, key]) => [key, id]));
  /** @type {Map<number, number>} */
  const before = new Map();
  for (const [id, key] of next.keys) {
    const was = idOf.get(key);
    if (was !== undefined) before.set(id, was);
  }
  /** @template T @param {Map<number, T>} places @returns {Map<number, T>} */
  const byNode = (places) =>
    new Map([...before].flatMap(([id, was]) => (places.has(was) ? [[id, /** @type {T} */ (places.get(was))]] : [])));
  const edgeKey = (
    /** @type {Scene} */ scene,
    /** @type {{ from: number, to: number, slot: number }} */ { from, to, slot },
  ) => `${scene.keys.get(from)}>${scene.keys.get(to)}:${slot}`;
  const lines = new Map(old.trace.edges.map((edge) => [edgeKey(old, edge), old.routes.get(edge.id)]));
  const routes = new Map(
    next.trace.edges.flatMap((edge) => {
      const route = lines.get(edgeKey(next, edge));
      return route ? [[edge.id, route]] : [];
    }),
  );
  return { ...old, nodes: byNode(old.nodes), sums: byNode(old.sums), routes: /** @type {Scene["routes"]} */ (routes) };
}
