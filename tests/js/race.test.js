import assert from "node:assert/strict";
import test from "node:test";
import { forwardLane, momentAt, reverseLane } from "../../static/js/model/race.js";

/** @param {number} edge @param {number} [cost] @returns {import("../../static/js/model/race.js").Work} */
const along = (edge, cost = 1) => ({ kind: "multiply", edge, cost });

test("reverse mode knows a gradient when its last contribution has come, and all in one pass", () => {
  const sources = [0, 0, 5, 2]; // by edge
  const lane = reverseLane([along(3), along(2), along(1, 4), along(0)], [0, 2, 9], (edge) => sources[edge]);
  assert.equal(lane.length, 7);
  assert.deepEqual(lane.ends, [7, 1, 0]); // the last leads nowhere: it is 0 from the start
});

test("forward mode learns one number after the other", () => {
  const lane = forwardLane([
    { node: 0, times: 1, work: [along(0), along(1)] },
    { node: 1, times: 2, work: [along(1, 3)] },
  ]);
  assert.equal(lane.length, 8);
  assert.deepEqual(lane.ends, [2, 5, 8]);
});

test("an input that leads nowhere takes a pass of no work", () => {
  const lane = forwardLane([{ node: 0, times: 1, work: [] }]);
  assert.deepEqual([lane.length, lane.ends], [0, [0]]);
  assert.equal(momentAt(lane, 1), null);
});

test("a lane is at the work that the operation belongs to, and rests at its last", () => {
  const lane = reverseLane([along(3), along(2, 4), along(1)], [], Number);
  assert.equal(momentAt(lane, 0), null);
  assert.deepEqual(
    [1, 2, 5, 6, 99].map((at) => momentAt(lane, at)?.work.edge),
    [3, 2, 2, 1, 1],
  );
});
