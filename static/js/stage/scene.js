/** The still picture of a trace: cards, places, lines and free spots for what is written beside them. */

import { termsOf } from "../model/frames.js";
import { cardOf } from "./anatomy.js";
import { equationOf } from "./equation.js";
import { pointAt, unite } from "./geometry.js";
import { placeLabels } from "./labels.js";
import { elkTask, MANY, readPlaces } from "./layout.js";
import { routesOf } from "./routes.js";

/** @import { Columns, Trace } from "../model/trace.js" */
/** @import { Anatomy, Card } from "./anatomy.js" */
/** @import { Box, Point } from "./geometry.js" */
/** @import { Spot } from "./labels.js" */
/** @import { Route } from "./routes.js" */
/** @import { Ruler } from "./ruler.js" */
/** @import { ElkNode } from "elkjs/lib/elk-api.js" */

/**
 * @typedef {{ trace: Trace, horizontal: boolean, cards: Map<number, Card>, nodes: Map<number, Box>, groups: Map<number, Box>,
 *   sums: Map<number, Point>, routes: Map<number, Route>, spots: Map<number, Spot>, keys: Map<number, string>, bounds: Box, tight: boolean }} Scene
 * @typedef {{ anatomy: Anatomy, ruler: Ruler, locale: string, words: { value: string }, horizontal: boolean, width: number,
 *   solve: (tasks: ElkNode[]) => Promise<ElkNode | null> }} Setting
 */

/** Ranks stand closer rather than the whole being shown smaller than this. */
const LEAST_SHOWN = 0.88;

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
  const width = (/** @type {number} */ id, /** @type {boolean} */ tight) => {
    const lines = equationOf(trace, columns, trace.edge(id), { locale, tight });
    return { w: Math.max(0, ...lines.map((line) => ruler.runs(line, anatomy["fs-eq"]))) + 10, rows: lines.length };
  };
  const widest = Math.max(0, ...[...trace.flows].map((id) => width(id, false).w));
  const gap = rankGap(trace, setting, widest);
  const tight = horizontal ? widest + 16 > gap : widest > anatomy["node-w"] * 0.75;
  /** @type {Map<number, { w: number, h: number }>} */
  const sizes = new Map();
  for (const id of trace.flows) {
    const { w, rows } = width(id, tight);
    if (rows) sizes.set(id, { w, h: rows * anatomy["fs-eq"] * 1.4 });
  }
  const solved = await solve(
    /** @type {const} */ (["NODES_AND_EDGES", "NONE"]).map((modelOrder) =>
      elkTask(trace, cards, meets, { anatomy, horizontal, gap, modelOrder }),
    ),
  );
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
  const scene = { trace, cards, tight, ...places, routes, spots, keys: keysOf(trace) };
  return {
    ...scene,
    bounds: unite([
      boundsOf(places.nodes, places.groups, routes, spots, sizes),
      ...lensRoom(routes, anatomy, horizontal),
    ]),
  };
}

/** Ranks from the inputs to the output. @param {Trace} trace */
function depthOf(trace) {
  /** @type {Map<number, number>} */
  const rank = new Map();
  for (const node of trace.nodes) {
    rank.set(node.id, 1 + Math.max(0, ...node.inputs.map((id) => rank.get(id) ?? 0)));
  }
  return Math.max(1, ...rank.values());
}

/**
 * Room between ranks: enough for an open lens and its pills, or for the longest equation; less where the picture
 * would come out too small.
 * @param {Trace} trace
 * @param {Setting} setting
 * @param {number} widest
 */
function rankGap(trace, { anatomy, horizontal, width }, widest) {
  const full = anatomy["gap-rank"];
  if (!horizontal) return trace.nodes.length > MANY ? full * 0.75 : full;
  if (trace.nodes.length > MANY) return full * 0.45;
  const tensors = trace.nodes.filter((node) => node.shape.length).length * 2 > trace.nodes.length;
  const [least, most] = tensors
    ? [full * 0.42, full * 0.6]
    : [full * 0.54, Math.max(full, Math.min(widest + 30, full * 1.12))];
  const ranks = depthOf(trace);
  const fitting = (width / LEAST_SHOWN - ranks * anatomy["node-w"]) / Math.max(1, ranks - 1);
  return Math.max(least, Math.min(most, fitting));
}

/** What an open lens and the pills above and below it take up. @param {Map<number, Route>} routes @param {Anatomy} anatomy @param {boolean} horizontal */
function lensRoom(routes, anatomy, horizontal) {
  // the lens keeps its size when the rest is shown a little smaller
  const half = (anatomy["lens-h"] / 2 + anatomy["chip-h"] + 6) / LEAST_SHOWN;
  if (!horizontal) return [];
  return [...routes.values()].map(({ points, lens }) => ({
    x: pointAt(points, lens).x,
    y: pointAt(points, lens).y - half,
    w: 0,
    h: 2 * half,
  }));
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
  return boxes.length ? unite(boxes) : { x: 0, y: 0, w: 1, h: 1 };
}
