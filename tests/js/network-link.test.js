import assert from "node:assert/strict";
import test from "node:test";
import { sameData } from "../../static/js/model/network/form.js";
import { checkedNet, LONGEST, packNet } from "../../static/js/state/netlink.js";
import { LinkError, unpack } from "../../static/js/state/packed.js";
import { keptPoints } from "../../static/js/state/points.js";

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
  const { hash, whole } = await packNet(/** @type {any} */ (link));
  assert.ok(whole);
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
  const { hash, whole } = await packNet(/** @type {any} */ ({ spec: "2 → 1, own 2", points, ...LIGHT }));
  assert.ok(!whole);
  assert.ok(hash.length < LONGEST);
  const link = await unpack(hash, checkedNet);
  assert.equal(link?.points, undefined);
  assert.deepEqual(keptPoints(link?.kept ?? ""), points);
  memory.set("backlight.points", JSON.stringify({ ...points, removed: [] }));
  assert.equal(keptPoints(link?.kept ?? ""), null);
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
