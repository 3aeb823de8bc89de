import assert from "node:assert/strict";
import test from "node:test";
import { indexTrace } from "../../static/js/model/trace.js";
import { cellsFor, levelOf, levelsOf, sameStep, toWriteOut, wholeOf } from "../../static/js/model/zoom.js";
import { traceOf } from "./scenes.js";

test("the levels of a program are those it has", () => {
  assert.deepEqual(levelsOf(traceOf("circuit"), false), []);
  assert.deepEqual(levelsOf(traceOf("newton"), false), ["groups", "ops"]);
  assert.deepEqual(levelsOf(traceOf("softmax"), false), ["ops", "numbers"]);
  // what is written out would tell what an exercise hides
  assert.deepEqual(levelsOf(traceOf("softmax"), true), []);
});

test("the level that is shown", () => {
  const trace = traceOf("newton");
  const all = trace.groups.map(({ id }) => id);
  assert.equal(levelOf(trace, []), "ops");
  assert.equal(levelOf(trace, all), "groups");
  assert.equal(levelOf(trace, all.slice(1)), null);
});

test("small programs are written out whole, of large ones the op one looks at", () => {
  const small = traceOf("softmax");
  const ops = small.nodes.filter((node) => node.op && (node.shape.length || node.label === "L"));
  assert.ok(toWriteOut(small, 0).length >= ops.length - 1);
  const large = traceOf("attention");
  const product = large.nodes.find((node) => node.label === "A");
  assert.ok(product);
  assert.deepEqual(toWriteOut(large, product.id), [product.id]);
  assert.equal(toWriteOut(large, -1).length, 1);
});

test("a step leads to the same thing at the other level, and back", () => {
  const whole = traceOf("circuit");
  // q stands for itself after two nodes of its own
  const shift = (/** @type {number} */ id) => (id < 3 ? id : id + 2);
  const extra = [3, 4].map((id) => ({ ...whole.nodes[3], id, inputs: [], group: null }));
  const fine = indexTrace({
    ...whole,
    nodes: [...whole.nodes.slice(0, 3), ...extra, ...whole.nodes.slice(3).map((n) => ({ ...n, id: shift(n.id) }))],
    edges: whole.edges.map((e) => ({ ...e, from: shift(e.from), to: shift(e.to) })),
    steps: whole.steps.map((step) => ({ ...step, node: shift(step.node) })),
    cells: [[0], [1], [2], [5], [6]],
  });
  assert.deepEqual(cellsFor(fine, 3), [5]);
  assert.equal(wholeOf(fine, 6), 4);
  whole.steps.forEach((_, at) => {
    const there = sameStep(whole, at, fine);
    assert.equal(sameStep(fine, there, whole), at);
  });
});
