import assert from "node:assert/strict";
import { test } from "node:test";
import { apart, at, drawn, heights, intervalText, isStale, nearest } from "../../static/js/model/atlas.js";

const numbers = [-2, -1, 0, 1, 2];
/** @type {any} */
const elu = {
  id: "elu",
  parameter: { name: "alpha", value: 1, usual: 1, low: 0, high: 2 },
  ...{
    x: 0.5,
    value: 0.5,
    slope: 1,
    values: [-0.86, -0.63, 0, 1, 2],
    grads: [0.14, 0.37, 1, 1, 1],
    numbers,
    breaks: [],
  },
};
/** @type {any} */
const set = { x: 1, reach: 2, parameters: {} };

test("at a sample or where it was asked for, both numbers are the server's", () => {
  assert.deepEqual(at(elu, -1), { value: -0.63, slope: 0.37 });
  assert.deepEqual(at(elu, 0.5), { value: 0.5, slope: 1 });
});

test("where a function jumps it has no derivative, at a kink the one that is agreed on", () => {
  const broken = (/** @type {string} */ kind) => ({ ...elu, breaks: [{ at: 0, kind, sides: null }] });
  assert.deepEqual(at(/** @type {any} */ (broken("jump")), 0), { value: 0, slope: Number.NaN });
  assert.equal(at(/** @type {any} */ (broken("jump")), 1).slope, 1);
  assert.equal(at(/** @type {any} */ (broken("kink")), 0).slope, 1);
});

test("what is known serves until the reach, the parameter or a place between the samples changes", () => {
  assert.equal(isStale(elu, set), false);
  assert.equal(isStale(elu, { ...set, x: 0.5 }), false);
  assert.equal(isStale(elu, { ...set, x: 0.25 }), true);
  assert.equal(isStale(elu, { ...set, reach: 5 }), true);
  assert.equal(isStale(elu, { ...set, parameters: { elu: 0.5 } }), true);
  assert.equal(
    isStale({ ...elu, parameter: { ...elu.parameter, value: 2 } }, { ...set, parameters: { elu: 9 } }),
    false,
  );
  assert.equal(isStale(undefined, set), true);
});

test("the nearest sample, and none beyond the ends", () => {
  assert.deepEqual(
    [-9, -1.4, 0.6, 9].map((x) => nearest(numbers, x)),
    [0, 1, 3, 4],
  );
});

test("the first pick lies on top of the second, and both on the others", () => {
  const all = ["a", "b", "c", "d"].map((id) => ({ id }));
  const ids = (/** @type {any} */ how) => drawn(all, how).map(({ id }) => id);
  assert.deepEqual(ids({ show: "all", pick: ["c", "a"] }), ["b", "d", "a", "c"]);
  assert.deepEqual(ids({ show: "picked", pick: ["c", "a"] }), ["a", "c"]);
  assert.deepEqual(ids({ show: "picked", pick: [] }), ["a", "b", "c", "d"]);
});

test("a curve that runs away does not flatten the others", () => {
  const [low, high] = heights([[-100, 0, 100]], 5);
  assert.ok(low > -2.5 && high < 4);
  const [floor, top] = heights([[0, 0.25]], 5);
  assert.ok(floor < 0 && floor > -0.1 && top > 0.25 && top < 0.4);
});

test("labels keep their order and their distance, inside the picture", () => {
  assert.deepEqual(apart([10, 50, 90], 10, [0, 100]), [10, 50, 90]);
  assert.deepEqual(apart([50, 50, 50], 10, [0, 100]), [50, 60, 70]);
  assert.deepEqual(apart([95, 20, 96], 10, [0, 100]), [90, 20, 100]);
});

test("an interval in both languages", () => {
  /** @type {any} */
  const half = { ends: [-0.2785, "Infinity"], closed: [true, false] };
  assert.equal(intervalText(half, "en").join(""), "[−0.2785, ∞)");
  assert.equal(intervalText(half, "ru").join(""), "[−0,2785; ∞)");
});
