/** Nodes found by name, by op, by number, or by the group that holds them. */

import { formatNumber } from "../lib/format.js";
import { isScalar } from "../lib/tensor.js";

/** @import { Scalar, Tensor } from "../lib/format.js" */
/** @import { Frame } from "./frames.js" */
/** @import { Columns, Trace, TraceNode } from "./trace.js" */

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
  /** Groups of such a name, and those within them, which come after them. */
  const inside = new Set();
  for (const { id, label, parent } of trace.groups)
    if (inside.has(parent) || plain(label).startsWith(wanted)) inside.add(id);
  const ranked = trace.nodes.map((node) => ({
    id: node.id,
    rank: rankOf(node, valueKnown(trace, columns, shown, node.id), inside.has(node.group), wanted, lang),
  }));
  return ranked
    .filter(({ rank }) => rank < Number.POSITIVE_INFINITY)
    .sort((a, b) => a.rank - b.rank || Number(isTyped(b.id)) - Number(isTyped(a.id)))
    .map(({ id }) => id);
}

/** A node's value, once the steps have computed it. @param {Trace} trace @param {Columns} columns @param {Frame["value"]} shown @param {number} id */
export const valueKnown = (trace, columns, shown, id) =>
  shown.get(id) === "shown" ? columns.values[trace.nodeAt(id)] : null;

/** @param {TraceNode} node @param {Tensor | null} value @param {boolean} inside a group that is meant @param {string} wanted @param {string} lang */
function rankOf({ label, op, glyph, fold }, value, inside, wanted, lang) {
  const name = plain(label);
  // a closed group is called by its name, too
  const names = fold ? [name, plain(fold.label)] : [name];
  if (names.includes(wanted)) return 0;
  if (names.some((each) => each.startsWith(wanted))) return 1;
  if ([op ?? "", glyph ?? ""].some((word) => plain(word) === wanted)) return 2;
  if (name.includes(wanted)) return 3;
  if (plain(op ?? "").startsWith(wanted)) return 4;
  const number = isScalar(value) ? plain(formatNumber(/** @type {Scalar} */ (value), lang)) : "";
  if (number.startsWith(wanted)) return 5;
  return inside ? 6 : Number.POSITIVE_INFINITY;
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
