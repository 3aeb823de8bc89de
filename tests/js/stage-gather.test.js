import assert from "node:assert/strict";
import test from "node:test";
import { gathered } from "../../static/js/stage/gather.js";
import { centred, overlaps, pointAt } from "../../static/js/stage/geometry.js";

const view = { k: 1, x: 0, y: 0, w: 200, h: 300 };
const size = { w: 60, h: 24 };
/** A line from the sum at the top that leaves a common trunk far below. @param {number} down @param {number} across */
const route = (down, across) => ({
  points: [
    { x: 100, y: 20 },
    { x: 100, y: down },
    { x: across, y: down },
  ],
  ...{ length: 0, lens: 0, wait: down - 20 + Math.abs(across - 100) / 2, chip: size },
});
/** @param {ReturnType<typeof route>[]} routes @param {number[]} places */
const boxes = (routes, places) => routes.map(({ points }, i) => centred(pointAt(points, places[i]), size));
const none = () => [];

test("what waits in sight stays where it waits", () => {
  const routes = [route(100, 40), route(200, 160)];
  const places = gathered(
    routes.map((route) => ({ route, size })),
    view,
    none,
  );
  assert.deepEqual(
    places,
    routes.map(({ wait }) => wait),
  );
});

test("what waits beyond the window stands in it one behind the other, off what is there", () => {
  const routes = [route(900, 160), route(600, 20), route(100, 40), route(1200, 160)];
  const card = { x: 60, y: 230, w: 80, h: 30 };
  const places = gathered(
    routes.map((route) => ({ route, size })),
    view,
    () => [card],
  );
  assert.equal(places[2], routes[2].wait);
  const stand = boxes(routes, places);
  stand.forEach((box, i) => {
    assert.ok(box.x >= 0 && box.y >= 12 && box.x + box.w <= view.w && box.y + box.h <= view.h - 12);
    assert.ok(!overlaps(box, card));
    assert.ok(!stand.slice(i + 1).some((other) => overlaps(box, other)));
  });
});

test("where a sum itself is out of sight nothing moves", () => {
  const far = { ...view, y: -5000 };
  const one = route(900, 160);
  assert.deepEqual(gathered([{ route: one, size }], far, none), [one.wait]);
});
