import assert from "node:assert/strict";
import test from "node:test";
import { labelPlace, levelLine, surfaceAt } from "../../static/js/model/levels.js";
import { around, countFor, holds, movers, reachOf, snapped, stepIn, touched } from "../../static/js/model/plot.js";
import { between, breakWords, domainOf, gaps, strokes } from "../../static/js/model/swept.js";
import { columnsOf, indexTrace } from "../../static/js/model/trace.js";

const line = (/** @type {number} */ low, /** @type {number} */ high, /** @type {number} */ count) =>
  Array.from({ length: count }, (_, i) => low + ((high - low) * i) / (count - 1));

/** @param {{ label: string, value: any, shape: number[] }[]} inputs */
function traceOf(inputs) {
  const nodes = inputs.map(({ label, value, shape }, id) => ({
    ...{ id, name: label, names: [label], version: 0, op: null, inputs: [], shape, span: null, group: null, value },
    ...{ grad: null, grad_state: "computed", role: "input", label, symbol: label, expr: null, glyph: "" },
  }));
  return indexTrace(
    /** @type {any} */ ({ schema: 1, program: "", output: 0, nodes, edges: [], steps: [], notes: [], groups: [] }),
  );
}

test("the ends of a plot are numbers, and so is what lies between them", () => {
  for (const value of [1e308, -1e308, Number.MAX_VALUE]) {
    for (const [low, high] of [around(value, reachOf(value)), domainOf([value, value / 2], value)]) {
      assert.ok(low < high && Number.isFinite(high - low));
    }
  }
});

test("every number that can move has a name, cells of a table too", () => {
  const trace = traceOf([
    { label: "x", value: 1.5, shape: [] },
    {
      label: "W",
      value: [
        [1, 2],
        [3, 4],
      ],
      shape: [2, 2],
    },
  ]);
  const found = movers(trace, columnsOf(trace));
  assert.deepEqual(
    found.map(({ key, value }) => [key, value]),
    [
      ["x", 1.5],
      ["W[0, 0]", 1],
      ["W[0, 1]", 2],
      ["W[1, 0]", 3],
      ["W[1, 1]", 4],
    ],
  );
  assert.deepEqual(found[3].at, [1, 0]);
  const moved = found.map((each) => (each.key === "W[0, 1]" ? { ...each, value: 7 } : each));
  assert.equal(touched(found, moved), "W[0, 1]");
  assert.equal(touched(found, found), null);
  assert.equal(
    touched(
      found,
      moved.map((each) => ({ ...each, value: each.value + 1 })),
    ),
    null,
  );
});

test("the surroundings of a number: about as wide as the number is large", () => {
  assert.equal(reachOf(0), 1);
  assert.equal(reachOf(1.5), 2);
  assert.equal(reachOf(-4), 5);
  assert.equal(reachOf(80), 100);
  assert.deepEqual(around(1.5, 2), [-0.5, 3.5]);
  assert.equal(holds([-0.5, 3.5], 3), true);
  assert.equal(holds([-0.5, 3.5], 3.4), false);
});

test("a dragged number lands on round steps and stays in its range", () => {
  assert.equal(stepIn([-0.5, 3.5]), 0.01);
  assert.equal(snapped([-0.5, 3.5], 1.23456), 1.23);
  assert.equal(snapped([-0.5, 3.5], 9), 3.5);
  assert.equal(snapped([-1, 1], -0.0001), 0);
});

test("a large graph is sampled at fewer points", () => {
  const small = traceOf([{ label: "x", value: 1, shape: [] }]);
  const large = traceOf([
    { label: "x", value: 1, shape: [] },
    ...line(0, 1, 3000).map((value, i) => ({ label: `v${i}`, value, shape: [] })),
  ]);
  assert.equal(countFor(small, 1), 241);
  assert.equal(countFor(small, 2), 81);
  assert.ok(countFor(large, 2) < 81);
});

test("a pole does not flatten what lies about the point", () => {
  const x = line(-1, 3, 200);
  const [low, high] = domainOf(
    x.map((each) => 1 / each),
    1,
  );
  assert.ok(low > -30 && high < 60 && low < 1 && high > 1);
  assert.deepEqual(domainOf([Number.NaN], Number.NaN), [-1, 1]);
  const [below, above] = domainOf(line(2, 2, 9), 2);
  assert.ok(below < 2 && above > 2);
});

