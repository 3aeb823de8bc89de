import assert from "node:assert/strict";
import test from "node:test";
import { beyond, extentOf, reachAt, readingScale, scaleWithin, together } from "../../static/js/stage/fit.js";
import { boxOf, overlaps, pointAt } from "../../static/js/stage/geometry.js";
import { createStrips } from "../../static/js/stage/strips.js";
import { waitingSpots } from "../../static/js/stage/waits.js";

const cards = extentOf([{ x: 0, y: 0, w: 1000, h: 400 }], { x: 20, y: 10 });
/** A lens near the upper rim, which keeps its 60 pixels above and below at any scale. */
const lens = extentOf([{ x: 500, y: 30, w: 0, h: 0 }], { x: 0, y: 60 });

test("the whole fits with its margins, and small pictures are not blown up without end", () => {
  assert.equal(scaleWithin(cards, { w: 540, h: 900 }), 0.5);
  assert.equal(scaleWithin(cards, { w: 5000, h: 220 }), 0.5);
  assert.equal(scaleWithin(cards, { w: 9000, h: 9000 }), 1.3);
});

test("what keeps its size on the screen takes room that does not shrink with the picture", () => {
  const both = together(cards, { x: [], y: lens.y });
  for (const h of [200, 260, 400]) {
    const k = scaleWithin(both, { w: 5000, h });
    const { low, high } = reachAt(both.y, k);
    assert.ok(high - low <= h + 1e-9, `at ${h}`);
    assert.ok(k < scaleWithin(cards, { w: 5000, h }), `at ${h}`);
  }
});

test("too small to be read as a whole, a picture that runs down is as wide as its window", () => {
  const tall = extentOf([{ x: 0, y: 0, w: 400, h: 4000 }], { x: 20, y: 10 });
  const least = { whole: 0.7, part: [0.5, 0.85] };
  assert.equal(readingScale(tall, { w: 320, h: 400 }, least), 0.7);
  assert.equal(readingScale(tall, { w: 100, h: 400 }, least), 0.5);
  assert.equal(readingScale(cards, { w: 1040, h: 900 }, least), 1);
});

test("the sides on which a picture goes on", () => {
  const view = { k: 1, x: -30, y: 0, w: 600, h: 400 };
  assert.equal(beyond(cards, view), "left right");
  assert.equal(beyond(cards, { ...view, x: 0, w: 1000 }), "");
  assert.equal(beyond(cards, { ...view, x: 0, w: 1000 }, 0.5), "left right top bottom");
});

test("boxes in strips are found as if all were asked", () => {
  // a fixed row of numbers that look thrown
  const thrown = (/** @type {number} */ i, /** @type {number} */ below) =>
    ((i * 7919 + 104_729) % 1009) * (below / 1009);
  const boxes = Array.from({ length: 200 }, (_, i) => ({
    ...{ x: thrown(i, 4000) - 2000, y: thrown(i + 300, 600), w: thrown(i + 600, 900), h: 40 },
  }));
  const strips = createStrips(boxes.slice(0, 150));
  for (const box of boxes.slice(150)) strips.add(box);
  for (const asked of boxes) {
    const found = new Set(strips.near(asked, 4));
    assert.equal(found.size, strips.near(asked, 4).length);
    assert.deepEqual(
      found,
      new Set(boxes.filter((box) => overlaps(asked, box, 4)).toSorted((a, b) => boxes.indexOf(a) - boxes.indexOf(b))),
    );
  }
});

test("pills wait off the cards, off each other and off lines that pass", () => {
  const chip = { w: 80, h: 30 };
  const branch = (/** @type {number} */ id, /** @type {number} */ y) => ({
    ...{ id, chip },
    points: [
      { x: 0, y: 0 },
      { x: 0, y },
      { x: 400, y },
    ],
  });
  const branches = [branch(1, 20), branch(2, 40)];
  const card = { x: 30, y: 0, w: 90, h: 200 };
  const wire = [
    { x: 200, y: -50 },
    { x: 200, y: 90 },
  ];
  const spots = waitingSpots(branches, {
    ...{ gap: 60, lens: 40, lines: [...branches.map(({ points }) => points), wire] },
    ...{ cards: createStrips([card]), pills: createStrips([]) },
  });
  const boxes = branches.map(({ id, points }) => {
    const { x, y } = pointAt(points, spots.get(id) ?? 0);
    return { x: x - chip.w / 2, y: y - chip.h / 2, ...chip };
  });
  for (const box of boxes) assert.ok(!overlaps(box, card));
  assert.ok(!boxes.some((box) => overlaps(box, boxOf(wire[0], wire[1]))), "a pill on a line that passes");
  assert.ok(!overlaps(boxes[0], boxes[1]));
});
