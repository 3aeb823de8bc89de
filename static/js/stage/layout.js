/** From a trace and the size of its cards to the task ELK solves, and back to places on the stage. */

import { lastOnly } from "../lib/memo.js";
import { READABLE } from "../model/groups.js";
import { heightFor } from "./anatomy.js";

/** @import { Trace, TraceEdge } from "../model/trace.js" */
/** @import { Anatomy, Card } from "./anatomy.js" */
/** @import { Box, Point } from "./geometry.js" */
/** @import { ElkExtendedEdge, ElkNode, LayoutOptions } from "elkjs/lib/elk-api.js" */

/**
 * @typedef {{ horizontal: boolean, nodes: Map<number, Box>, groups: Map<number, Box>, edges: Map<number, Point[]>,
 *   sums: Map<number, Point> }} Places  Where things stand; an edge runs from the input to its user.
 */

/** Above so many nodes the picture is drawn closer, and equations are shown only where one looks. */
export const MANY = READABLE;
/** So far before its user a line that was not laid out goes across. */
const BEFORE = 22;
const GROUP_PADDING = "[top=40,left=22,bottom=22,right=22]";

/**
 * A line takes a place in every rank that it passes. So many of them ELK is asked to keep apart; beyond that the longest
 * lines are drawn straight past the cards, as a sum of a thousand uses of one number would take minutes and all memory.
 */
const MOST_PASSED = 10_000;

/** The finest way takes a time that grows fast with all that has a place: cards, and ranks that lines pass. @param {number} count @param {number} passed */
const placement = (count, passed) =>
  count <= 150 && passed <= 500 ? "NETWORK_SIMPLEX" : count <= 400 ? "LINEAR_SEGMENTS" : "BRANDES_KOEPF";

/** The room between cards of one rank. @param {number} count @param {Anatomy} anatomy @param {boolean} horizontal */
export const betweenCards = (count, anatomy, horizontal) =>
  anatomy["gap-node"] * (count > MANY ? 0.9 : horizontal ? 1.75 : 1);

/**
 * @param {Trace} trace
 * @param {Map<number, Card>} cards
 * @param {Map<number, number>} meets nodes where contributions meet, with the room behind each
 * @param {{ anatomy: Anatomy, horizontal: boolean, gap: number, modelOrder?: "NODES_AND_EDGES" | "NONE",
 *   stood?: Map<number, Box> | null }} options `stood`: where nodes stood before an edit: their order in a rank is kept
 * @returns {ElkNode}
 */
