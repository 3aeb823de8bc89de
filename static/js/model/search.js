/** Nodes found by name, by op, by number, or by the group that holds them. */

import { formatNumber } from "../lib/format.js";
import { isScalar } from "../lib/tensor.js";

/** @import { Scalar, Tensor } from "../lib/format.js" */
/** @import { Frame } from "./frames.js" */
/** @import { Columns, Trace, TraceNode } from "./trace.js" */

/** What is inside a group of this name comes last. */
const INSIDE = 6;

/**
 * The nodes that a person may mean, the likeliest first; all of them while nothing is asked.
 * @param {Trace} trace @param {Columns} columns @param {Frame["value"]} shown what is computed by now
 * @param {string} query @param {string} lang
 * @returns {number[]}
 */
export function nodesFound(trace, columns, shown, query, lang) {
  const wanted = plain(query);
  if (!wanted) return trace.nodes.map(({ id }) => id);
  const isTyped = (/** @type {number} */ id) => trace.node(id).label === query; // of B and b that one
  const groups = new Map(trace.groups.map((group) => [group.id, group]));
  /** Whether it is inside a group of such a name. @param {number | null} id @returns {boolean} */
  const isInside = (id) => {
    const group = id === null ? undefined : groups.get(id);
    return group !== undefined && (plain(group.label).startsWith(wanted) || isInside(group.parent));
  };
  const ranked = trace.nodes.map((node) => {
    const rank = rankOf(node, valueKnown(trace, columns, shown, node.id), wanted, lang);
    return { id: node.id, rank: Math.min(rank, isInside(node.group) ? INSIDE : rank) };
  });
  return ranked
    .filter(({ rank }) => rank < Number.POSITIVE_INFINITY)
    .sort((a, b) => a.rank - b.rank || Number(isTyped(b.id)) - Number(isTyped(a.id)))
    .map(({ id }) => id);
}

/** A node's value, once the steps have computed it. @param {Trace} trace @param {Columns} columns @param {Frame["value"]} shown @param {number} id */
export const valueKnown = (trace, columns, shown, id) =>
  shown.get(id) === "shown" ? columns.values[trace.nodeAt(id)] : null;

/** @param {TraceNode} node @param {Tensor | null} value @param {string} wanted @param {string} lang */
function rankOf({ label, op, glyph, fold }, value, wanted, lang) {
  const name = plain(label);
  // a closed group is called by its name, too
  const names = fold ? [name, plain(fold.label)] : [name];
  if (names.includes(wanted)) return 0;
  if (names.some((each) => each.startsWith(wanted))) return 1;
  if ([op ?? "", glyph ?? ""].some((word) => plain(word) === wanted)) return 2;
  if (name.includes(wanted)) return 3;
  if (plain(op ?? "").startsWith(wanted)) return 4;
  const number = isScalar(value) ? plain(formatNumber(/** @type {Scalar} */ (value), lang)) : "";
  return number.startsWith(wanted) ? 5 : Number.POSITIVE_INFINITY;
}

/** A minus, a product and a decimal sign however they are typed; x₁ is found as x1. @param {string} text */
const plain = (text) =>
  text
    .normalize("NFKC")
    .trim()
    .toLowerCase()
    .replace(/[−–]/g, "-")
    .replace(/[×·]/g, "*")
    .replace(/÷/g, "/")
    .replace(/(?<=\d),(?=\d)/g, ".");
