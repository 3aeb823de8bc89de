/** What the editor shows of the trace beside the text: the place of the current node, the output as a formula, remarks. */

import { latexNumber, shownExactly } from "../../lib/format.js";
import { useOf } from "../../lib/span.js";
import { isScalar } from "../../lib/tensor.js";
import { literalsOf } from "./numbers.js";

/** @import { State } from "../../actions.js" */
/** @import { Note, Trace } from "../../model/trace.js" */
/** @import { Remark } from "./editor.js" */

/**
 * @param {State} state
 * @param {string} lang
 */
export function reading({ trace, traced, columns, text, position, hovered }, lang) {
  if (!trace || !columns) return { lit: null, formulas: [], result: "", notes: [], numbers: null, read: () => null };
  const f = trace.node(trace.output);
  const value = columns.values[trace.nodeAt(f.id)];
  const lit =
    traced !== text ? null : hovered === null ? stepSpan(trace, position.step, text) : trace.node(hovered).span;
  return {
    lit,
    formulas: f.expr ? [...(trace.formula ? [trace.formula] : []), `${f.symbol} = ${f.expr}`] : [f.symbol],
    notes: traced === text ? firstOfEach(columns.notes, trace) : [],
    numbers: traced === text ? literalsOf(trace, text) : null,
    read: (/** @type {number} */ id) => columns.values[trace.nodeAt(id)] ?? null,
    result: isScalar(value) ? `${shownExactly(value) ? "=" : "\\approx"} ${latexNumber(value, lang)}` : "",
  };
}

/**
 * What the server remarks, once each, at the node where it began.
 * @param {Note[]} notes
 * @param {Trace} trace
 * @returns {Remark[]}
 */
function firstOfEach(notes, trace) {
  const first = notes.filter(({ message }, i) => notes.findIndex((note) => note.message === message) === i);
  return first.map(({ message, node }) => ({ message, node, name: node === null ? null : trace.node(node).label }));
}

/**
 * The text of a step: where the node is written, or, on the way back, where it is used.
 * @param {Trace} trace
 * @param {number} index
 * @param {string} text
 */
function stepSpan(trace, index, text) {
  const step = trace.steps[index];
  const node = trace.node(step.node);
  if (step.edge === undefined) return node.span;
  const edge = trace.edge(step.edge);
  const user = trace.node(edge.to);
  const twice = user.inputs.filter((input) => input === node.id).length > 1;
  return user.span && useOf(text, user.span, node.label, twice ? edge.slot : 0);
}