export function elkTask(trace, cards, meets, { anatomy, horizontal, gap, modelOrder = "NODES_AND_EDGES", stood }) {
  const { edges, passed } = keptApart(trace, null);
  const options = spacing(trace.nodes.length, passed, gap, anatomy, horizontal);
  /** @type {Map<number | null, ElkNode[]>} */
  const children = new Map();
  const put = (/** @type {number | null} */ group, /** @type {ElkNode} */ child) => {
    const siblings = children.get(group);
    if (siblings) siblings.push(child);
    else children.set(group, [child]);
  };
  for (const node of trace.nodes) {
    const card = /** @type {Card} */ (cards.get(node.id));
    const extra = meets.get(node.id) ?? 0;
    const inputs = portsOf(trace, node.id);
    const h = horizontal ? heightFor(card.h, inputs.length) : card.h;
    const [w, height] = horizontal ? [card.w + extra, h] : [card.w, h + extra];
    const others = otherOutputs(trace, node.id);
    put(node.group, {
      id: `n${node.id}`,
      width: w,
      height,
      layoutOptions: {
        "elk.portConstraints": "FIXED_POS",
        "elk.alignment": horizontal ? "LEFT" : "TOP",
        ...position(stood?.get(node.id)),
      },
      ports: [
        ...inputs.map(({ edge, share }, i) => {
          // ELK counts clockwise: from the bottom up on the west, from left to right on the north
          const index = horizontal ? inputs.length - i : i;
          return port(
            `i${edge.id}`,
            horizontal ? "WEST" : "NORTH",
            horizontal ? 0 : card.w * share,
            horizontal ? h * share : 0,
            index,
          );
        }),
        ...others.map((id, i) => {
          // beside the output that the card stands for, which has the middle
          const share = (0.5 * (i + 1)) / (others.length + 1);
          const [x, y] = horizontal ? [w, h * share] : [card.w * share, height];
          return port(
            `o${id}`,
            horizontal ? "EAST" : "SOUTH",
            x,
            y,
            inputs.length + 1 + (horizontal ? i : others.length - i),
          );
        }),
        port(
          `o${node.id}`,
          horizontal ? "EAST" : "SOUTH",
          horizontal ? w : card.w / 2,
          horizontal ? h / 2 : height,
          inputs.length + 1 + (horizontal ? others.length : 0),
        ),
      ],
    });
  }
  // inner groups come after their parents in the trace, so filling backwards closes the innermost first
  for (const group of [...trace.groups].reverse()) {
    const inside = children.get(group.id);
    if (inside) {
      put(group.parent, {
        id: `g${group.id}`,
        children: inside,
        layoutOptions: { ...options, "elk.padding": GROUP_PADDING },
      });
    }
  }
  return {
    id: "root",
    layoutOptions: {
      ...options,
      // only here: inside a group that lines enter from outside ELK fails over it
      "elk.layered.considerModelOrder.strategy": modelOrder,
      ...(stood && { "elk.layered.crossingMinimization.semiInteractive": "true" }),
      "elk.padding": "[top=0,left=0,bottom=0,right=0]",
      "elk.json.shapeCoords": "ROOT",
      "elk.json.edgeCoords": "ROOT",
    },
    children: inOrder(trace, children.get(null) ?? []),
    edges: edges.map((edge) => ({
      id: `e${edge.id}`,
      sources: [`o${edge.source ?? edge.from}`],
      targets: [`i${edge.id}`],
    })),
  };
}

/** Where a node's operands come in, in their order, as shares of its side. @param {Trace} trace @param {number} id */
function portsOf(trace, id) {
  const edges = trace.inputEdges(id).toSorted((a, b) => a.slot - b.slot);
  return edges.map((edge, i) => ({ edge, share: (i + 1) / (edges.length + 1) }));
}

/** The lines that ELK lays out, the same in each of its ways: all, unless they pass too many ranks; and how many they pass. */
const keptApart = lastOnly((/** @type {Trace} */ { nodes, edges, inputEdges }, _) => {
  /** @type {Map<number, number>} */
  const ranks = new Map();
  for (const { id } of nodes)
    ranks.set(id, 1 + Math.max(-1, ...inputEdges(id).map(({ from }) => ranks.get(from) ?? 0)));
  const passed = (/** @type {TraceEdge} */ { from, to }) => (ranks.get(to) ?? 0) - (ranks.get(from) ?? 0);
  /** @type {Set<TraceEdge>} */
  const kept = new Set();
  let sum = 0;
  for (const edge of edges.toSorted((a, b) => passed(a) - passed(b))) {
    sum += passed(edge) - 1;
    if (sum > MOST_PASSED) break;
    kept.add(edge);
  }
  return { edges: edges.filter((edge) => kept.has(edge)), passed: sum };
});

/** A line that was not laid out: along the ranks, and across just before its user. @param {Places} places @param {TraceEdge} edge @param {number} share */
function straight({ nodes, horizontal }, { from, to }, share) {
  const [start, end] = [nodes.get(from), nodes.get(to)];
  if (!start || !end) return [];
  if (horizontal) {
    const [y, at] = [start.y + start.h / 2, end.y + end.h * share];
    const x = end.x - BEFORE;
    return [
      { x: start.x + start.w, y },
      { x, y },
      { x, y: at },
      { x: end.x, y: at },
    ];
  }
  const [x, at] = [start.x + start.w / 2, end.x + end.w * share];
  const y = end.y - BEFORE;
  return [
    { x, y: start.y + start.h },
    { x, y },
    { x: at, y },
    { x: at, y: end.y },
  ];
}

/** @param {Box | undefined} box @returns {LayoutOptions} */
const position = (box) => (box ? { "elk.position": `(${box.x},${box.y})` } : {});

/** Further values that leave a closed group. @param {Trace} trace @param {number} id @returns {number[]} */
const otherOutputs = (trace, id) =>
  [...new Set(trace.users(id).flatMap(({ source }) => source ?? []))].sort((a, b) => a - b);

