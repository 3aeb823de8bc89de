import assert from "node:assert/strict";
import test from "node:test";
import { stillAimed } from "../../static/js/model/aim.js";
import { circuit } from "./traces.js";

test("what was chosen in a tool is chosen still where it is there", () => {
  /** @type {import("../../static/js/model/aim.js").Aim} */
  const aim = {
    node: 1,
    edges: [0, 2],
    wrt: "x",
    entry: [1, 0],
    mistake: "again",
    shown: true,
    as: "torch",
    level: 2,
    seed: 7,
    ops: ["add"],
  };
  assert.deepEqual(stillAimed(circuit(), aim), aim);
});

test("of what is not there nothing is left, the rest stays", () => {
  assert.deepEqual(stillAimed(circuit(), { node: 99, edges: [0, 99], wrt: "w", entry: [0, 0] }), {});
  assert.deepEqual(stillAimed(circuit(), { node: 1, edges: [99] }), { node: 1 });
  assert.deepEqual(stillAimed(circuit(), {}), {});
});