test("a curve is shown whole where that takes little more room, an exponential about its point", () => {
  const x = line(-5, 5, 200);
  const sigmoid = domainOf(
    x.map((each) => 1 / (1 + Math.exp(each - 2))),
    0.73,
  );
  assert.ok(sigmoid[0] < 0.05 && sigmoid[1] > 1);
  const straight = domainOf(
    x.map((each) => -4 * each),
    -12,
  );
  assert.ok(straight[0] < -20 && straight[1] > 20);
  assert.ok(domainOf(x.map(Math.exp), 1)[1] < 60);
});

test("the pen is lifted at jumps, poles and where there is nothing, not at kinks", () => {
  const x = [0, 1, 2, 3, 4, 5];
  const y = [0, 1, 2, 3, 4, 5];
  assert.equal(strokes(x, y, [{ at: 2.5, kind: "kink" }]).length, 1);
  assert.deepEqual(
    strokes(x, y, [{ at: 2.5, kind: "pole" }]).map((each) => each.length),
    [3, 3],
  );
  assert.deepEqual(
    strokes(x, y, [{ at: 2, kind: "jump" }]).map((each) => each[0][0]),
    [0, 3],
  );
  const torn = [0, 1, Number.NaN, Number.NaN, 4, 5];
  assert.equal(strokes(x, torn, []).length, 2);
  assert.deepEqual(gaps(x, torn, []), [[2, 3]]);
  assert.deepEqual(
    gaps(x, torn, [
      { at: 1.25, kind: "end" },
      { at: 3.5, kind: "pole" },
    ]),
    [[1.25, 3.5]],
  );
});

test("between samples a column goes straight", () => {
  assert.equal(between([0, 1, 2], [0, 10, 30], 1.5), 20);
  assert.equal(between([0, 1, 2], [0, 10, 30], 2), 30);
  assert.ok(Number.isNaN(between([0, 1, 2], [0, 10, 30], 2.5)));
});

test("a level line crosses where the surface has its value", () => {
  const grid = line(0, 4, 5).map((x) => line(0, 4, 5).map((y) => x + y));
  const found = levelLine(grid, 2.5);
  for (const [x1, y1, x2, y2] of found) {
    assert.ok(Math.abs(x1 + y1 - 2.5) < 1e-12);
    assert.ok(Math.abs(x2 + y2 - 2.5) < 1e-12);
  }
  assert.ok(found.length >= 3);
  assert.deepEqual(levelLine(grid, 99), []);
  assert.deepEqual(
    levelLine(
      [
        [0, 1],
        [Number.NaN, 1],
      ],
      0.5,
    ),
    [],
  );
  assert.equal(surfaceAt(grid, 1.5, 2.25), 3.75);
  assert.equal(surfaceAt(grid, 4, 4), 8);
});

test("a saddle at its level is crossed by two lines", () => {
  assert.equal(
    levelLine(
      [
        [1, -1],
        [-1, 1],
      ],
      0,
    ).length,
    2,
  );
});

test("numbers on level lines keep apart and inside", () => {
  const options = { side: 10, margin: 2, apart: 3 };
  const segments = /** @type {[number, number, number, number][]} */ (line(0, 10, 11).map((x) => [x, 5, x, 5]));
  const first = labelPlace(segments, [], options);
  assert.ok(first && first[0] >= 2 && first[0] <= 8);
  assert.deepEqual(labelPlace(segments, [[2, 5]], options), [8, 5]);
  assert.equal(
    labelPlace(
      segments,
      [
        [3, 5],
        [7, 5],
      ],
      options,
    ),
    null,
  );
});

test("a pole is told by what the value does on either side", () => {
  /** @type {[[number, number], string, string, string][]} */
  const table = [
    [[-1, 1], "plot.break.pole", "−∞", "+∞"],
    [[1, 1], "plot.break.pole.same", "+∞", "+∞"],
    [[0, -1], "plot.break.pole.end", "−∞", "−∞"],
  ];
  for (const [sides, ...wanted] of table)
    assert.deepEqual(Object.values(breakWords({ at: 2, kind: "pole", sides })), wanted);
  assert.equal(breakWords({ at: 2, kind: "kink", sides: null }).key, "plot.break.kink");
});
