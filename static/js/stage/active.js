/** The part of the picture that a step is about, or that is pointed at: to be kept in sight. */

import { termsOf } from "../model/frames.js";
import { centred, pointAt, unite } from "./geometry.js";
import { RIM } from "./pills.js";
import { waitingBox } from "./routes.js";
import { equationBox } from "./scene.js";

/** @import { Box, Point } from "./geometry.js" */
/** @import { Scene } from "./scene.js" */

/** @typedef {(box: Box) => boolean} Holds  Whether a place can be seen at once. */

/** So much of a card, too tall to be seen with its lens, is seen beside it. */
const SHARES = [1, 0.9, 0.8, 0.7, 0.6, 0.5];

/**
 * What a step is about. A card to which nothing else comes has its gradient now: it is seen rather than the one it comes
 * from. A value is seen with what it is computed from, as far as that is near.
 * @param {Scene} scene @param {number} step @param {Holds} holds
 */
export function activeBox(scene, step, holds) {
  const { trace } = scene;
  const part = trace.steps[step];
  const arrives = part.edge !== undefined && termsOf(trace, trace.edge(part.edge).from).length < 2;
  const own = partBox(scene, part, holds, arrives);
  if (part.kind !== "forward" || !own) return own;
  const operands = trace.root.node(part.node).inputs.map((id) => scene.nodes.get(trace.seat(id)));
  return operands.reduce((/** @type {Box} */ all, box) => {
    const more = box ? unite([all, box]) : all;
    return holds(more) ? more : all;
  }, own);
}

/** A sum and all that comes to it, at a step that adds. @param {Scene} scene @param {number} step @returns {Box | null} */
export function sumBox({ trace, nodes, routes }, step) {
  const { kind, node } = trace.steps[step];
  const card = nodes.get(trace.seat(node));
  if (kind !== "accumulate" || !card) return null;
  return unite([card, ...waitsOf({ trace, routes }, node)]);
}

/** Where the terms of a sum wait. @param {Pick<Scene, "trace" | "routes">} scene @param {number} node */
const waitsOf = ({ trace, routes }, node) =>
  termsOf(trace.root, node).flatMap(({ id }) => waitingBox(routes.get(id)) ?? []);

/**
 * A sum and room before it for all that comes to it, one behind the other. Where that takes it, the card is seen by half,
 * with its gradient; where even so there is no room for all, it is seen whole, with as much of the rest as the window holds.
 * @param {Scene} scene @param {number} step @param {{ w: number, h: number }} window in the picture's measures
 * @returns {Box | null}
 */
export function queueBox({ trace, nodes, routes, sums, anatomy, horizontal }, step, window) {
  const { node } = trace.steps[step];
  const [card, sum] = [nodes.get(trace.seat(node)), sums.get(node)];
  if (!card || !sum) return null;
  const chips = termsOf(trace.root, node).flatMap(({ id }) => routes.get(id)?.chip ?? []);
  const gap = anatomy["sum-d"] / 2;
  const wide = Math.max(0, ...chips.map(({ w }) => w));
  const long = chips.reduce((all, { w, h }) => all + (horizontal ? w : h) + gap, gap);
  const queue = horizontal
    ? { x: sum.x, y: sum.y - gap, w: long, h: 2 * gap }
    : { x: sum.x - wide / 2, y: sum.y, w: wide, h: long };
  const all = unite([card, queue]);
  const [w, h] = [Math.min(all.w, window.w), Math.min(all.h, window.h)];
  const cut = (/** @type {number} */ over, /** @type {number} */ side) => (over <= side / 2 ? over : 0);
  return { x: all.x + cut(all.w - w, card.w), y: all.y + cut(all.h - h, card.h), w, h };
}

/** With this, as many of the terms of a sum where they wait as are seen at once, the nearest first. @param {Scene} scene @param {number} step @param {Box} box @param {Holds} holds */
export function nearestOf(scene, step, box, holds) {
  const { node } = scene.trace.steps[step];
  const sum = /** @type {Point} */ (scene.sums.get(node));
  const off = (/** @type {Box} */ { x, y, w, h }) => Math.hypot(x + w / 2 - sum.x, y + h / 2 - sum.y);
  return waitsOf(scene, node)
    .toSorted((a, b) => off(a) - off(b))
    .reduce((all, wait) => (holds(unite([all, wait])) ? unite([all, wait]) : all), box);
}

