import assert from "node:assert/strict";
import { test } from "node:test";
import { nodesFound } from "../../static/js/model/search.js";

const NODES = [
  { id: 0, label: "x", op: null, glyph: null, group: null },
  { id: 1, label: "x_2", op: null, glyph: "", group: null },
  { id: 2, label: "u₁", op: "add", glyph: "+", group: 1 },
  { id: 3, label: "max", op: "maximum", glyph: "max", group: null },
  { id: 4, label: "f", op: "mul", glyph: "×", group: null },
  { id: 5, label: "B", op: null, glyph: null, group: null },
  { id: 6, label: "b", op: null, glyph: null, group: null },
];
const trace = /** @type {any} */ ({
  nodes: NODES,
  groups: [
    { id: 0, label: "layer", parent: null },
    { id: 1, label: "t = 0", parent: 0 },
  ],
  node: (/** @type {number} */ id) => NODES[id],
  nodeAt: (/** @type {number} */ id) => id,
});
const columns = /** @type {any} */ ({ values: [-2.5, 3, 12, [1, 2], -2.25, 7, 8] });
const all = /** @type {any} */ (new Map(NODES.map(({ id }) => [id, "shown"])));
/** @param {string} query @param {string} [lang] */
const found = (query, lang = "en") => nodesFound(trace, columns, all, query, lang);

test("the exact name comes first, then what begins like it", () => {
  assert.deepEqual(found("x"), [0, 1, 3]);
  assert.deepEqual(found("X_2"), [1]);
  assert.deepEqual(found("u1"), [2]);
  assert.deepEqual(found("b"), [6, 5]);
  assert.deepEqual(found("B"), [5, 6]);
});

test("an op is found by name and by sign", () => {
  assert.deepEqual(found("add"), [2]);
  assert.deepEqual(found("+"), [2]);
  assert.deepEqual(found("*"), [4]);
  assert.deepEqual(found("maxi"), [3]);
});

test("a number is found however its signs are typed", () => {
  assert.deepEqual(found("-2"), [0, 4]);
  assert.deepEqual(found("−2,5"), [0]);
  assert.deepEqual(found("-2,5", "ru"), [0]);
  assert.deepEqual(found("12"), [2]);
});

test("a number is not found before it is computed", () => {
  const some = new Map(all).set(2, "hidden");
  assert.deepEqual(nodesFound(trace, columns, some, "12", "en"), []);
  assert.deepEqual(nodesFound(trace, columns, some, "add", "en"), [2]);
});

test("a group is found by its name: its card where it is closed, else what it holds", () => {
  assert.deepEqual(found("layer"), [2]);
  assert.deepEqual(found("t = 0"), [2]);
  const closed = { ...trace, nodes: NODES.with(4, /** @type {any} */ ({ ...NODES[4], fold: { label: "Layer" } })) };
  assert.deepEqual(nodesFound(closed, columns, all, "layer", "en"), [4, 2]);
});

test("nothing asked is everything, nothing like it is nothing", () => {
  assert.equal(found("  ").length, NODES.length);
  assert.deepEqual(found("zzz"), []);
});
