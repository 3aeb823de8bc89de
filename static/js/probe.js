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
    /** What f truly does when one value is nudged, given or computed: with the numbers that are shown, not those on their way. @param {TraceNode} node @param {number} by */
    async nudge(node, by) {
      const { trace, traced, landed, lang } = store.get();
      if (!trace) return null;
      const asked = { source: traced, inputs: landed, node: node.id, by };
      const { change } = await api.question("nudge", asked, lang).catch(() => ({ change: null }));
      return Number.isFinite(change) ? change : null;
    },
  };
}
