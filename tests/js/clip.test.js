import assert from "node:assert/strict";
import { test } from "node:test";
import { angleOf, joined, pairText, reachFor, readClipped } from "../../static/js/model/clip.js";

const names = ["g", "c", "length_g", "norm_", "value_", "literal_"];
for (const way of ["norm", "value", "literal"]) names.push(`length_${way}`, `cos_${way}`);
const nodes = [{ name: null }, ...names.map((name) => ({ name }))];
const values = [7, [3, 4], 1, 5, [0.6, 0.8], [1, 1], ["NaN", 0.8], 1, 1, 1.41, 0.99, "NaN", "NaN"];

test("an answer is read by the names in the program", () => {
  const { g, c, arrows } = readClipped(nodes, values);
  assert.deepEqual([g, c], [[3, 4], 1]);
  assert.deepEqual(arrows.norm, { at: [0.6, 0.8], length: 1, cos: 1 });
  assert.ok(Number.isNaN(arrows.literal.cos));
});

test("the plane holds the arrows, and the ball unless it is much larger", () => {
  const known = readClipped(nodes, values);
  assert.equal(reachFor(known), 5);
  assert.equal(reachFor({ ...known, c: 9 }), 12);
  assert.equal(reachFor({ ...known, c: 900 }), 5);
});

test("angles, pairs and labels", () => {
  assert.deepEqual([angleOf(1 - 1e-16), angleOf(-1), Math.round(angleOf(0))], [0, 180, 90]);
  assert.equal(pairText([0.5, -1], "en"), "(0.5, −1)");
  assert.equal(pairText([0.5, -1], "ru"), "(0,5; −1)");
  /** @type {{ at: [number, number], label: string }[]} */
  const tips = [
    { at: [0, 0], label: "a" },
    { at: [9, 9], label: "b" },
    { at: [1, 1], label: "c" },
  ];
  assert.deepEqual(
    joined(tips, 4).map(({ label }) => label),
    ["a = c", "b"],
  );
});
