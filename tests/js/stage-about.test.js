import assert from "node:assert/strict";
import test from "node:test";
import { placesAbout } from "../../static/js/stage/about.js";
import { centred, overlaps } from "../../static/js/stage/geometry.js";

/** @import { Open } from "../../static/js/stage/about.js" */
/** @import { Box, Point } from "../../static/js/stage/geometry.js" */

const sizes = [
  { w: 40, h: 16 },
  { w: 50, h: 16 },
];
/** @param {Point} at */
const seen = (at) => at;

/** A lens on a line that runs to the right, or down. @param {boolean} flat @param {Partial<Open>} [more] @returns {Open} */
const open = (flat, more = {}) => ({
  middle: flat ? { x: 0, y: 0, dx: 0, dy: 1 } : { x: 0, y: 0, dx: 1, dy: 0 },
  flat,
  body: centred({ x: 0, y: 0 }, flat ? { w: 60, h: 24 } : { w: 24, h: 60 }),
  level: flat
    ? [
        { x: 0, y: 30 },
        { x: 0, y: -30 },
      ]
    : [
        { x: 44, y: 0 },
        { x: -49, y: 0 },
      ],
  scale: 1,
  ...{ sizes, seen },
  ...more,
});

/** @param {Point[]} places */
const boxes = (places) => places.map((at, i) => centred(at, sizes[i]));

/** @param {Point[]} places @param {Box[]} things */
function areClear(places, things) {
  const [up, down] = boxes(places);
  assert.ok(!overlaps(up, down));
  for (const thing of things) for (const box of [up, down]) assert.ok(!overlaps(box, thing));
}

test("between two cards the pills stand over and under the lens", () => {
  const cards = [-1, 1].map((way) => centred({ x: way * 60, y: 0 }, { w: 60, h: 300 }));
  const places = placesAbout(open(false), cards, []);
  areClear(places, cards);
  assert.deepEqual(
    places.map(({ x }) => x),
    [0, 0],
  );
  assert.ok(places[0].y < -30 && places[1].y > 30);
});

test("on a line that runs down between two cards they stand at the tips of the lens", () => {
  const cards = [-1, 1].map((way) => centred({ x: 0, y: way * 40 }, { w: 300, h: 50 }));
  const lens = open(true);
  const places = placesAbout(lens, cards, []);
  areClear(places, [...cards, lens.body]);
  assert.deepEqual(
    places.map(({ y }) => y),
    [0, 0],
  );
});

test("where neither is free they find room nearby", () => {
  const cards = [
    centred({ x: -60, y: 0 }, { w: 60, h: 90 }),
    centred({ x: 60, y: 0 }, { w: 60, h: 90 }),
    centred({ x: 0, y: 60 }, { w: 160, h: 20 }),
    centred({ x: 10, y: -45 }, { w: 10, h: 10 }),
  ];
  const lens = open(false);
  areClear(placesAbout(lens, cards, []), [...cards, lens.body]);
});

test("at the rim of the window they stay in it, off the glass", () => {
  const lens = open(false, { seen: ({ x, y }, i) => ({ x: Math.max(sizes[i].w / 2 - 12, x), y }) });
  const places = placesAbout(lens, [], []);
  areClear(places, [lens.body]);
  for (const box of boxes(places)) assert.ok(box.x >= -12);
});
