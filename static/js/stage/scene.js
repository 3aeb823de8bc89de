/** The still picture of a trace: cards, places, lines and free spots for what is written beside them. */

import { termsOf } from "../model/frames.js";
import { cardOf } from "./anatomy.js";
import { equationOf } from "./equation.js";
import { placeLabels } from "./labels.js";
import { elkTask, MANY, readPlaces } from "./layout.js";
import { routesOf } from "./routes.js";

/** @import { Columns, Trace } from "../model/trace.js" */
/** @import { Anatomy, Card } from "./anatomy.js" */
/** @import { Box, Point } from "./geometry.js" */
/** @import { Spot } from "./labels.js" */
/** @import { Route } from "./routes.js" */
/** @import { Ruler } from "./ruler.js" */

/**
 * @typedef {{ trace: Trace, horizontal: boolean, cards: Map<number, Card>, nodes: Map<number, Box>, groups: Map<number, Box>,
 *   sums: Map<number, Point>, routes: Map<number, Route>, spots: Map<number, Spot>, keys: Map<number, string>, bounds: Box }} Scene
 * @typedef {{ anatomy: Anatomy, ruler: Ruler, locale: string, words: { value: string }, horizontal: boolean,
 *   solve: (task: import("elkjs/lib/elk-api.js").ElkNode) => Promise<import("elkjs/lib/elk-api.js").ElkNode | null> }} Setting
 */

/** Nodes where contributions meet. @param {Trace} trace */
export const meetingNodes = (trace) =>
  new Set(trace.nodes.filter((node) => termsOf(trace, node.id).length > 1).map((node) => node.id));

/** @param {Trace} trace @param {Columns} columns @param {Setting} setting @param {Set<number>} meets */
export const cardsOf = (trace, columns, setting, meets) =>
  new Map(
    trace.nodes.map((node) => [node.id, cardOf(trace, columns, node, { ...setting, meets: meets.has(node.id) })]),
  );

/**
 * @param {Trace} trace
 * @param {Columns} columns
 * @param {Setting} setting
 * @returns {Promise<Scene | null>} null when a newer question overtook this one
 */
export async function composeScene(trace, columns, setting) {
  const { anatomy, ruler, horizontal, solve, locale } = setting;
  const meets = meetingNodes(trace);
  const cards = cardsOf(trace, columns, setting, meets);
  /** @type {Map<number, { w: number, h: number }>} */
  const sizes = new Map();
  for (const edge of trace.edges) {
    const lines = equationOf(trace, columns, edge, locale);
    if (lines.length) {
      const w = Math.max(...lines.map((line) => ruler.runs(line, anatomy["fs-eq"]))) + 10;
      sizes.set(edge.id, { w, h: lines.length * anatomy["fs-eq"] * 1.4 });
    }
  }
  const gap = rankGap(trace, anatomy, horizontal, Math.max(0, ...[...sizes.values()].map((size) => size.w)));
  const solved = await solve(elkTask(trace, cards, meets, { anatomy, horizontal, gap }));
  if (!solved) return null;
  const places = readPlaces(solved, cards, trace, horizontal);
  const routes = routesOf(trace, places, meets, {
    sumGap: anatomy["sum-gap"],
    chipGap: anatomy["chip-gap"],
    port: anatomy["port-d"],
  });
  const crowded = trace.nodes.length > MANY;
  const titles = [...places.groups.values()].map((box) => ({ ...box, w: Math.min(box.w, 120), h: 30 }));
  const spots = crowded
    ? new Map()
    : placeLabels(routes, sizes, [...places.nodes.values()], { gap: anatomy["eq-gap"], obstacles: titles });
  const scene = { trace, cards, ...places, routes, spots, keys: keysOf(trace) };
  return { ...scene, bounds: boundsOf(places.nodes, places.groups, routes, spots, sizes) };
}

/** Room between ranks: enough for an open lens and its pills, or for the longest equation; less when there is much. @param {Trace} trace @param {Anatomy} anatomy @param {boolean} horizontal @param {number} widest */
function rankGap(trace, anatomy, horizontal, widest) {
  const full = anatomy["gap-rank"];
  if (trace.nodes.length > MANY) return full * (horizontal ? 0.5 : 0.75);
  const tensors = trace.nodes.filter((node) => node.shape.length).length;
  if (!horizontal) return full;
  return tensors * 2 > trace.nodes.length ? full * 0.65 : Math.max(full, Math.min(widest + 46, full * 1.3));
}

/** A name for each node that outlives an edit: its own, else what it is made of. @param {Trace} trace */
export function keysOf(trace) {
  /** @type {Map<number, string>} */
  const keys = new Map();
  /** @type {Map<string, number>} */
  const seen = new Map();
  for (const node of trace.nodes) {
    const made = `${node.op}(${node.inputs.map((id) => keys.get(id)?.slice(0, 60)).join()})`;
    const base = node.name ?? (node.inputs.length ? made : node.label);
    const count = seen.get(base) ?? 0;
    seen.set(base, count + 1);
    keys.set(node.id, count ? `${base}#${count}` : base);
  }
  return keys;
}

/**
 * @param {Map<number, Box>} nodes @param {Map<number, Box>} groups @param {Map<number, Route>} routes
 * @param {Map<number, Spot>} spots @param {Map<number, { w: number, h: number }>} sizes
 * @returns {Box}
 */
function boundsOf(nodes, groups, routes, spots, sizes) {
  const boxes = [...nodes.values(), ...groups.values()];
  for (const { points } of routes.values()) for (const { x, y } of points) boxes.push({ x, y, w: 0, h: 0 });
  for (const [id, { x, y }] of spots) {
    const { w, h } = sizes.get(id) ?? { w: 0, h: 0 };
    boxes.push({ x: x - w / 2, y: y - h / 2, w, h });
  }
  if (!boxes.length) return { x: 0, y: 0, w: 1, h: 1 };
  const [x, y] = [Math.min(...boxes.map((box) => box.x)), Math.min(...boxes.map((box) => box.y))];
  return {
    x,
    y,
    w: Math.max(...boxes.map((box) => box.x + box.w)) - x,
    h: Math.max(...boxes.map((box) => box.y + box.h)) - y,
  };
}
