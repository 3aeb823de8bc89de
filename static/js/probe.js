/** What the numbers would be if the inputs were others; null when nobody can say. */

import * as api from "./net/api.js";

/** @import { State, Store } from "./actions.js" */
/** @import { TraceNode } from "./model/trace.js" */

/** @param {Store} store */
export function createProbe(store) {
  /** @param {State["inputs"]} inputs */
  const replay = async (inputs) => {
    const { trace, traced, expand, lang } = store.get();
    return trace && api.replay({ program: trace.program, source: traced, expand, inputs }, lang).catch(() => null);
  };
  return {
    replay,
    /** What f truly does when one input is nudged. @param {TraceNode} node @param {number} by */
    async nudge(node, by) {
      const { trace, inputs, columns } = store.get();
      const name = trace?.address.get(node.id);
      if (!trace || !columns || name === undefined) return null;
      const at = trace.nodeAt(trace.output);
      const now = Number(columns.values[trace.nodeAt(node.id)]);
      const moved = await replay({ ...inputs, [name]: now + by });
      const change = Number(moved?.values[at]) - Number(columns.values[at]);
      return Number.isFinite(change) ? change : null;
    },
  };
}
