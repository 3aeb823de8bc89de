import assert from "node:assert/strict";
import test from "node:test";
import { cut, partsOf } from "../../static/js/stage/sheets.js";
import { names, sceneOf } from "./scenes.js";

/** Cards of this length, so far apart, from 0 on. @param {number} count @param {number} length @param {number} gap */
const row = (count, length, gap) =>
  Array.from({ length: count }, (_, i) => ({ from: i * (length + gap), to: i * (length + gap) + length }));

test("a cut repeats the room between two cards, and tears none", () => {
  const cards = row(6, 100, 50);
  assert.deepEqual(cut(cards, { from: -10, to: 860 }, 500), [
    { from: -10, to: 450 },
    { from: 400, to: 860 },
  ]);
  assert.deepEqual(cut(cards, { from: -10, to: 860 }, 900), [{ from: -10, to: 860 }]);
});

test("a card longer than a part is torn, and the cutting comes to an end", () => {
  const parts = cut([{ from: 40, to: 900 }], { from: 0, to: 940 }, 300);
  assert.equal(parts[0].from, 0);
  assert.equal(parts.at(-1)?.to, 940);
  for (const [i, { from, to }] of parts.entries()) {
    assert.ok(to - from <= 300);
    if (i) assert.ok(from <= parts[i - 1].to);
  }
});

for (const name of names) {
  for (const horizontal of [true, false]) {
    test(`${name}, ${horizontal ? "across" : "down"}: on paper each card is whole in one part, and none is too wide`, async () => {
      const scene = await sceneOf(name, horizontal);
      const parts = partsOf(scene);
      for (const { share } of parts) assert.ok(share > 0 && share <= 1 + 1e-9, `${share} of the width`);
      for (const card of scene.nodes.values()) {
        assert.ok(
          parts.some(
            ({ box }) =>
              box.x <= card.x &&
              box.y <= card.y &&
              card.x + card.w <= box.x + box.w &&
              card.y + card.h <= box.y + box.h,
          ),
        );
      }
    });
  }
}

test("the same picture in larger letters is cut alike", async () => {
  const scene = await sceneOf("recurrent", true);
  const larger = (/** @type {number} */ length) => length * 1.7;
  const nodes = new Map(
    [...scene.nodes].map(([id, { x, y, w, h }]) => [id, { x: larger(x), y: larger(y), w: larger(w), h: larger(h) }]),
  );
  const [x, y] = [scene.extent.x, scene.extent.y].map((stretches) =>
    stretches.map(({ from, to, margin }) => ({ from: larger(from), to: larger(to), margin: larger(margin) })),
  );
  const anatomy = { ...scene.anatomy, "fs-cell": larger(scene.anatomy["fs-cell"]) };
  const shares = partsOf(scene).map(({ share }) => share);
  const others = partsOf({ nodes, extent: { x, y }, anatomy }).map(({ share }) => share);
  assert.equal(others.length, shares.length);
  // but for the rims of cards
  for (const [i, share] of shares.entries()) assert.ok(Math.abs(others[i] - share) < 0.01);
});

test("what can be read on no few sheets is seen as a whole", () => {
  const cards = row(900, 100, 50).map(({ from, to }) => ({ x: from, y: from, w: to - from, h: 50 }));
  const stretch = [{ from: 0, to: 900 * 150, margin: 10 }];
  const anatomy = /** @type {any} */ ({ "fs-cell": 11 });
  const parts = partsOf({ nodes: new Map(cards.entries()), extent: { x: stretch, y: stretch }, anatomy });
  assert.equal(parts.length, 1);
});
