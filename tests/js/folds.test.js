import assert from "node:assert/strict";
import { test } from "node:test";
import { changed, fits, freest, numbersOf, picked, questionOf, rowsOf } from "../../static/js/model/folds.js";

/** @type {import("../../static/js/model/folds.js").FoldsSet} */
const SET = { inputs: 1, width: 2, depth: 1, layers: null, x: [0.5], ends: null, pick: [1, 2], hide: true };
const LAYERS = [
  { weights: [[1, 2]], biases: [3, 4] },
  { weights: [[5], [6]], biases: [7] },
];
/** @type {import("../../static/js/model/folds.js").Laid} */
const LAID = {
  ...{
    layers: LAYERS,
    parameters: 7,
    x: [0.5],
    ends: [0, 1],
    before: [[1, -1]],
    after: [[1, 0]],
    terms: [5, 0],
    output: 12,
  },
  ...{ regions: 2, most: "3", kind: "exactly", plane: null },
  line: { cuts: [0, 1], before: [[[0, 1]]], after: [[[0, 1]]], terms: [[0, 5]], output: [7, 12], switches: [] },
};

test("what is hidden or picked is nothing that the server is asked", () => {
  assert.deepEqual(questionOf(SET), questionOf({ ...SET, hide: false, pick: [2, 1] }));
});

test("a unit that is no longer there is not picked", () => {
  assert.deepEqual(picked({ ...SET, pick: [1, 9] }), [1, 2]);
  assert.deepEqual(picked({ ...SET, pick: [3, 4] }), [2, 1]);
});

test("the numbers of a unit are read and changed, and no others", () => {
  assert.deepEqual(numbersOf(LAYERS, [1, 2]), { weights: [2], bias: 4 });
  assert.deepEqual(numbersOf(LAYERS, [2, 1]), { weights: [5, 6], bias: 7 });
  const heavier = changed(LAYERS, [2, 1], 1, 60);
  assert.deepEqual(numbersOf(heavier, [2, 1]), { weights: [5, 60], bias: 7 });
  assert.equal(heavier[0], LAYERS[0]);
  assert.deepEqual(changed(LAYERS, [1, 1], null, 0)[0], { weights: [[1, 2]], biases: [0, 4] });
  assert.deepEqual(LAYERS[1].weights, [[5], [6]]);
});

test("with one layer the terms have a row, with two there is no room", () => {
  assert.deepEqual(
    rowsOf(LAID).map(({ kind }) => kind),
    ["before", "after", "term"],
  );
  const [before, after] = [
    [...LAID.before, [1, 1]],
    [...LAID.after, [1, 1]],
  ];
  assert.deepEqual(
    rowsOf({ ...LAID, before, after }).map(({ kind, layer }) => `${kind} ${layer}`),
    [...["before 1", "after 1", "before 2", "after 2"]],
  );
});

test("an answer to another shape does not fit", () => {
  assert.ok(fits(LAID, SET));
  assert.ok(!fits(LAID, { ...SET, width: 3 }));
  assert.ok(!fits(LAID, { ...SET, depth: 2 }));
  assert.ok(!fits(LAID, { ...SET, inputs: 2 }));
});

test("a number stands where it covers nothing of its plot", () => {
  const frame = { left: 0, right: 100, top: 0, bottom: 50 };
  const place = (/** @type {[number, number][]} */ points, plumb = 60) =>
    freest(points, plumb, frame, { wide: 20, tall: 10 });
  const [low, high] = [10, 50];
  assert.deepEqual(
    place([
      [0, 40],
      [100, 0],
    ]),
    { x: 0, y: low },
    "over the lower end of the line",
  );
  assert.deepEqual(
    place([
      [0, 0],
      [100, 40],
    ]),
    { x: 80, y: low },
  );
  assert.deepEqual(
    place([
      [0, 5],
      [100, 5],
    ]),
    { x: 0, y: high },
    "under a line along the top",
  );
  const { x, y } = place(
    [
      [0, 0],
      [20, 0],
      [30, 48],
      [70, 48],
      [80, 0],
      [100, 0],
    ],
    68,
  );
  assert.ok(y === low && x > 25 && x + 20 < 68, "between two peaks, beside the line of x");
});
