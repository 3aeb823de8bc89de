import assert from "node:assert/strict";
import test from "node:test";
import { keptStep } from "../../static/js/model/keys.js";
import { circuit, shifted } from "./traces.js";

/** Where each step of the circuit has come to when `+ c` is written behind it. */
const moved = () => circuit().steps.map((_, at) => keptStep(circuit(), at, shifted()));

test("the first and the last step stay that", () => {
  assert.equal(moved()[0], 0);
  assert.equal(moved().at(-1), shifted().steps.length - 1);
});

test("a step goes with its edge, and where that is gone with its node, in the same pass", () => {
  const to = shifted();
  const told = (/** @type {number} */ at) => `${to.steps[at].kind} ${to.node(to.steps[at].node).label}`;
  assert.deepEqual(moved().slice(1, -1).map(told), [
    ...["forward y", "forward z", "forward q", "forward f"],
    ...["seed f", "contribute q", "contribute z", "contribute x"],
  ]);
});

test("what is gone altogether leaves its place in its own pass", () => {
  const [from, to] = [shifted(), circuit()];
  const at = from.steps.findIndex(({ kind, node }) => kind === "forward" && from.node(node).label === "c");
  assert.equal(to.steps[keptStep(from, at, to)].kind, "forward");
  const back = from.steps.findIndex(({ kind, node }) => kind === "contribute" && from.node(node).label === "c");
  assert.notEqual(to.steps[keptStep(from, back, to)].kind, "forward");
});
