/** From one picture to the next: places in between, keyed by id, so that an edit moves things instead of swapping them. */

import { between } from "./geometry.js";

/** @import { Box, Point } from "./geometry.js" */
/** @import { Scene } from "./scene.js" */

/** What was not there before stands where it will. @param {Box | undefined} a @param {Box} b @param {number} t @returns {Box} */
const boxBetween = (a, b, t) => (a ? { ...between(a, b, t), w: a.w + (b.w - a.w) * t, h: a.h + (b.h - a.h) * t } : b);

/**
 * A line with other bends than before, or a new one: its new course, whose ends keep to the cards that are on their way.
 * @param {Point[]} line @param {Point} start how far the card at its start still has to go @param {Point} end
 */
const drawnAlong = (line, start, end) =>
  line.map(({ x, y }, i) => {
    const { x: dx, y: dy } = between(start, end, i / (line.length - 1));
    return { x: x - dx, y: y - dy };
  });

/**
 * @param {Scene} from
 * @param {Scene} to
 * @param {number} t
 * @returns {Scene}
 */
export function sceneBetween(from, to, t) {
  if (t >= 1) return to;
  const nodes = new Map([...to.nodes].map(([id, box]) => [id, boxBetween(from.nodes.get(id), box, t)]));
  const ahead = (/** @type {number} */ id) => {
    const [now, then] = [nodes.get(id), to.nodes.get(id)];
    return now && then ? { x: then.x - now.x, y: then.y - now.y } : { x: 0, y: 0 };
  };
  const lineOf = (/** @type {number} */ id, /** @type {Point[]} */ line) => {
    const before = from.routes.get(id)?.points;
    if (before?.length === line.length) return before.map((point, i) => between(point, line[i], t));
    const edge = to.trace.edge(id);
    return drawnAlong(line, ahead(edge.from), ahead(edge.to));
  };
  return {
    ...to,
    nodes,
    groups: new Map([...to.groups].map(([id, box]) => [id, boxBetween(from.groups.get(id), box, t)])),
    sums: new Map([...to.sums].map(([id, point]) => [id, between(from.sums.get(id) ?? point, point, t)])),
    routes: new Map([...to.routes].map(([id, route]) => [id, { ...route, points: lineOf(id, route.points) }])),
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
