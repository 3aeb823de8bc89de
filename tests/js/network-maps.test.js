import assert from "node:assert/strict";
import { test } from "node:test";
import { seen, seenAll, slopesOf } from "../../static/js/model/network/axis.js";
import { afterSearch, searchOf } from "../../static/js/model/network/death.js";
import { heightIn, landscapeOf, linesIn } from "../../static/js/model/network/landscape.js";
import { hasPieces, piecesOf } from "../../static/js/model/network/regions.js";

/** @param {[number, number][]} looks step and how many points wake it */
const remembered = (...looks) =>
  looks.reduce((before, [step, alive]) => seen(before, { step, alive }), /** @type {any} */ (undefined));

test("a unit is dead since it was first seen so, if it was seen awake before", () => {
  assert.equal(remembered([100, 3], [200, 0], [300, 0]).since, 200);
  assert.equal(remembered([0, 0], [50, 0]).since, 0);
  assert.equal(remembered([100, 3], [200, 0], [150, 0]).since, 150);
  // it may have died at any step between the two
  const span = { awake: 100, since: 200, asleep: null, until: 200, last: 300 };
  assert.deepEqual(remembered([100, 3], [200, 0], [300, 0]), span);
});

test("of a unit that was dead when first looked at nobody knows since when", () => {
  const never = { awake: null, since: null, asleep: 200, until: 200, last: 300 };
  assert.deepEqual(remembered([200, 0], [300, 0]), never);
  assert.equal(remembered([200, 0], [300, 4], [400, 0]).since, 400);
});

test("slopes are told in the order of the axis, those that are numbers", () => {
  const axis = { key: "", step: 0, alive: 2, points: 3, z: [2, -1, Number.NaN], slope: [1, 0, 1] };
  assert.deepEqual(slopesOf(axis), [
    [-1, 0],
    [2, 1],
  ]);
});

test("pieces are those of straight hidden layers", () => {
  /** @param {(string | null)[]} activations @returns {any} */
  const net = (...activations) => ({
    inputs: [0, 0],
    layers: activations.map((activation) => ({ activation, plain: true })),
  });
  assert.equal(hasPieces(net("relu", "leaky_relu", "sigmoid")), true);
  assert.equal(hasPieces(net("relu", "tanh", null)), false);
  assert.equal(hasPieces(net(null, null)), false);
  assert.equal(hasPieces({ ...net("relu", null), inputs: [0, 0, 0] }), false);
  const normed = net("relu", null);
  normed.layers[0].plain = false;
  assert.equal(hasPieces(normed), false);
});

test("a piece goes from joint to joint", () => {
  const line = { kind: /** @type {const} */ ("exact"), count: 2, bound: "9", joints: [0.5], slopes: [1, -2] };
  assert.deepEqual(piecesOf({ ...line, x: [-1, 1] }, 9), [
    { from: -1, to: 0.5, slope: 1 },
    { from: 0.5, to: 1, slope: -2 },
  ]);
});

test("a landscape's first direction goes across, its second one up", () => {
  const data = Buffer.from(Float32Array.from([1, 2, 3, 4]).buffer).toString("base64");
  const { grid } = landscapeOf({ size: 2, losses: { type: "float32", shape: [2, 2], data } });
  assert.deepEqual(grid, [
    [1, 3],
    [2, 4],
  ]);
});

test("level lines are evenly apart, by powers where the losses are", () => {
  for (const range of [
    { low: 1, high: 2 },
    { low: 0.001, high: 1000 },
    { low: -1, high: 100 },
  ]) {
    const heights = linesIn(range).map(heightIn(range));
    heights.forEach((at, i) => assert.ok(Math.abs(at - (i + 1) / (heights.length + 1)) < 1e-9));
  }
});

test("of every unit that can fall asleep it is remembered when it did", () => {
  const layers = (/** @type {number[]} */ asleep) => [
    { layer: 1, width: 3, asleep },
    { layer: 2, width: 1, asleep: null },
  ];
  const first = seenAll({}, { step: 0, layers: layers([]) });
  assert.deepEqual(Object.keys(first), ["1:0", "1:1", "1:2"]);
  const later = seenAll(first, { step: 9, layers: layers([1]) });
  assert.deepEqual(later["1:1"], { awake: 0, since: 9, asleep: null, until: 9, last: 9 });
  assert.deepEqual(later["1:2"], { awake: 9, since: null, asleep: null, until: 9, last: 9 });
  assert.deepEqual(seenAll(later, { step: 12, layers: layers([1, 2]) })["1:1"], { ...later["1:1"], last: 12 });
});

