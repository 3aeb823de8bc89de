/** Three levels of one computation: groups as cards, ops, single numbers; and the way from one to the other. */

import { sizeOf } from "../lib/tensor.js";
import { outermost } from "./groups.js";

/** @import { Step, Trace, TraceNode } from "./trace.js" */
/** @typedef {"groups" | "ops" | "numbers"} Level */

/** All ops are written out as long as there are about so many nodes at most. */
const ALL = 150;
/** Ops that only move numbers make no nodes; of some others each number costs several. */
const MOVES = new Set(["index", "transpose", "reshape", "stack", "concat", "broadcast"]);
const COSTLY = new Set(["softmax", "log_softmax", "logsumexp", "norm"]);

/** The levels that a program has; its numbers would tell what an exercise hides. @param {Trace} trace @param {boolean} hides @returns {Level[]} */
export function levelsOf(trace, hides) {
  const tables = !hides && (Boolean(trace.cells) || writable(trace).length > 0);
  const groups = trace.groups.length > 0;
  return groups || tables ? [...(groups ? LEVELS.slice(0, 1) : []), "ops", ...(tables ? LEVELS.slice(2) : [])] : [];
}
/** @type {Level[]} */
const LEVELS = ["groups", "ops", "numbers"];

/** The level that is shown, null where some groups are open and some are not. @param {Trace} trace @param {number[]} closed @returns {Level | null} */
export function levelOf(trace, closed) {
  if (trace.cells) return "numbers";
  const outer = outermost(trace);
  if (outer.length && outer.every((id) => closed.includes(id))) return "groups";
  return closed.length ? null : "ops";
}

/**
 * What to write out: everything where that stays readable, else one op, as near as possible to what one looks at.
 * @param {Trace} trace @param {number} about
 * @returns {number[]}
 */
export function toWriteOut(trace, about) {
  const ops = writable(trace);
  if (ops.reduce((sum, node) => sum + costOf(trace, node), trace.nodes.length) <= ALL) return ops.map(({ id }) => id);
  const near = ops.find(({ id }) => id === about) ?? ops.find(({ inputs }) => inputs.includes(about));
  const chosen = near ?? ops.find((node) => costOf(trace, node) <= ALL) ?? ops[0];
  return chosen ? [chosen.id] : [];
}

/** Whether numbers are shown and not all of them: of a large program one op is written out. @param {Trace} trace */
export const isPart = ({ cells, node }) =>
  cells?.some((list) => list.some((id) => node(id).op && node(id).shape.length > 0)) ?? false;

/** @param {Trace} trace */
const writable = (trace) =>
  trace.nodes.filter(
    ({ op, shape, inputs }) => op && (shape.length || inputs.some((id) => trace.node(id).shape.length > 0)),
  );

/** About how many nodes an op becomes. @param {Trace} trace @param {TraceNode} node */
function costOf(trace, node) {
  const inputs = node.inputs.map((id) => trace.node(id));
  const leaves = inputs
    .filter(({ inputs, shape }) => !inputs.length && shape.length)
    .reduce((n, { shape }) => n + sizeOf(shape), 0);
  if (node.op === "matmul") return leaves + 2 * sizeOf(node.shape) * (inputs[0].shape.at(-1) ?? 1);
  if (MOVES.has(node.op ?? "")) return leaves;
  return (
    leaves + Math.max(...[node, ...inputs].map(({ shape }) => sizeOf(shape))) * (COSTLY.has(node.op ?? "") ? 7 : 1)
  );
}

/** The nodes that stand in a trace for a node of the program. @param {Trace} trace @param {number} id @returns {number[]} */
export const cellsFor = (trace, id) => trace.cells?.[id] ?? [id];

/** The node of the program that a node stands for, or is on the way to. @param {Trace} trace @param {number} id @returns {number} */
export function wholeOf(trace, id) {
  const { cells } = trace;
  if (!cells) return id;
  const found = cells.findIndex((list) => list.includes(id));
  if (found >= 0) return found;
  const node = trace.node(id);
  const group = trace.groups.find((each) => each.id === node.group);
  const output = group?.outputs?.find((each) => cells.some((list) => list.includes(each)));
  // else a number taken out of a table, or a table put together from its numbers
  const next = output ?? node.inputs.find((each) => cells.some((list) => list.includes(each)));
  return next === undefined ? 0 : cells.findIndex((list) => list.includes(next));
}

/**
 * The step at which the other trace is about the same thing.
 * @param {Trace} from @param {number} at @param {Trace} to
 * @returns {number}
 */
export function sameStep(from, at, to) {
  if (at === from.steps.length - 1) return to.steps.length - 1;
  const step = from.steps[at];
  const stands = new Set(cellsFor(to, wholeOf(from, step.node)));
  const back = step.kind !== "forward";
  /** @param {(step: Step) => boolean} fits */
  const last = (fits) => to.steps.findLastIndex((each) => stands.has(each.node) && fits(each));
  const alike = last(({ kind }) => kind === step.kind);
  const found = alike >= 0 ? alike : last(({ kind }) => (kind !== "forward") === back);
  return found >= 0 ? found : Math.round((at / Math.max(1, from.steps.length - 1)) * (to.steps.length - 1));
}
