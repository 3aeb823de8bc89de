/** Arrays too large to be sent come as summaries; everywhere on the page their sampled block stands for them. */

/** @import { Columns, TraceEdge, TraceNode, WireTrace } from "../model/trace.js" */
/** @import { Tensor } from "../lib/format.js" */

/**
 * @template {Tensor | null | undefined} V
 * @param {V} value
 * @returns {V}
 */
const block = (value) => {
  if (value === null || typeof value !== "object" || Array.isArray(value)) return value;
  return /** @type {{ block: V }} */ (/** @type {unknown} */ (value)).block;
};

/** @param {TraceNode} node @returns {TraceNode} */
const ofNode = (node) => ({
  ...node,
  value: block(node.value),
  grad: block(node.grad),
  ...("tangent" in node && { tangent: block(node.tangent) }),
});

/** @param {TraceEdge} edge @returns {TraceEdge} */
const ofEdge = ({ local, contribution, ...edge }) => ({
  ...edge,
  local: local && { ...local, value: block(local.value) },
  contribution: block(contribution),
});

/** @param {WireTrace} wire @returns {WireTrace} */
export const traceBlocks = (wire) => ({ ...wire, nodes: wire.nodes.map(ofNode), edges: wire.edges.map(ofEdge) });

/** @param {Columns} columns @returns {Columns} */
export const columnBlocks = ({ values, grads, locals, contributions, ...rest }) => ({
  ...rest,
  values: values.map(block),
  grads: grads.map(block),
  locals: locals.map(block),
  contributions: contributions.map(block),
});
