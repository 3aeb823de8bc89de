import assert from "node:assert/strict";
import test from "node:test";
import { createPace } from "../../static/js/state/pace.js";

/** @param {number} columns @param {number} [position] @returns {any} */
const state = (columns, position = 1) => ({ trace: 1, position, columns });

test("a new graph is told after the picture, numbers that run in turn, and a step at once", (context) => {
  context.mock.timers.enable({ apis: ["setTimeout", "Date"] });
  context.mock.method(performance, "now", () => Date.now());
  /** @type {string[]} */
  const told = [];
  const pace = createPace(
    ["a", "b"].map(
      (name) =>
        ({ columns }) =>
          told.push(`${name}${columns}`),
    ),
  );
  const heard = () => told.splice(0).join(" ");

  pace.update(state(0));
  assert.equal(heard(), "");
  context.mock.timers.tick(0);
  assert.equal(heard(), "a0 b0");
  pace.update(state(0, 2));
  assert.equal(heard(), "a0 b0");
  // each move brings along the part whose turn it is, the first one none
  pace.update(state(1, 2));
  assert.equal(heard(), "");
  for (const [columns, said] of /** @type {[number, string][]} */ ([
    [2, ""],
    [3, ""],
    [4, "a4"],
    [5, ""],
    [6, "b6"],
  ])) {
    pace.update(state(columns, 2));
    assert.equal(heard(), said);
    context.mock.timers.tick(60);
  }
  // at rest all of them see the last numbers
  context.mock.timers.tick(40);
  assert.equal(heard(), "a6");
  context.mock.timers.tick(1000);
  assert.equal(heard(), "");
  pace.update(state(7, 2));
  assert.equal(heard(), "a7");
  pace.update(state(8, 2));
  // a step does not wait for a rest
  pace.update(state(8, 3));
  context.mock.timers.tick(0);
  assert.equal(heard(), "b8 a8");
});
