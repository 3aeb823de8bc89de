/** A trace with some groups closed: each becomes one card, which stands where its output stood and keeps its id. */

/** @import { Trace, TraceEdge, TraceNode } from "./trace.js" */
/** @import { Frame } from "./frames.js" */
/** @typedef {{ group: number, label: string, kind: string, nodes: number[] }} Fold  What a card holds: the ids of its nodes. */

import { groupBy } from "../lib/group.js";
import { lastOnly } from "../lib/memo.js";

/**
 * @param {Trace} trace
 * @param {Set<number>} closed ids of groups
 * @returns {Trace} the same trace where nothing is closed; columns are read by it as by the whole
 */
export function foldTrace(trace, closed) {
  const holders = holdersOf(trace, closed);
  const held = heldNodes(trace, holders);
  const cards = new Map([...held].map(([group, ids]) => [cardId(trace, group, ids), { group, ids }]));
  if (!cards.size) return trace;
  const seats = new Map([...cards].flatMap(([card, { ids }]) => ids.map((id) => [id, card])));
  const seat = (/** @type {number} */ id) => seats.get(id) ?? id;
  const { lines, lineOf } = linesOf(trace, seat, cards);
  const inputEdges = groupBy(lines, (edge) => edge.to);
  const users = groupBy(lines, (edge) => edge.from);

  const parent = new Map(trace.groups.map((group) => [group.id, group.parent]));
  const openGroup = (/** @type {number | null} */ id) => {
    const holder = id === null ? null : (holders.get(id) ?? null);
    return holder === null ? id : (parent.get(holder) ?? null);
  };
  /** @param {TraceNode} node @returns {TraceNode} */
  const shown = (node) => {
    const card = cards.get(node.id);
    if (!card) return { ...node, group: openGroup(node.group), inputs: node.inputs.map(seat) };
    const { id, label, kind } = groupOf(trace, card.group);
    const inputs = (inputEdges.get(node.id) ?? []).map((edge) => edge.from);
    const fold = { group: id, label, kind, nodes: card.ids };
    return { ...node, group: openGroup(node.group), inputs, expr: null, glyph: "", fold };
  };
  const last = new Map([...cards].map(([card, { ids }]) => [ids[ids.length - 1], card]));
  // a card stands where its last node was: what it takes comes before it, what uses it comes after
  const nodes = trace.nodes.flatMap((node) => {
    const card = last.get(node.id);
    if (card !== undefined) return [shown(trace.node(card))];
    return seats.has(node.id) ? [] : [shown(node)];
  });
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const byEdge = new Map(lines.map((edge) => [edge.id, edge]));

  return {
    ...trace,
    nodes,
    edges: lines,
    groups: trace.groups.filter(({ id }) => (holders.get(id) ?? null) === null),
    output: seat(trace.output),
    node: (id) => byId.get(seat(id)) ?? trace.node(id),
    edge: (id) => byEdge.get(id) ?? moved(trace.edge(id), seat),
    users: (id) => users.get(id) ?? [],
    inputEdges: (id) => inputEdges.get(id) ?? [],
    inputs: trace.inputs.filter(({ id }) => byId.has(id)),
    flows: new Set([...trace.flows].flatMap((id) => lineOf.get(id) ?? [])),
    seat,
    line: (id) => lineOf.get(id) ?? null,
  };
}

/** For each group the outermost closed one around it, itself included. @param {Trace} trace @param {Set<number>} closed */
function holdersOf(trace, closed) {
  /** @type {Map<number, number | null>} */
  const holders = new Map();
  for (const { id, parent } of trace.groups) {
    holders.set(id, (parent === null ? null : holders.get(parent)) ?? (closed.has(id) ? id : null));
  }
  return holders;
}

/** What each closed group hides. A leaf that others use too stays outside. @param {Trace} trace @param {Map<number, number | null>} holders */
function heldNodes(trace, holders) {
  const holderOf = (/** @type {number} */ id) => {
    const { group } = trace.node(id);
    return group === null ? null : (holders.get(group) ?? null);
  };
  /** @type {Map<number, number[]>} */
  const held = new Map();
  for (const { id, inputs } of trace.nodes) {
    const holder = holderOf(id);
    if (holder === null) continue;
    if (!inputs.length && trace.users(id).some(({ to }) => holderOf(to) !== holder)) continue;
    held.set(holder, [...(held.get(holder) ?? []), id]);
  }
  return held;
}

