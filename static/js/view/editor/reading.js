/** What the editor shows of the trace beside the text: the place of the current node, the output as a formula, remarks. */

import { formatNumber, latexNumber, shownExactly, toNumber } from "../../lib/format.js";
import { lastOnly } from "../../lib/memo.js";
import { toUnits, useOf } from "../../lib/span.js";
import { flat, isScalar } from "../../lib/tensor.js";
import { literalsOf } from "./numbers.js";

/** @import { State } from "../../actions.js" */
/** @import { Columns, Note, Trace } from "../../model/trace.js" */
/** @import { Remark } from "./editor.js" */
/** @import { Outdated } from "./outdated.js" */

const NOTHING_DRAWN = {
  ...{ lit: null, formulas: [], result: "", notes: [], numbers: null, outdated: [] },
  ...{ differs: false, read: () => null, under: () => null, tables: () => /** @type {string[]} */ ([]) },
};

/**
 * @param {State} state
 * @param {string} lang
 */
export function reading({ trace, traced, columns, text, inputs, position, hovered }, lang) {
  if (!trace || !columns) return NOTHING_DRAWN;
  const f = trace.node(trace.output);
  const value = columns.values[trace.nodeAt(f.id)];
  const lit =
    traced !== text ? null : hovered === null ? stepSpan(trace, position.step, text) : trace.node(hovered).span;
  return {
    lit,
    formulas: f.expr ? [...(trace.formula ? [trace.formula] : []), `${f.symbol} = ${f.expr}`] : [f.symbol],
    notes: traced === text ? firstOfEach(columns.notes, trace) : [],
    numbers: traced === text ? literalsOf(trace, text) : null,
    outdated: traced === text ? outdatedIn(trace, columns, text, lang) : [],
    differs: traced === text && Object.keys(inputs).length > 0,
    read: (/** @type {number} */ id) => columns.values[trace.nodeAt(id)] ?? null,
    // asked for at a paste only, not for every number that comes
    tables: () => trace.nodes.flatMap(({ names, shape }) => (shape.length ? names : [])),
    under: (/** @type {number} */ at) => (traced === text ? nodeUnder(trace, text, at) : null),
    result: isScalar(value) ? `${shownExactly(value) ? "=" : "\\approx"} ${latexNumber(value, lang)}` : "",
  };
}

/**
 * The numbers of the text that the inputs have no more.
 * @param {Trace} trace @param {Columns} columns @param {string} text @param {string} lang
 * @returns {Outdated[]}
 */
const outdatedIn = (trace, columns, text, lang) =>
  literalsOf(trace, text).flatMap(({ from, to, node, cell }) => {
    const [now, written] = [columns.values[trace.nodeAt(node)], trace.node(node).value].map((value) =>
      value === null ? null : flat(value)[cell ?? 0],
    );
    const same = now === null || written === null || toNumber(now) === toNumber(written);
    return same ? [] : [{ from, to, now: formatNumber(now, lang) }];
  });

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

/** Where the text names or computes each node: gone through once, not for every move of the pointer. */
const placesIn = lastOnly((/** @type {Trace} */ trace, /** @type {string} */ text) => {
  const uses = trace.nodes.flatMap((user) =>
    user.inputs.flatMap((id) => {
      const span = user.span && useOf(text, user.span, trace.node(id).label);
      return span && span !== user.span ? [{ id, span }] : [];
    }),
  );
  return [...uses, ...trace.nodes].flatMap(({ id, span }) => {
    const place = toUnits(text, span);
    return place ? [{ id, ...place }] : [];
  });
});

/**
 * The node that is named or computed at a place of the text: of all that reach over it the shortest.
 * @param {Trace} trace @param {string} text @param {number} at in UTF-16 units
 */
function nodeUnder(trace, text, at) {
  const over = placesIn(trace, text).filter(({ from, to }) => from <= at && at < to);
  return over.toSorted((a, b) => a.to - a.from - (b.to - b.from))[0]?.id ?? null;
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
