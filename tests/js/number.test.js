import assert from "node:assert/strict";
import { test } from "node:test";
import { frameAt } from "../../static/js/model/frames.js";
import { exists, stateOf, stepOf, wayOut } from "../../static/js/model/number.js";
import { circuit } from "./traces.js";

const trace = circuit();
const last = trace.steps.length - 1;
const [x, , , q, f] = trace.nodes.map(({ id }) => id);
const into = trace.edges.find((edge) => edge.from === x)?.id ?? -1;
const contributed = trace.steps.findIndex((step) => step.edge === into);

test("each number knows the step that made it", () => {
  assert.equal(stepOf(trace, `v${q}`)?.kind, "forward");
  assert.equal(stepOf(trace, `g${f}`)?.kind, "seed");
  assert.equal(stepOf(trace, `g${x}`), stepOf(trace, `c${into}`));
  assert.equal(stepOf(trace, `l${into}`), undefined);
});

test("a number is pending until its step has come so far", () => {
  const at = (/** @type {number} */ phase) => frameAt(trace, { step: contributed, phase });
  const states = (/** @type {number} */ phase) => ["l", "c"].map((kind) => stateOf(trace, at(phase), `${kind}${into}`));
  assert.deepEqual(states(0.4), ["pending", "pending"]);
  assert.deepEqual(states(0.5), ["known", "pending"]);
  assert.deepEqual(states(0.7), ["known", "known"]);
  assert.equal(stateOf(trace, frameAt(trace, { step: 0, phase: 1 }), `v${f}`), "pending");
  assert.equal(stateOf(trace, frameAt(trace, { step: last, phase: 1 }), `g${x}`), "known");
});

test("the way out leads along every edge to the output", () => {
  assert.equal(wayOut(trace, `g${x}`).length, 2);
  assert.deepEqual(new Set(wayOut(trace, `c${into}`)), new Set(wayOut(trace, `v${x}`)));
  assert.deepEqual(wayOut(trace, `g${f}`), []);
});

test("a name may mean nothing", () => {
  assert.ok(exists(trace, "v0"));
  assert.ok(!exists(trace, "g99"));
  assert.ok(!exists(trace, "c99"));
});