/** Siblings in the order of the program: a group stands where its first node does. @param {Trace} trace @param {ElkNode[]} list */
function inOrder(trace, list) {
  /** @param {ElkNode} node @returns {number} */
  const first = (node) => {
    if (node.id[0] === "n") return trace.nodeAt(Number(node.id.slice(1)));
    return Math.min(.../** @type {ElkNode[]} */ (node.children).map(first));
  };
  return list
    .map((node) => ({ node, at: /** @type {number} */ (first(node)) }))
    .sort((a, b) => a.at - b.at)
    .map(({ node }) => node);
}

/**
 * @param {string} id @param {string} side @param {number} x @param {number} y @param {number} index
 */
const port = (id, side, x, y, index) => ({
  id,
  x,
  y,
  width: 0,
  height: 0,
  layoutOptions: { "elk.port.side": side, "elk.port.index": String(index) },
});

/**
 * @param {number} count @param {number} passed @param {number} gap @param {Anatomy} anatomy @param {boolean} horizontal
 * @returns {LayoutOptions}
 */
function spacing(count, passed, gap, anatomy, horizontal) {
  const roomy = count <= MANY;
  const between = betweenCards(count, anatomy, horizontal);
  return Object.fromEntries(
    Object.entries({
      "elk.algorithm": "layered",
      "elk.direction": horizontal ? "RIGHT" : "DOWN",
      "elk.edgeRouting": "ORTHOGONAL",
      "elk.hierarchyHandling": "INCLUDE_CHILDREN",
      // the program's own order is so good a start that further tries cross no fewer lines and take as long again
      "elk.layered.thoroughness": 1,
      "elk.layered.nodePlacement.strategy": placement(count, passed),
      "elk.layered.spacing.nodeNodeBetweenLayers": gap,
      "elk.layered.spacing.edgeNodeBetweenLayers": roomy ? 30 : 22,
      "elk.layered.spacing.edgeEdgeBetweenLayers": roomy ? 22 : 14,
      "elk.spacing.nodeNode": between,
      "elk.spacing.edgeNode": roomy ? anatomy["gap-line"] : 18,
      "elk.spacing.edgeEdge": roomy ? 36 : 16,
      "elk.spacing.componentComponent": between,
    }).map(([key, value]) => [key, String(value)]),
  );
}

/**
 * @param {ElkNode} solved
 * @param {Map<number, Card>} cards
 * @param {Trace} trace
 * @param {boolean} horizontal
 * @returns {Places}
 */
export function readPlaces(solved, cards, trace, horizontal) {
  /** @type {Places} */
  const places = { horizontal, nodes: new Map(), groups: new Map(), edges: new Map(), sums: new Map() };
  const walk = (/** @type {ElkNode} */ node) => {
    for (const child of node.children ?? []) {
      const box = { x: child.x ?? 0, y: child.y ?? 0, w: child.width ?? 0, h: child.height ?? 0 };
      const id = Number(child.id.slice(1));
      const card = cards.get(id);
      if (child.id[0] === "g") places.groups.set(id, box);
      else if (card)
        places.nodes.set(id, {
          ...box,
          w: card.w,
          h: horizontal ? heightFor(card.h, trace.inputEdges(id).length) : card.h,
        });
      for (const edge of child.edges ?? []) line(edge);
      walk(child);
    }
  };
  const line = (/** @type {ElkExtendedEdge} */ edge) => {
    const points = (edge.sections ?? []).flatMap(({ startPoint, bendPoints, endPoint }) => [
      startPoint,
      ...(bendPoints ?? []),
      endPoint,
    ]);
    places.edges.set(
      Number(edge.id.slice(1)),
      points.map(({ x, y }) => ({ x, y })),
    );
  };
  for (const edge of solved.edges ?? []) line(edge);
  walk(solved);
  for (const edge of trace.edges) {
    if (places.edges.has(edge.id)) continue;
    const { share = 0.5 } = portsOf(trace, edge.to).find((each) => each.edge === edge) ?? {};
    places.edges.set(edge.id, straight(places, edge, share));
  }
  return places;
}