/**
 * What is pointed at: from the first on as many as can be seen at once.
 * @param {Scene} scene @param {{ nodes: number[], edges: number[] }} what ids of the whole trace @param {Holds} holds
 * @param {Box | null} [all] what is to be seen before it
 * @param {boolean} [arrives] whether an edge is seen where it arrives: so it is beside anything else
 * @returns {Box | null}
 */
export function pointedBox(scene, { nodes, edges }, holds, all = null, arrives = all !== null) {
  const parts = [
    ...edges.map((edge) => ({ node: scene.trace.root.edge(edge).from, edge })),
    ...nodes.map((node) => ({ node })),
  ];
  for (const part of parts) {
    const box = partBox(scene, part, holds, arrives);
    /** @type {Box | null} */
    const more = box && all ? unite([all, box]) : (box ?? all);
    if (all && more && !holds(more)) break;
    all = more;
  }
  return all;
}

/**
 * A card, or two and the line between them; of a long line the lens and the card it comes from, at least the lens, with
 * what waits behind it if that is near. What a closed group holds is its card.
 * @param {Scene} scene @param {{ node: number, edge?: number }} part @param {Holds} holds
 * @param {boolean} [arrives] whether rather the lens and the card it leads to, at least that card
 * @returns {Box | null}
 */
function partBox(scene, { node, edge: id }, holds, arrives = false) {
  const { trace } = scene;
  const edge = id !== undefined && trace.line(id) !== null ? trace.edge(id) : null;
  const line = edge && /** @type {number} */ (trace.line(edge.id));
  const [lens, open, bare] = /** @type {const} */ (["lens", "open", "bare"]).map((which) =>
    line === null ? null : aroundLens(scene, line, which),
  );
  const [from, to] = (edge ? [edge.from, edge.to] : [trace.seat(node)]).map((id) => scene.nodes.get(id) ?? null);
  const pill = line === null ? null : waitingBox(scene.routes.get(line));
  const rest = arrives
    ? [[lens, from], ...parts(from, 1).map((part) => [open, part]), [bare, from], [from]]
    : [[pill, lens, to], [lens, to], ...parts(to, 0).map((part) => [pill, bare, part]), [pill, lens], [lens]];
  const wishes = [[from, to, lens], [from, to], ...(lens ? rest : [])].flatMap((parts) => {
    const boxes = parts.filter((box) => box !== null && box !== undefined);
    // a card by itself stays that card: it is known by that
    return boxes.length > 1 ? [unite(boxes)] : boxes;
  });
  return wishes.find(holds) ?? wishes.at(-1) ?? null;
}

/**
 * A card, or as much of it beside a lens as there may be room for: at least a half.
 * @param {Box | null} card @param {number} end at which it is cut last: 0 its title, 1 its gradient
 * @returns {(Box | null)[]}
 */
const parts = (card, end) =>
  SHARES.map((share) => card && { ...card, y: card.y + end * (1 - share) * card.h, h: share * card.h });

/**
 * Where a lens opens: with what stands around it, with its pills, or by itself.
 * @param {Scene} scene @param {number} edge @param {"lens" | "open" | "bare"} which @returns {Box | null}
 */
function aroundLens(scene, edge, which) {
  const { routes, spots, anatomy, horizontal } = scene;
  const route = routes.get(edge);
  if (!route) return null;
  const at = pointAt(route.points, spots.get(edge)?.lens ?? route.lens);
  const own = anatomy["lens-w"];
  const along = {
    lens: anatomy["gap-rank"] * (horizontal ? 1.4 : 1),
    open: own + 2 * (anatomy["chip-h"] + RIM),
    bare: own,
  }[which];
  const across = anatomy["lens-h"] * 1.5;
  const lens = centred(at, horizontal ? { w: along, h: across } : { w: across, h: along });
  return which === "lens" ? unite([lens, ...equationBox(scene, edge)]) : lens;
}
