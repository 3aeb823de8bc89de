import assert from "node:assert/strict";
import test from "node:test";
import { createCulling } from "../../static/js/stage/cull.js";

/** A row of cards. @param {number} count @returns {any} */
const row = (count) => ({
  trace: { output: count - 1 },
  nodes: new Map(Array.from({ length: count }, (_, id) => [id, { x: id * 200, y: 0, w: 100, h: 100 }])),
  routes: new Map([
    [
      0,
      {
        points: [
          { x: 100, y: 50 },
          { x: 40_000, y: 50 },
        ],
      },
    ],
  ]),
});

/** A culling that has had its frames. @param {any} scene */
const grown = (scene) => {
  const culling = createCulling();
  culling.near(scene, at(0), 0);
  while (culling.growing()) culling.grow();
  return culling;
};

/** @param {number} x */
const at = (x) => ({ k: 1, x, y: 0, w: 1000, h: 500 });

test("of a large picture only what is near the window is drawn, what the keys are on, and the output", () => {
  const scene = row(200);
  const culling = grown(scene);
  const near = (/** @type {number} */ x) => culling.near(scene, at(x), 150);
  assert.deepEqual(
    [...near(0).nodes].sort((a, b) => a - b),
    [0, 1, 2, 3, 4, 5, 150, 199],
  );
  // a line that crosses the window is drawn wherever it ends
  assert.ok(near(0).edges.has(0));
  assert.ok(near(-20_000).nodes.has(100) && !near(-20_000).nodes.has(0));
  assert.ok(near(0).nodes.has(0));
});

test("a small move of the window changes nothing", () => {
  const scene = row(200);
  const culling = grown(scene);
  const first = culling.near(scene, at(0), 0);
  assert.equal(culling.near(scene, at(-15), 0), first);
  assert.notEqual(culling.near(scene, at(-200), 0), first);
});

test("a new picture begins with its window, and what lies around comes frame by frame", () => {
  const scene = row(200);
  const culling = createCulling();
  const drawn = () => culling.near(scene, at(-1000), 7).nodes.size - 1;
  const counts = [drawn(), drawn()];
  while (culling.growing()) {
    culling.grow();
    counts.push(drawn());
  }
  assert.deepEqual(counts, [5, 5, 5, 6, 6]);
  culling.grow();
  assert.equal(drawn(), 6);
  // another program begins anew
  assert.equal(culling.near({ ...scene, trace: { output: 199 } }, at(-1000), 7).nodes.size - 1, 5);
});

test("a picture that fits its window is drawn as a whole", () => {
  const { nodes } = createCulling().near(row(5), at(0), 0);
  assert.equal(nodes.size, 5);
});

test("what was drawn for paper, all of it, is not near the window any more", () => {
  const scene = row(200);
  const culling = grown(scene);
  const before = [...culling.near(scene, at(0), 0).nodes];
  assert.equal(culling.near(scene, { ...at(0), w: 40_000 }, 0).nodes.size, 200);
  assert.deepEqual([...culling.near(scene, at(0), 0).nodes], before);
});
