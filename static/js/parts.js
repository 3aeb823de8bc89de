/** Parts of the screen: a slice of the state and who shows it; some have nothing to show before there is a graph. */

import { lastOnly } from "./lib/memo.js";
import { frameAt } from "./model/frames.js";
import { onSlice } from "./state/store.js";

/** @import { State } from "./actions.js" */
/** @import { Task } from "./exercise.js" */
/** @import { Columns, Trace } from "./model/trace.js" */
/** @typedef {State & { trace: Trace, columns: Columns, task: Task }} Drawn  A state that has something to show. */

/** @type {<S extends Record<string, unknown>>(select: (state: State) => S, render: (slice: S, state: State) => void) => (state: State) => void} */
export const part = onSlice;
/** @type {<S extends Record<string, unknown>>(select: (state: Drawn) => S, render: (slice: S, state: Drawn) => void) => (state: State) => void} */
export const drawnPart = (select, render) => {
  const each = onSlice(select, render);
  return (state) => {
    if (state.trace && state.columns) each(/** @type {Drawn} */ (state));
  };
};

/** The moment of a position, worked out once for all parts. */
export const frameOf = lastOnly(frameAt);
