/** What the server computed, with the look-ups that every view needs. */

import { groupBy } from "../lib/group.js";
import { filled } from "../lib/tensor.js";

/** @import { Scalar, Tensor } from "../lib/format.js" */

/**
 * @typedef {{ id: number, name: string | null, names: string[], version: number, op: string | null, inputs: number[],
 *   shape: number[], span: [number, number] | null, group: number | null, value: Tensor, grad: Tensor | null,
 *   grad_state: "computed" | "zero_path" | "none", tangent?: Tensor | null, role: "input" | "data" | "structure" | "op", label: string,
 *   symbol: string, expr: string | null, glyph: string, fold?: import("./fold.js").Fold }} TraceNode
 *   `fold`: what a closed group's card holds
 * @typedef {{ id: number, from: number, to: number, slot: number, local: { kind: string, value?: Tensor, rule?: string } | null,
 *   local_latex?: string | null, local_stable?: string | null, summed_axes: number[], contribution: Tensor | null,
 *   source?: number, target?: number, bundle?: number[] }} TraceEdge
 *   `source`, `target`: the true ends where a closed group's card stands for them; `bundle`: the edges that share this line
 * @typedef {{ id: number, kind: "forward" | "seed" | "contribute" | "accumulate" | "tangent", node: number, edge?: number,
 *   edges?: number[], latex: { symbolic: string, substituted: string, value: string } }} Step
 * @typedef {{ code: string, node: number | null, span: [number, number] | null,
 *   params: Record<string, unknown>, message: string }} Note
 * @typedef {{ schema: number, program: string, output: number, formula?: string, stable?: number[], nodes: TraceNode[], edges: TraceEdge[], steps: Step[],
 *   notes: Note[], groups: Group[], cells?: number[][] | null }} WireTrace
 * @typedef {{ id: number, label: string, kind: string, parent: number | null, inputs?: number[], outputs?: number[] }} Group
 * @typedef {{ values: (Tensor | null)[], grads: (Tensor | null)[], locals: (Tensor | null)[],
 *   contributions: (Tensor | null)[], notes: Note[], stable?: number[], asked?: Map<string, number> }} Columns
 *   `asked`: of a table that is withheld, by its slot, the cell that is to be found
 * @typedef {WireTrace & { nodeAt: (id: number) => number, edgeAt: (id: number) => number, node: (id: number) => TraceNode,
 *   edge: (id: number) => TraceEdge, users: (id: number) => TraceEdge[], inputEdges: (id: number) => TraceEdge[],
 *   inputs: TraceNode[], address: Map<number, string>, forwardCount: number, flows: Set<number>,
 *   root: Trace, seat: (id: number) => number, line: (id: number) => number | null }} Trace
 *   `root`: the whole, of which this may show some groups closed; `seat`: the node that is drawn for a node; `line`: the edge
 *   that is drawn for an edge, null where it is hidden
 */

/**
 * @param {WireTrace} wire
 * @returns {Trace}
 */
export function indexTrace(wire) {
  const address = addresses(wire.nodes);
  /** @type {TraceNode[]} */
  const nodes = wire.nodes.map((node) =>
    moving(node.role === "input" && !address.has(node.id) ? { ...node, role: "data" } : node),
  );
  const nodeIndex = new Map(nodes.map((node, i) => [node.id, i]));
  const edgeIndex = new Map(wire.edges.map((edge, i) => [edge.id, i]));
  const users = groupBy(wire.edges, (edge) => edge.from);
  const inputEdges = groupBy(wire.edges, (edge) => edge.to);
  const backward = wire.steps.findIndex((step) => step.kind !== "forward");
  /** @type {Trace} */
  const trace = {
    ...wire,
    nodes,
    nodeAt: (id) => nodeIndex.get(id) ?? -1,
    edgeAt: (id) => edgeIndex.get(id) ?? -1,
    node: (id) => nodes[nodeIndex.get(id) ?? -1],
    edge: (id) => wire.edges[edgeIndex.get(id) ?? -1],
    users: (id) => users.get(id) ?? [],
    inputEdges: (id) => inputEdges.get(id) ?? [],
    inputs: nodes.filter((node) => node.role === "input"),
    address,
    forwardCount: backward < 0 ? wire.steps.length : backward,
    flows: new Set(
      wire.steps.flatMap((step) => (step.kind === "contribute" ? [/** @type {number} */ (step.edge)] : [])),
    ),
    root: /** @type {Trace} */ ({}),
    seat: (id) => id,
    line: (id) => id,
  };
  trace.root = trace;
  return trace;
}

