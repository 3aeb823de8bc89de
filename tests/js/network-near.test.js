import assert from "node:assert/strict";
import test from "node:test";
import { curve, lineNear } from "../../static/js/model/network/near.js";
import { columnsOf } from "../../static/js/model/network/room.js";

const columns = columnsOf([2, 3, 1], { width: 600, height: 400, top: 40, bottom: 20, side: 50, largest: 20 });

/** A point of a cubic Bézier curve. @param {[number, number][]} points @param {number} t */
function pointOf([a, b, c, d], t) {
  const s = 1 - t;
  return [0, 1].map((k) => s ** 3 * a[k] + 3 * s ** 2 * t * b[k] + 3 * s * t ** 2 * c[k] + t ** 3 * d[k]);
}

test("a point on a line is near that line", () => {
  for (const layer of [1, 2])
    columns[layer - 1].units.forEach((start, from) => {
      columns[layer].units.forEach((end, to) => {
        for (const t of [0.12, 0.9]) {
          const [x, y] = pointOf(curve(start, end), t);
          const found = lineNear(columns, x, y);
          assert.deepEqual(found, { layer, from, to }, `${layer}: ${from} → ${to} at ${t}`);
        }
      });
    });
});

test("beside all lines, and inside units, there is none", () => {
  const [x, y] = pointOf(curve(columns[1].units[0], columns[2].units[0]), 0.1);
  assert.equal(lineNear(columns, x, y - 9), null);
  assert.equal(lineNear(columns, 10, 10), null);
  assert.equal(lineNear(columns, columns[1].x, columns[1].units[0].y), null);
  assert.equal(lineNear([], 10, 10), null);
});