/** @param {number} step @returns {any} */
const moment = (step) => ({ step, runs: [] });
const kept = [0, 40, 90, 120, 200].map(moment);

const span = { awake: 100, since: 200, asleep: null, until: 200, last: 200 };
const never = { awake: null, since: null, asleep: 200, until: 200, last: 200 };

test("a death between two looks is looked for from the last moment kept before", () => {
  assert.deepEqual(searchOf(span, { root: null, kept }), { checkpoint: kept[2], until: 200 });
  // where none is kept on the way there, from its beginning
  assert.deepEqual(searchOf(span, { root: null, kept: [kept[0], kept[4]] }), { checkpoint: null, until: 200 });
  const root = moment(95);
  assert.deepEqual(searchOf(span, { root, kept }), { checkpoint: root, until: 200 });
});

test("what another network, other data or other weights have done is not gone through again", () => {
  assert.equal(searchOf(span, { root: moment(101), kept }), null);
  // of the same step as the weights changed by hand another moment may be kept
  const root = moment(90);
  assert.equal(searchOf(span, { root, kept })?.checkpoint, root);
});

test("what is known is not looked for", () => {
  const way = { root: null, kept };
  assert.equal(searchOf(undefined, way), null);
  assert.equal(searchOf({ ...span, since: null }, way), null);
  assert.equal(searchOf({ ...span, since: 101 }, way), null);
  assert.equal(searchOf({ ...never, since: 0, asleep: null }, way), null);
});

test("a unit never seen awake is looked at from the beginning of the way", () => {
  assert.deepEqual(searchOf(never, { root: null, kept }), { checkpoint: null, until: 200 });
  assert.deepEqual(searchOf(never, { root: kept[1], kept }), { checkpoint: kept[1], until: 200 });
  assert.equal(searchOf(never, { root: kept[4], kept }), null);
});

test("a step that was found is known", () => {
  const found = afterSearch(span, { step: 90, until: 200, awake: 136, since: 137 });
  assert.deepEqual(found, { ...span, awake: 136, since: 137 });
  assert.equal(searchOf(found, { root: null, kept }), null);
  assert.equal(seen(found, { step: 120, alive: 4 }).since, null);
});

test("steps between later looks, in which it may have woken, are gone through, too", () => {
  const found = afterSearch(span, { step: 90, until: 200, awake: 136, since: 137 });
  // each step was looked at: nothing to do
  assert.equal(searchOf(seen(found, { step: 201, alive: 0 }), { root: null, kept }), null);
  const later = seen(found, { step: 260, alive: 0 });
  assert.deepEqual([later.since, later.until, later.last], [137, 200, 260]);
  const search = searchOf(later, { root: null, kept });
  assert.equal(search?.until, 260);
  assert.ok(search.checkpoint && search.checkpoint.step <= 200);
  // it has slept all the way, or it has not
  const slept = afterSearch(later, { step: 180, until: 260, awake: null, since: 180 });
  assert.deepEqual(slept, { ...later, until: 260 });
  assert.equal(searchOf(slept, { root: null, kept }), null);
  const woken = afterSearch(later, { step: 180, until: 260, awake: 230, since: 231 });
  assert.deepEqual([woken.awake, woken.since, woken.until], [230, 231, 260]);
  // back on the way what comes after is to be looked at again
  assert.equal(seen(slept, { step: 220, alive: 0 }).until, 220);
});

test("dead where the looking begins it is dead from the first weights on, or nobody knows", () => {
  assert.equal(afterSearch(never, { step: 0, until: 200, awake: null, since: 0 }).since, 0);
  const later = afterSearch(never, { step: 40, until: 200, awake: null, since: 40 });
  assert.deepEqual(later, { ...never, asleep: 40 });
  assert.equal(searchOf(later, { root: kept[1], kept }), null);
  for (const nothing of [
    { step: 90, until: 200, awake: 200, since: null },
    { step: 90, until: 200, awake: null, since: 90 },
  ])
    assert.equal(afterSearch(span, nothing), span);
});
