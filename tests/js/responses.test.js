import assert from "node:assert/strict";
import { test } from "node:test";
import { canRespond, curveOf, inkOf, responsesOf, valueAt } from "../../static/js/model/network/responses.js";

/** @param {number[]} numbers @param {number[]} shape */
const wire = (numbers, shape) => ({
  type: /** @type {const} */ ("int8"),
  shape,
  data: Buffer.from(Int8Array.from(numbers).buffer).toString("base64"),
});
/** @param {number} inputs @param {number[]} widths @returns {any} */
const net = (inputs, widths) => ({
  inputs: Array.from({ length: inputs }, () => 0),
  layers: widths.map((width) => ({ width })),
});

test("units answer over a line or a plane, where they are drawn one by one", () => {
  assert.equal(canRespond(net(2, [8, 1])), true);
  assert.equal(canRespond(net(1, [16, 1])), true);
  assert.equal(canRespond(net(3, [8, 1])), false);
  assert.equal(canRespond(net(2, [64, 1])), false);
  assert.equal(canRespond(null), false);
});

test("each unit has its own map, and inputs are themselves", () => {
  const { layers } = responsesOf({
    ...{ x: [-1, 2], y: [0, 4], size: 2 },
    layers: [{ width: 2, maps: wire([1, 2, 3, 4, -5, -6, -7, -127], [2, 2, 2]) }],
  });
  assert.deepEqual(
    layers[1].map((map) => Array.from(map)),
    [
      [1, 2, 3, 4],
      [-5, -6, -7, -127],
    ],
  );
  assert.deepEqual(
    layers[0].map((map) => Array.from(map)),
    [
      [-63, 127, -63, 127],
      [0, 0, 127, 127],
    ],
  );
});

test("a map is read between its points, rows from below", () => {
  const map = Int8Array.from([0, 127, -127, 0]);
  assert.equal(valueAt(map, 2, 0, 0), 0);
  assert.equal(valueAt(map, 2, 1, 0), 1);
  assert.equal(valueAt(map, 2, 0, 1), -1);
  assert.equal(valueAt(map, 2, 0.5, 0), 0.5);
  assert.equal(valueAt(map, 2, 0.5, 0.5), 0);
});

test("ink grows with size; the negative is hatched", () => {
  const side = 20;
  const ink = (/** @type {number} */ value) => Array.from(inkOf(Int8Array.from([value, value, value, value]), 2, side));
  const [nothing, some, most] = [0, 60, 127].map(ink);
  assert.equal(new Set(nothing).size, 1);
  assert.ok(nothing[0] < some[0] && some[0] < most[0]);
  const negative = ink(-127);
  assert.equal(new Set(negative).size, 2);
  assert.ok(Math.min(...negative) < some[0] && Math.max(...negative) > most[0]);
});

test("over a line an answer is a curve, above 0 where it is positive", () => {
  const [first, middle, last] = curveOf(Int8Array.from([127, 0, -127]), 10);
  assert.deepEqual([first[0], middle[0], last[0]], [-10, 0, 10]);
  assert.ok(first[1] < 0 && last[1] > 0);
  assert.equal(Math.abs(middle[1]), 0);
});
