/** Someone's gradients beside ours: which are right, and the first edge, on the way back, that is not. */

import { toNumber } from "../lib/format.js";
import { flat, shapeOf } from "../lib/tensor.js";
import { factsOf } from "./facts.js";
import { termsOf } from "./frames.js";
import { agrees, mistakeIn } from "./mistakes.js";

/** @import { Tensor } from "../lib/format.js" */
/** @import { Mistake } from "./mistakes.js" */
/** @import { Entry, Fault } from "./pasted.js" */
/** @import { Columns, Trace, TraceNode } from "./trace.js" */
/**
 * @typedef {{ node: number, value: Tensor, size: number, wrong: number[] }} Compared  `wrong`: the cells that are not ours
 * @typedef {{ node: number, edges: number[], cell: number, mistake: Mistake, upstream: "right" | "missing" | "seed" }} Culprit
 *   `edges`: where it went wrong, all of a node's terms where it cannot be told which; those that are missing where the
 *   mistake names a term
 */

/** What people write before or after a name to say that it is a gradient. */
const DRESSES = [
  /^(.+?)\.grad$/,
  /^(?:∂|d)\s*\w+\s*\/\s*(?:∂|d)\s*(.+)$/u,
  /^∇\s*(.+)$/u,
  /^(?:grad|d)_(.+)$/,
  /^grad\s*\(?(.+?)\)?$/,
  /^d(.+)$/,
];
const LOW_DIGITS = "₀₁₂₃₄₅₆₇₈₉";

/** @param {Trace} trace @param {string} name @returns {TraceNode | undefined} the latest node of this name */
export function nodeNamed(trace, name) {
  const plain = name.replace(/[₀-₉]/g, (digit) => String(LOW_DIGITS.indexOf(digit)));
  const dressed = DRESSES.flatMap((dress) => dress.exec(plain)?.[1].trim() ?? []);
  for (const each of [plain, ...dressed]) {
    const found = trace.nodes.findLast((node) => node.label === each || node.names.includes(each));
    if (found) return found;
  }
  return undefined;
}

/** A shape without its axes of length 1. @param {number[]} shape */
const squeezed = (shape) => String(shape.filter((size) => size !== 1));

/**
 * @param {Trace} trace @param {Columns} truth @param {Entry[]} entries
 * @returns {{ compared: Compared[], fault: Fault | null }}
 */
export function compare(trace, truth, entries) {
  /** @type {Map<number, Compared>} */
  const compared = new Map();
  for (const { name, value, at } of entries) {
    const node = nodeNamed(trace, name);
    const ours = node ? truth.grads[trace.nodeAt(node.id)] : null;
    /** @param {string} code @param {Record<string, unknown>} [params] */
    const refused = (code, params = {}) => ({
      compared: [...compared.values()],
      fault: { code, at, params: { name, ...params } },
    });
    if (!node) return refused("unknown", { names: trace.inputs.map(({ label }) => label).join(", ") });
    if (ours === null) return refused("none");
    const shapes = [shapeOf(value), node.shape];
    if (String(shapeOf(ours)) !== String(node.shape)) return refused("large");
    if (squeezed(shapes[0]) !== squeezed(shapes[1])) {
      const turned = squeezed(shapes[0]) === squeezed([...shapes[1]].reverse());
      return refused(turned ? "turned" : "shape", {
        given: `[${shapes[0].join(", ")}]`,
        wanted: `[${shapes[1].join(", ")}]`,
      });
    }
    const [given, right] = [flat(value).map(toNumber), flat(ours).map(toNumber)];
    const wrong = given.flatMap((number, i) => (agrees(number, right[i]) ? [] : [i]));
    compared.set(node.id, { node: node.id, value, size: given.length, wrong });
  }
  return { compared: [...compared.values()], fault: null };
}

/**
 * The first wrong gradient in the order of the backward pass, and the edge it went wrong on.
 * @param {Trace} trace @param {Columns} truth @param {Compared[]} compared
 * @returns {Culprit | null}
 */
export function culprit(trace, truth, compared) {
  const order = new Map(trace.steps.map(({ node }, i) => [node, i]));
  const first = compared
    .filter(({ wrong }) => wrong.length)
    .toSorted((a, b) => (order.get(a.node) ?? 0) - (order.get(b.node) ?? 0))[0];
  if (!first) return null;
  const { node, value, wrong } = first;
  const cell = wrong[0];
  const given = toNumber(flat(value)[cell]);
  const seed = node === trace.output;
  const facts = {
    ...factsOf(trace, truth, { kind: seed ? "seed" : "gradient", node }, cell),
    elsewhere: elsewhere(trace, truth, node),
  };
  const terms = seed ? [] : termsOf(trace, node);
  const found = { edges: terms.map(({ id }) => id), mistake: mistakeIn(given, facts) ?? { code: "other" } };
  if (terms.length > 1) Object.assign(found, oneOf());
  const known = new Map(compared.map((each) => [each.node, each]));
  const right = found.edges.every(
    (id) => trace.edge(id).to === trace.output || known.get(trace.edge(id).to)?.wrong.length === 0,
  );
  return { node, cell, ...found, upstream: seed ? "seed" : right ? "right" : "missing" };

  /** Where paths meet: the terms that are missing, or the one that alone explains the sum. */
  function oneOf() {
    const { term, code } = found.mistake;
    if (term !== undefined)
      return { edges: terms.filter((_, i) => (i === term) === (code === "leftOut")).map(({ id }) => id) };
    if (code !== "other") return {};
    for (const { id } of terms) {
      const term = factsOf(trace, truth, { kind: "term", node, edge: id }, cell);
      const mistake = mistakeIn(given - (facts.truth - term.truth), term);
      if (mistake && mistake.code !== "other" && mistake.code !== "rounded") return { edges: [id], mistake };
    }
    return {};
  }
}

/** The gradients of the other inputs that are single numbers. @param {Trace} trace @param {Columns} truth @param {number} node */
const elsewhere = (trace, truth, node) =>
  trace.inputs
    .filter(({ id, shape }) => id !== node && !shape.length)
    .map(({ id, label }) => ({
      name: label,
      gradient: toNumber(/** @type {any} */ (truth.grads[trace.nodeAt(id)] ?? NaN)),
    }));
