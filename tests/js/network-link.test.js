import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import test from "node:test";
import { sameData } from "../../static/js/model/network/form.js";
import { keptAside } from "../../static/js/state/aside.js";
import { checkedNet, LONGEST, netLinkOf, packNet } from "../../static/js/state/netlink.js";
import { LinkError, unpack } from "../../static/js/state/packed.js";

/** @type {Map<string, string>} */
const memory = new Map();
Object.assign(globalThis, {
  localStorage: {
    getItem: (/** @type {string} */ key) => memory.get(key) ?? null,
    setItem: (/** @type {string} */ key, /** @type {string} */ value) => memory.set(key, value),
  },
});
const LIGHT = { lang: "en", theme: "light" };

test("a link to a network says only what it may", () => {
  assert.deepEqual(checkedNet({ spec: "2 → 1", step: 40, example: -1, show: "x", lang: "ru", more: 1 }), {
    spec: "2 → 1",
    step: 40,
    lang: "ru",
  });
  assert.throws(() => checkedNet({ step: 3 }), LinkError);
  assert.equal(checkedNet({ spec: "2 → 1", step: 1e9 }).step, undefined);
});

test("points of one's own, and what is open, are in a link and out again", async () => {
  const link = {
    ...{ spec: "2 → 1, xor", points: { rows: null, added: [[0.5, 0.25, 1]], removed: [2] }, example: 4, step: 20 },
    ...{ around: true, layer: 1, picked: { layer: 1, from: 0, to: 0 }, ...LIGHT },
  };
  const { hash, without } = await packNet(/** @type {any} */ (link));
  assert.deepEqual(without, []);
  assert.deepEqual(await unpack(hash, checkedNet), link);
});

test("what is not as it should be is left out of a link", () => {
  const wrong = [
    { points: { rows: 3, added: [], removed: [] } },
    { points: { rows: null, added: [[1, "2"]], removed: [] } },
    { points: { rows: null, added: [], removed: [-1] } },
    { points: { rows: null, added: Array(6000).fill([1]), removed: [] } },
    { picked: { layer: 1 } },
    { picked: { layer: 1, unit: 0.5 } },
    { picked: { layer: 1, unit: 0, more: 1 } },
    { layer: 0 },
    { around: 1 },
    { kept: "a b" },
    { trained: 3 },
    { checkpoint: { step: -1, runs: [{}] } },
    { checkpoint: { step: 4, runs: [] } },
  ];
  for (const each of wrong) assert.deepEqual(checkedNet({ spec: "2 → 1", ...each }), { spec: "2 → 1" });
});

test("points too many for a link stay in the browser, under their name", async () => {
  let seed = 1;
  const random = () => {
    seed = (seed * 16807) % 2147483647;
    return seed / 2147483647;
  };
  const rows = Array.from({ length: 900 }, () => `${random()},${random()},${random() > 0.5}`).join("\n");
  const points = { rows, added: [], removed: [7] };
  const { hash, without } = await packNet(/** @type {any} */ ({ spec: "2 → 1, own 2", points, ...LIGHT }));
  assert.deepEqual(without, ["points"]);
  assert.ok(hash.length < LONGEST);
  const link = await unpack(hash, checkedNet);
  assert.equal(link?.points, undefined);
  assert.deepEqual(keptAside("points", link?.kept ?? ""), points);
  memory.set("backlight.points", JSON.stringify({ ...points, removed: [] }));
  assert.equal(keptAside("points", link?.kept ?? ""), null);
});

/** A network's checkpoint after some steps, with so many bytes of weights. @param {number} bytes */
const trainedTo = (bytes) => ({
  step: 40,
  runs: [{ step: 40, parameters: randomBytes(bytes).toString("base64"), memory: {} }],
});

/** @type {any} */
const TRAINED = { text: "2 → 1, xor", given: null, example: 0, step: 40, comparison: null, ...LIGHT };

test("a link says the steps that lead to where one is, or carries what they would not lead to", () => {
  const checkpoint = trainedTo(16);
  const spec = "2 → 1, xor";
  assert.deepEqual(netLinkOf({ ...TRAINED, checkpoint, apart: false }), { spec, step: 40, ...LIGHT });
  assert.deepEqual(netLinkOf({ ...TRAINED, checkpoint, apart: true }), { spec, checkpoint, ...LIGHT });
  const long = { ...TRAINED, checkpoint, apart: false, step: 1e6 };
  assert.deepEqual(netLinkOf(long), { spec, checkpoint, ...LIGHT });
});

test("few weights are in the link, many stay in the browser", async () => {
  const points = { rows: null, added: [[0.5, 0.25, 1]], removed: [] };
  const few = { spec: "2 → 1, xor", points, checkpoint: trainedTo(2000), ...LIGHT };
  const small = await packNet(/** @type {any} */ (few));
  assert.deepEqual(small.without, []);
  assert.deepEqual(await unpack(small.hash, checkedNet), few);
  for (const bytes of [8_000, 80_000]) {
    const many = { ...few, checkpoint: trainedTo(bytes) };
    const large = await packNet(/** @type {any} */ (many));
    assert.deepEqual(large.without, ["checkpoint"]);
    assert.ok(large.hash.length < LONGEST);
    const link = await unpack(large.hash, checkedNet);
    assert.deepEqual(link?.points, points);
    assert.equal(link?.checkpoint, undefined);
    assert.deepEqual(keptAside("checkpoint", link?.trained ?? ""), many.checkpoint);
  }
});

test("a text that says its data in the same words has the same data", () => {
  const before = {
    form: /** @type {any} */ ({ data: { name: "moons" } }),
    text: "2 → 4 → 1, bce, moons 120 0.1, adam 0.01",
  };
  assert.ok(sameData("2-8-1, moons 120 0.1", before));
  assert.ok(!sameData("2 → 4 → 1, moons 120 0.2", before));
  assert.ok(!sameData("2 → 4 → 1, moons 120 0.1, seed 3", before));
  assert.ok(!sameData("2 → 4 → 1, circles", before));
  assert.ok(!sameData("2 → 4 → 1, moons 120 0.1", { ...before, form: null }));
});