/** @param {Trace} trace @param {number} id */
const groupOf = (trace, id) => /** @type {Trace["groups"][0]} */ (trace.groups.find((group) => group.id === id));

/**
 * The node a card stands for: of the values that leave it the last one with a name, else that a gradient comes to.
 * @param {Trace} trace @param {number} group @param {number[]} ids
 */
function cardId(trace, group, ids) {
  const outputs = (groupOf(trace, group).outputs ?? []).filter((id) => ids.includes(id)).map(trace.node);
  const named = outputs.findLast(({ name }) => name);
  const met = outputs.findLast(({ grad_state }) => grad_state !== "none");
  return (named ?? met ?? outputs.at(-1))?.id ?? ids[ids.length - 1];
}

/** An edge between what stands for its ends. @param {TraceEdge} edge @param {(id: number) => number} seat @returns {TraceEdge} */
function moved(edge, seat) {
  const [from, to] = [seat(edge.from), seat(edge.to)];
  if (from === edge.from && to === edge.to) return edge;
  return {
    ...edge,
    ...{ from, to },
    ...(from !== edge.from && { source: edge.from }),
    ...(to !== edge.to && { target: edge.to }),
  };
}

/**
 * The edges that are left, in operand order at each card; uses of one value inside one card share a line.
 * @param {Trace} trace @param {(id: number) => number} seat @param {Map<number, { group: number, ids: number[] }>} cards
 */
function linesOf(trace, seat, cards) {
  const visible = trace.edges.map((edge) => moved(edge, seat)).filter(({ from, to }) => from !== to);
  /** @type {Map<number, number>} */
  const lineOf = new Map();
  const lines = [...groupBy(visible, ({ to }) => to)].flatMap(([to, edges]) => {
    const card = cards.get(to);
    if (!card) {
      for (const { id } of edges) lineOf.set(id, id);
      return edges;
    }
    const order = groupOf(trace, card.group).inputs ?? [];
    const place = (/** @type {number} */ id) => (order.includes(id) ? order.indexOf(id) : order.length);
    const bundles = [...groupBy(edges, ({ source, from }) => source ?? from)].sort(([a], [b]) => place(a) - place(b));
    return bundles.map(([, bundle], slot) => {
      for (const { id } of bundle) lineOf.set(id, bundle[0].id);
      return { ...bundle[0], slot, ...(bundle.length > 1 && { bundle: bundle.map(({ id }) => id) }) };
    });
  });
  return { lines, lineOf };
}

/**
 * A moment of the whole trace as its folded picture shows it: a step inside a closed group is at work in its card.
 * @param {Trace} trace folded
 * @param {Frame} frame of the whole
 * @returns {Frame}
 */
export function foldFrame(trace, frame) {
  if (trace.root === trace) return frame;
  const { activeEdge } = frame;
  const alone = (/** @type {number} */ id) => trace.line(id) === id && !trace.edge(id).bundle && !trace.edge(id).source;
  return {
    ...frame,
    edge: foldEdges(trace, frame.edge),
    activeNode: trace.seat(frame.activeNode),
    activeEdge: activeEdge !== null && trace.line(activeEdge) !== null ? activeEdge : null,
    ...{ terms: frame.terms.filter(alone), others: frame.others.filter(alone) },
  };
}

/** The states of a folded picture's lines; asked again at each instant of a step, they are the same. */
const foldEdges = lastOnly((/** @type {Trace} */ trace, /** @type {Frame["edge"]} */ states) => {
  /** @param {TraceEdge} edge @returns {"idle" | "active" | "done"} */
  const state = ({ id, bundle = [id] }) => {
    if (bundle.some((each) => states.get(each) === "active")) return "active";
    const flowing = bundle.filter((each) => trace.root.flows.has(each));
    return flowing.length && flowing.every((each) => states.get(each) === "done") ? "done" : "idle";
  };
  return new Map(trace.edges.map((edge) => [edge.id, state(edge)]));
});
