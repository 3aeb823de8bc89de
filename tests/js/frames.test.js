import assert from "node:assert/strict";
import test from "node:test";
import { formulaStage, frameAt, pathOf, termsOf } from "../../static/js/model/frames.js";
import { nextStop, previousStop, stops } from "../../static/js/model/walk.js";
import { traceOf } from "./scenes.js";
import { circuit, square } from "./traces.js";

test("going forward, values appear one by one and no gradient is known", () => {
  const frame = frameAt(circuit(), { step: 1, phase: 1 });
  assert.deepEqual([...frame.value.values()], ["shown", "shown", "hidden", "hidden", "hidden"]);
  assert.deepEqual(new Set(frame.grad.values()), new Set(["pending"]));
});

test("a value is there only once its pulse has arrived", () => {
  assert.equal(frameAt(circuit(), { step: 0, phase: 0.2 }).value.get(0), "hidden");
  assert.equal(frameAt(circuit(), { step: 0, phase: 0.7 }).value.get(0), "shown");
});

test("a contribution settles its edge and its only receiver", () => {
  const during = frameAt(circuit(), { step: 6, phase: 0.5 });
  assert.equal(during.edge.get(2), "active");
  assert.equal(during.grad.get(3), "pending");
  const after = frameAt(circuit(), { step: 7, phase: 0 });
  assert.equal(after.edge.get(2), "done");
  assert.equal(after.grad.get(3), "done");
  assert.equal(after.activeEdge, 3);
});

test("the same operand twice: two edges, waiting terms, then their sum", () => {
  const first = frameAt(square(), { step: 5, phase: 1 });
  assert.equal(first.grad.get(0), "partial");
  assert.deepEqual(first.terms, [0]);
  assert.deepEqual(frameAt(square(), { step: 6, phase: 0.1 }).terms, [0]);
  assert.deepEqual(frameAt(square(), { step: 6, phase: 1 }).terms, [0, 1]);
  assert.equal(frameAt(square(), { step: 7, phase: 0.3 }).grad.get(0), "partial");
  assert.equal(frameAt(square(), { step: 7, phase: 1 }).grad.get(0), "done");
});

test("three nothings are three states", () => {
  const start = frameAt(square(), { step: 0, phase: 1 });
  assert.deepEqual(
    [0, 1, 2].map((id) => start.grad.get(id)),
    ["pending", "none", "pending"],
  );
  const end = frameAt(square(), { step: 7, phase: 1 });
  assert.deepEqual(
    [0, 1, 2].map((id) => end.grad.get(id)),
    ["done", "none", "zero"],
  );
});

test("scrubbing is pure: the same place gives the same frame from either side", () => {
  const trace = square();
  assert.deepEqual(frameAt(trace, { step: 6, phase: 0.4 }), frameAt(trace, { step: 6, phase: 0.4 }));
  assert.equal(frameAt(trace, { step: 99, phase: 1 }).step.id, 7);
  assert.equal(frameAt(trace, { step: -3, phase: 1 }).step.id, 0);
});

test("the formula's light moves through three stages", () => {
  assert.deepEqual(
    [0.1, 0.3, 0.5, 0.7, 1].map((phase) => formulaStage("contribute", phase)),
    [0, 1, 2, 3, 3],
  );
});

test("grains halt at edges, at finished nodes, at ends of passes", () => {
  const trace = square();
  assert.deepEqual(stops(trace, "edge"), [0, 1, 2, 3, 4, 5, 6, 7]);
  assert.deepEqual(stops(trace, "node"), [0, 1, 2, 3, 4, 7]);
  assert.deepEqual(stops(trace, "pass"), [0, 3, 7]);
  assert.equal(nextStop(trace, "node", 4), 7);
  assert.equal(previousStop(trace, "pass", 5), 3);
  assert.equal(nextStop(trace, "edge", 7), 7);
});

test("inside a step the states are kept, until its number lands", () => {
  const trace = circuit();
  const early = frameAt(trace, { step: 6, phase: 0.1 });
  const later = frameAt(trace, { step: 6, phase: 0.5 });
  assert.equal(later.grad, early.grad);
  assert.equal(later.edge, early.edge);
  assert.notEqual(frameAt(trace, { step: 6, phase: 1 }).grad, early.grad);
  assert.equal(early.grad.get(3), "pending");
});

test("paths are lettered as their contributions arrive", () => {
  const trace = traceOf("two-paths");
  const x = trace.inputs[0].id;
  const arriving = trace.steps.flatMap(({ kind, node, edge }) => (kind === "contribute" && node === x ? [edge] : []));
  assert.deepEqual(
    termsOf(trace, x).map(({ id }) => id),
    arriving,
  );
  assert.deepEqual(
    arriving.map((edge) => pathOf(trace, x, /** @type {number} */ (edge))),
    ["a", "b"],
  );
});

test("a contribution that came first waits while another node is at work", () => {
  const trace = traceOf("two-paths");
  const [x, p] = [trace.inputs[0].id, trace.nodes.find(({ label }) => label === "p")?.id];
  const ats = trace.steps.flatMap(({ kind, node }, step) => (kind === "contribute" ? [{ node, step }] : []));
  const [first] = termsOf(trace, x).map(({ id }) => id);
  const between = ats.find(({ node }) => node === p)?.step ?? 0;
  assert.deepEqual(frameAt(trace, { step: between, phase: 0.3 }).others, [first]);
  assert.deepEqual(frameAt(trace, { step: between, phase: 0.3 }).terms, []);
  // at its own node it is one of the terms, and once all are added none waits
  assert.deepEqual(frameAt(trace, { step: between + 1, phase: 0.3 }).others, []);
  assert.deepEqual(frameAt(trace, { step: between + 1, phase: 0.3 }).terms, [first]);
  assert.deepEqual(frameAt(trace, { step: trace.steps.length - 1, phase: 1 }).others, []);
});
