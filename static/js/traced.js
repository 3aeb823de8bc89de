/** A trace with the numbers that a person gave its inputs: those of its text are not shown in between. */

import { indexTrace } from "./model/trace.js";
import * as api from "./net/api.js";

/** @import { State, TraceWish } from "./actions.js" */
/** @import { Columns, Trace } from "./model/trace.js" */
/** @typedef {{ trace: Trace, replayed: { inputs: State["inputs"], columns: Columns } | null }} Traced */

/**
 * @param {TraceWish} wish
 * @param {{ expand: number[], lang: string, inputsOf: (trace: Trace, wish: TraceWish) => State["inputs"] }} how
 * @returns {Promise<Traced>}
 */
export async function askTraced(wish, { expand, lang, inputsOf }) {
  const trace = indexTrace(await api.trace({ source: wish.text, expand }, lang));
  const inputs = inputsOf(trace, wish);
  if (!Object.keys(inputs).length) return { trace, replayed: null };
  // what fails is asked for again once the graph is there, and told of then
  const columns = await api
    .replay({ program: trace.program, source: wish.text, expand, inputs }, lang)
    .catch(() => null);
  return { trace, replayed: columns && { inputs, columns } };
}
