import assert from "node:assert/strict";
import test from "node:test";

/** Enough of an element for attributes. */
const element = () => {
  const attributes = new Map();
  return /** @type {any} */ ({
    attributes,
    setAttribute: (/** @type {string} */ name, /** @type {string} */ value) => attributes.set(name, value),
    removeAttribute: (/** @type {string} */ name) => attributes.delete(name),
  });
};

/** A row of cards. @param {number} count @returns {any} */
const row = (count) => ({
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

test("of a large picture what is far from the window is not drawn, and comes back", async () => {
  const { createCulling } = await import("../../static/js/stage/cull.js");
  const scene = row(200);
  const nodes = new Map([...scene.nodes.keys()].map((id) => [id, [element()]]));
  const edges = new Map([[0, [element()]]]);
  const culling = createCulling();
  const drawn = () => [...nodes].filter(([, [part]]) => !part.attributes.has("display")).map(([id]) => id);
  const at = (/** @type {number} */ x) =>
    culling.apply(scene, { k: 1, x, y: 0, w: 1000, h: 500 }, { nodes: () => nodes, edges: () => edges, kept: 150 });
  at(0);
  assert.deepEqual(drawn(), [0, 1, 2, 3, 4, 5, 6, 150]);
  // a line that crosses the window is drawn wherever it ends
  assert.ok(!edges.get(0)?.[0].attributes.has("display"));
  at(-20_000);
  assert.ok(drawn().includes(100) && !drawn().includes(0));
  at(0);
  assert.ok(drawn().includes(0));
});

test("a small picture is drawn as a whole", async () => {
  const { createCulling } = await import("../../static/js/stage/cull.js");
  const scene = row(20);
  const nodes = new Map([...scene.nodes.keys()].map((id) => [id, [element()]]));
  const none = () => new Map();
  createCulling().apply(scene, { k: 1, x: 0, y: 0, w: 100, h: 100 }, { nodes: () => nodes, edges: none, kept: 0 });
  assert.ok([...nodes.values()].every(([part]) => !part.attributes.size));
});
