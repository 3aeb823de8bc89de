import assert from "node:assert/strict";
import { test } from "node:test";
import { canBuild, drawable, moved, oneLap, parametersOf, specOf, zoomed } from "../../static/js/model/capacity.js";

/** @type {import("../../static/js/model/capacity.js").CapacitySet} */
const SET = {
  ...{ view: "curves", inputs: 1, depth: 5, width: 10, budget: null, reach: null, window: [0, 1], hide: [] },
};

test("a window is zoomed about a place that stays where it is", () => {
  assert.deepEqual(zoomed([0, 1], 0.1, 0.5), [0.45, 0.55]);
  const [low, high] = zoomed([0.2, 0.4], 0.5, 0.25);
  assert.ok(Math.abs((0.25 - low) / (high - low) - 0.25) < 1e-12);
});

test("no window leaves [0, 1], or goes where numbers end", () => {
  assert.deepEqual(zoomed([0.4, 0.6], 100), [0, 1]);
  assert.deepEqual(moved([0.8, 1], 0.5), [0.8, 1]);
  assert.deepEqual(moved([0, 0.2], -0.5), [0, 0.2]);
  const [low, high] = zoomed([0.5, 0.5 + 1e-8], 0.001);
  assert.ok(high - low >= 0.99e-8);
});

test("one lap is seen with a quarter of its neighbours", () => {
  /** @type {import("../../static/js/model/capacity.js").Laps} */
  const laps = { count: 4, joints: [0.25, 0.375, 0.75], values: [], x: [0, 1] };
  assert.deepEqual(oneLap(laps), [0.28125, 0.84375]);
  assert.ok(drawable(laps));
  assert.ok(!drawable({ ...laps, count: 5 }));
});

test("a network is built where it attains the bound", () => {
  assert.ok(canBuild(SET));
  assert.ok(!canBuild({ ...SET, inputs: 2 }));
  assert.ok(!canBuild({ ...SET, width: 2 }));
  assert.equal(specOf(SET), "1 → 5x10 relu → 1, init zigzag");
});

test("parameters are read off a curve, where it has such a point", () => {
  const curves = [{ depth: 2, widths: [1, 2], parameters: [6, 13], log10: [0.6, 0.95] }];
  const found = { inputs: 1, budget: 13, reach: 20, rows: [], curves };
  assert.equal(parametersOf(found, 2, 2), 13);
  assert.equal(parametersOf(found, 2, 3), null);
  assert.equal(parametersOf(found, 1, 2), null);
});