/**
 * The name by which the server knows each input. A name belongs to the input that was bound to it last;
 * a number whose every name was bound anew cannot be reached, it is data.
 * @param {TraceNode[]} nodes
 * @returns {Map<number, string>}
 */
function addresses(nodes) {
  const inputs = nodes.filter((node) => node.role === "input");
  const owners = new Map(inputs.flatMap(({ id, names }) => names.map((name) => [name, id])));
  /** @type {Map<number, string>} */
  const found = new Map();
  for (const { id, names } of inputs) {
    const own = names.find((name) => owners.get(name) === id);
    if (own !== undefined) found.set(id, own);
  }
  return found;
}

/**
 * The numbers of a trace as columns, as a replay returns them.
 * @param {WireTrace} wire
 * @returns {Columns}
 */
export function columnsOf(wire) {
  return {
    values: wire.nodes.map((node) => node.value),
    grads: wire.nodes.map((node) => moving(node).grad),
    locals: wire.edges.map((edge) => edge.local?.value ?? null),
    contributions: wire.edges.map((edge) => edge.contribution),
    notes: wire.notes,
    stable: wire.stable,
  };
}

/**
 * In forward mode the light is the tangent, which stands where a gradient does otherwise; of what does not move it is 0.
 * @param {TraceNode} node
 * @returns {TraceNode}
 */
function moving(node) {
  if (node.tangent === undefined) return node;
  if (node.tangent !== null) return { ...node, grad: node.tangent, grad_state: "computed" };
  return { ...node, grad: filled(node.shape, 0), grad_state: "zero_path" };
}

/**
 * The number that a step produces.
 * @param {Trace} trace
 * @param {Columns} columns
 * @param {Step} step
 * @returns {Tensor | null}
 */
export function stepNumber(trace, columns, step) {
  if (step.kind === "forward") return columns.values[trace.nodeAt(step.node)] ?? null;
  if (step.kind === "contribute") return columns.contributions[trace.edgeAt(/** @type {number} */ (step.edge))] ?? null;
  return columns.grads[trace.nodeAt(step.node)] ?? null;
}

/**
 * The node a step is about: the one that passes its gradient on, else the one computed.
 * @param {Trace} trace
 * @param {Step} step
 */
export const subject = (trace, step) => (step.edge === undefined ? step.node : trace.edge(step.edge).to);

/** What an op is called: by its sign, or by the word one types. @param {TraceNode} node */
export const calledOp = ({ op, glyph }) => (glyph && (!/\p{L}/u.test(glyph) || op?.includes(glyph)) ? glyph : op);

/** The node whose operation an edge belongs to. @param {Trace} trace @param {TraceEdge} edge */
export const userOf = (trace, edge) => trace.root.node(edge.target ?? edge.to);

/** The node whose value an edge carries. @param {Trace} trace @param {TraceEdge} edge */
export const giverOf = (trace, edge) => trace.root.node(edge.source ?? edge.from);

const ARITHMETIC = ["add", "sub", "mul", "div"];

/** Whether an operand is copied to meet another shape: what comes back to the copies is added up. @param {Trace} trace @param {TraceEdge} edge */
export const isCopied = (trace, { from, to }) =>
  ARITHMETIC.includes(trace.node(to).op ?? "") && String(trace.node(to).shape) !== String(trace.node(from).shape);

/**
 * The node that an edge's contribution comes through; null when it comes from the output itself.
 * @param {Trace} trace
 * @param {number} edge
 */
export function throughWhom(trace, edge) {
  const user = trace.edge(edge).to;
  return user === trace.output ? null : trace.node(user);
}
