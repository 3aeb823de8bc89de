import assert from "node:assert/strict";
import test from "node:test";
import { foldFrame, foldTrace } from "../../static/js/model/fold.js";
import { frameAt } from "../../static/js/model/frames.js";
import { closedAtFirst, outermost, stillClosed, toggled } from "../../static/js/model/groups.js";
import { columnsOf, indexTrace } from "../../static/js/model/trace.js";
import { names, traceOf } from "./scenes.js";

/** @import { Trace } from "../../static/js/model/trace.js" */

const grouped = names.filter((name) => traceOf(name).groups.length > 0);
/** @param {Trace} trace */
const all = (trace) => new Set(trace.groups.map(({ id }) => id));
/** @param {Trace} trace @param {string} label */
const groupNamed = (trace, label) => /** @type {Trace["groups"][0]} */ (trace.groups.find((g) => g.label === label));

test("with nothing closed a trace is itself", () => {
  const trace = traceOf("recurrent");
  assert.equal(foldTrace(trace, new Set()), trace);
  assert.equal(foldTrace(trace, new Set([99])), trace);
  const frame = frameAt(trace, { step: 3, phase: 1 });
  assert.equal(foldFrame(trace, frame), frame);
});

for (const name of grouped) {
  test(`${name}: each closed group is one card, with its output's id and numbers`, () => {
    const trace = traceOf(name);
    const columns = columnsOf(trace);
    const folded = foldTrace(trace, all(trace));
    const cards = folded.nodes.filter((node) => node.fold);
    assert.deepEqual(cards.map((node) => node.fold?.group).sort(), outermost(trace).sort());
    for (const card of cards) {
      const { outputs = [] } = /** @type {Trace["groups"][0]} */ (trace.groups.find((g) => g.id === card.fold?.group));
      assert.ok(outputs.includes(card.id));
      assert.equal(columns.values[folded.nodeAt(card.id)], trace.node(card.id).value);
      for (const id of card.fold?.nodes ?? []) assert.equal(folded.seat(id), card.id);
    }
    assert.ok(folded.nodes.every(({ group }) => group === null));
    assert.equal(folded.groups.length, 0);
  });

  test(`${name}: lines go between what is drawn, inputs before users, operands in order`, () => {
    const trace = traceOf(name);
    const folded = foldTrace(trace, all(trace));
    const place = new Map(folded.nodes.map(({ id }, i) => [id, i]));
    for (const { from, to, id } of folded.edges) {
      assert.ok(Number(place.get(from)) < Number(place.get(to)), `${from} → ${to}`);
      assert.equal(folded.line(id), id);
    }
    for (const { id } of folded.nodes) {
      const slots = folded.inputEdges(id).map(({ slot }) => slot);
      assert.deepEqual(
        slots,
        slots.toSorted((a, b) => a - b),
      );
      assert.equal(new Set(slots).size, slots.length);
    }
    const shown = new Set(folded.edges.map(({ id }) => id));
    for (const { id, from, to } of trace.edges) {
      const line = folded.line(id);
      assert.equal(line === null, folded.seat(from) === folded.seat(to));
      if (line !== null) assert.ok(shown.has(line));
    }
  });

  test(`${name}: at every step something drawn is at work`, () => {
    const trace = traceOf(name);
    const folded = foldTrace(trace, all(trace));
    const drawn = new Set(folded.nodes.map(({ id }) => id));
    trace.steps.forEach((step, index) => {
      const frame = foldFrame(folded, frameAt(trace, { step: index, phase: 0.5 }));
      assert.ok(drawn.has(frame.activeNode));
      assert.equal(frame.activeNode, folded.seat(step.node));
      if (frame.activeEdge !== null) assert.equal(frame.edge.get(Number(folded.line(frame.activeEdge))), "active");
    });
    const end = foldFrame(folded, frameAt(trace, { step: trace.steps.length - 1, phase: 1 }));
    for (const { id } of folded.edges.filter((edge) => folded.flows.has(edge.id) && end.activeEdge !== edge.id)) {
      assert.equal(end.edge.get(id), "done");
    }
  });
}

test("uses of one value inside a closed group share a line; an inner group may be closed alone", () => {
  const trace = traceOf("residual");
  const turn = groupNamed(trace, "k = 0");
  const folded = foldTrace(trace, new Set([turn.id]));
  const card = folded.nodes.find((node) => node.fold);
  assert.ok(card);
  // h + tanh(w * h): h is used twice, w once
  assert.deepEqual(
    folded
      .inputEdges(card.id)
      .map(({ bundle = [0] }) => bundle.length)
      .sort(),
    [1, 2],
  );
  assert.equal(folded.groups.length, trace.groups.length - 1);
  const call = groupNamed(traceOf("recurrent"), "cell");
  const inner = foldTrace(traceOf("recurrent"), new Set([call.id])).nodes.find((node) => node.fold);
  assert.equal(inner?.group, call.parent);
});

test("a small program opens with its groups open, a large one closed from the inside", () => {
  assert.deepEqual(closedAtFirst(traceOf("recurrent")), []);
  const trace = traceOf("recurrent");
  // the same program, as if it had 41 nodes more
  const filler = Array.from({ length: 41 }, (_, i) => ({ ...trace.nodes[0], id: 1000 + i, group: null }));
  const large = indexTrace({ ...trace, nodes: [...trace.nodes, ...filler] });
  assert.deepEqual(closedAtFirst(large).sort(), trace.groups.map(({ id }) => id).sort());
});

test("what was closed stays closed through an edit; what is new is as at first", () => {
  const trace = traceOf("recurrent");
  const id = groupNamed(trace, "t = 1").id;
  assert.deepEqual(stillClosed(trace, [id], traceOf("recurrent")), [id]);
  assert.equal(stillClosed(trace, [id], traceOf("newton")), null);
});

test("toggling is its own inverse", () => {
  assert.deepEqual(toggled([1, 3], 2), [1, 2, 3]);
  assert.deepEqual(toggled(toggled([1, 3], 2), 2), [1, 3]);
});
