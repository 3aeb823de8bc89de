import assert from "node:assert/strict";
import test from "node:test";
import { centred, pointAt } from "../../static/js/stage/geometry.js";
import { createStrips } from "../../static/js/stage/strips.js";
import { waitingSpots } from "../../static/js/stage/waits.js";

const points = [
  { x: 0, y: 0 },
  { x: 0, y: 50 },
  { x: 120, y: 50 },
];
const chip = { w: 60, h: 24 };

/** @param {import("../../static/js/stage/geometry.js").Box[]} cards @param {import("../../static/js/stage/geometry.js").Box[]} pills */
function standing(cards, pills) {
  const around = { gap: 60, lens: 0, lines: [points], cards: createStrips(cards), pills: createStrips(pills) };
  const spots = waitingSpots([{ id: 7, points, chip }], around);
  return centred(pointAt(points, /** @type {number} */ (spots.get(7))), chip);
}

test("a pill rather touches another than hides half of a card", () => {
  const card = { x: 96, y: 0, w: 200, h: 100 };
  const box = standing([card], [{ x: -40, y: 15, w: 100, h: 24 }]);
  assert.ok(box.x + box.w <= card.x + 4, `${box.x + box.w} lies on the card`);
});

test("a pill rather lies on the corner of a card than on the digits of another pill", () => {
  const pill = { x: 0, y: 44, w: 140, h: 24 };
  const box = standing([{ x: -80, y: 18, w: 60, h: 20 }], [pill]);
  assert.ok(box.y + box.h <= pill.y + 4, "the digits of both are hidden");
});

test("a pill rather leaves the lens beyond it little room than touches another pill", () => {
  const pill = { x: -40, y: 15, w: 100, h: 24 };
  const around = { gap: 24, lens: 40, lines: [points], cards: createStrips([]), pills: createStrips([pill]) };
  const spots = waitingSpots([{ id: 7, points, chip }], around);
  const box = centred(pointAt(points, /** @type {number} */ (spots.get(7))), chip);
  assert.ok(box.x >= pill.x + pill.w || box.y >= pill.y + pill.h, `${box.x}, ${box.y} touches it`);
});
