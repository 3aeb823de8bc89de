/** Numbers one can ask for: a node's value or gradient, the term of one edge, the sum of terms already known. */

import { HIDDEN, toNumber } from "../lib/format.js";
import { flat, sizeOf } from "../lib/tensor.js";
import { termsOf } from "./frames.js";
import { stepNumber } from "./trace.js";

/** @import { Tensor } from "../lib/format.js" */
/** @import { Columns, Step, Trace } from "./trace.js" */

/**
 * @typedef {{ kind: "value" | "gradient" | "sum" | "seed", node: number, edge?: undefined } | { kind: "term", node: number, edge: number }} Target
 *   `node`: whose number it is
 */

/** Asking about more numbers than these at once is no exercise. */
const MOST = 200;

/** @param {Step} step @returns {Target} */
export function targetOf({ kind, node, edge }) {
  if (kind === "forward" || kind === "tangent") return { kind: "value", node };
  if (kind === "contribute") return { kind: "term", node, edge: /** @type {number} */ (edge) };
  return { kind: kind === "seed" ? "seed" : "sum", node };
}

/** @param {Trace} trace @param {Columns} columns @param {Target} target @returns {Tensor | null} */
export function numberOf(trace, columns, { kind, node, edge }) {
  if (kind === "value") return columns.values[trace.nodeAt(node)];
  if (kind === "term") return columns.contributions[trace.edgeAt(edge)];
  return columns.grads[trace.nodeAt(node)];
}

/** Of a table one cell is asked: one that is not zero, and not of each table the first. @param {Trace} trace @param {Columns} columns @param {Target} target */
export function cellOf(trace, columns, target) {
  const number = numberOf(trace, columns, target);
  const cells = number === null ? [] : flat(number);
  const asked = cells.flatMap((x, i) => (toNumber(x) === 0 ? [] : [i]));
  return asked[(target.node + (target.edge ?? 0)) % asked.length] ?? 0;
}

/** Whether a step brings a number to be found: what was typed in is read, and what is not finite has no digits. @param {Trace} trace @param {Columns} columns @param {number} step */
export function isAskable(trace, columns, step) {
  const { kind, node } = trace.steps[step];
  if (kind === "forward" && trace.node(node).role !== "op") return false;
  const number = stepNumber(trace, columns, trace.steps[step]);
  return number !== null && flat(number).every((x) => Number.isFinite(x));
}

/** The next step after one that brings a number to be found; -1 where there is none. @param {Trace} trace @param {Columns} columns @param {number} step */
export const askableAfter = (trace, columns, step) =>
  trace.steps.findIndex((_, i) => i > step && isAskable(trace, columns, i));

/**
 * An exercise names its numbers as people do, so that it outlives an edit of the text: `v q` the value of q, `g x` the gradient of x.
 * @param {Target} target @param {Trace} trace
 */
export const nameOfTarget = ({ kind, node }, trace) => `${kind === "value" ? "v" : "g"} ${trace.node(node).label}`;

/**
 * The numbers an exercise hides, those first that are computed first.
 * @param {Trace} trace @param {readonly string[]} names
 * @returns {Target[]}
 */
export function targetsNamed(trace, names) {
  const wanted = new Set(names.slice(0, MOST));
  const all = [...hideable(trace, "value"), ...hideable(trace, "gradient")];
  return all.filter((target) => wanted.has(nameOfTarget(target, trace)));
}

/**
 * Every number of one kind that may be hidden, in the order of the steps that bring it.
 * @param {Trace} trace @param {"value" | "gradient"} kind
 * @returns {Target[]}
 */
export function hideable(trace, kind) {
  const steps = kind === "value" ? trace.steps.slice(0, trace.forwardCount) : trace.steps.slice(trace.forwardCount);
  const order = [...new Set(steps.map(({ node }) => node))];
  const ids = kind === "value" ? order.filter((id) => trace.node(id).role === "op") : order;
  return ids.filter((id) => id !== trace.output || kind === "value").map((node) => ({ kind, node }));
}

/**
 * Everything that would give a number away, named as the slots of formulas are: itself, and for a gradient
 * the local derivatives and contributions it is made of; for a value the local derivatives beside it.
 * @param {Trace} trace @param {Target} target
 * @returns {string[]}
 */
export function slotsOf(trace, { kind, node, edge }) {
  const of = (/** @type {string} */ letter, /** @type {{ id: number }[]} */ edges) =>
    edges.map(({ id }) => `${letter}${id}`);
  if (kind === "value") {
    const near = [...trace.inputEdges(node), ...trace.users(node).flatMap(({ to }) => trace.inputEdges(to))];
    return [`v${node}`, ...of("l", near)];
  }
  const terms = termsOf(trace, node);
  if (kind === "gradient") return [`g${node}`, ...of("c", terms), ...of("l", terms)];
  if (kind === "term") return [`c${edge}`, `l${edge}`, ...(terms.length > 1 ? [] : [`g${node}`])];
  return [`g${node}`];
}

/** How many numbers are asked for: a table counts with all its cells. @param {Trace} trace @param {readonly Target[]} targets */
export const countNumbers = (trace, targets) =>
  targets.reduce((sum, { node }) => sum + sizeOf(trace.node(node).shape), 0);

/** @param {Tensor | null} value @returns {Tensor | null} */
const masked = (value) =>
  Array.isArray(value) ? value.map((item) => /** @type {Tensor} */ (masked(item))) : value === null ? null : HIDDEN;

/** Whether a number, or the first of a table, is withheld. @param {Tensor | null | undefined} value */
export const isHidden = (value) => (Array.isArray(value) ? flat(value)[0] : value) === HIDDEN;

/** As wide as most numbers are. */
const ANY = -8.8888;

/**
 * The columns with any number for each that is withheld: a picture with room for these stands still when they come.
 * @param {Columns} columns @returns {Columns}
 */
export function roomy(columns) {
  const { values, grads, locals, contributions } = columns;
  const filled = (/** @type {(Tensor | null)[]} */ column) =>
    column.includes(HIDDEN) ? column.map((value) => (value === HIDDEN ? ANY : value)) : column;
  const wide = { values: filled(values), grads: filled(grads) };
  return { ...columns, ...wide, locals: filled(locals), contributions: filled(contributions) };
}

/**
 * The columns without what is asked for, and which cell of each table is. All that is drawn or said is made from these.
 * @param {Trace} trace @param {Columns} columns @param {Target[]} targets
 * @returns {Columns}
 */
export function withheld(trace, columns, targets) {
  if (!targets.length) return columns;
  const slots = new Set(targets.flatMap((target) => slotsOf(trace, target)));
  /** @param {(Tensor | null)[]} column @param {string} letter @param {{ id: number }[]} owners */
  const blank = (column, letter, owners) =>
    column.map((value, i) => (slots.has(`${letter}${owners[i].id}`) ? masked(value) : value));
  return {
    ...columns,
    asked: new Map(
      targets.map((target) => [(target.kind === "value" ? "v" : "g") + target.node, cellOf(trace, columns, target)]),
    ),
    values: blank(columns.values, "v", trace.nodes),
    grads: blank(columns.grads, "g", trace.nodes),
    locals: blank(columns.locals, "l", trace.edges),
    contributions: blank(columns.contributions, "c", trace.edges),
  };
}
