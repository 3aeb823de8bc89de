import assert from "node:assert/strict";
import { test } from "node:test";
import { comparison } from "../../static/js/model/compare.js";

const nodes = [
  { id: 0, label: "x", shape: [] },
  { id: 1, label: "W", shape: [2, 4] },
  { id: 2, label: "f", shape: [] },
];
const trace = /** @type {any} */ ({
  nodes,
  output: 2,
  inputs: nodes.slice(0, 2),
  node: (/** @type {number} */ id) => nodes[id],
  nodeAt: (/** @type {number} */ id) => id,
});
const table = (/** @type {number} */ x) => [
  [1, 2, 3, 4],
  [5, 6, 7, x],
];
/** @param {number} x @param {number} w @param {any} f */
const columns = (x, w, f) => /** @type {any} */ ({ values: [x, table(w), f], grads: [2 * x, table(w), 1] });

test("the output first, then each input with its gradient", () => {
  const rows = comparison(trace, columns(1, 8, 3), columns(4, 8, 5));
  assert.deepEqual(rows[0], { node: 2, cell: null, value: { a: 3, b: 5, change: 2 }, grad: null });
  assert.deepEqual(rows[1].grad, { a: 2, b: 8, change: 6 });
});

test("of a large table the cells that differ most", () => {
  const rows = comparison(trace, columns(1, 8, 3), columns(1, 9, 3)).filter(({ node }) => node === 1);
  assert.equal(rows.length, 6);
  assert.equal(rows[0].cell, 7);
  assert.deepEqual(rows[0].value, { a: 8, b: 9, change: 1 });
});

test("a number that is none differs by no number", () => {
  const [{ value }] = comparison(trace, columns(1, 8, "NaN"), columns(1, 8, 1));
  assert.ok(Number.isNaN(value.change));
});
