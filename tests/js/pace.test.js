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
  pace.update(state(1, 2));
  assert.equal(heard(), "a1 b1");
  pace.update(state(2, 2));
  assert.equal(heard(), "");
  context.mock.timers.tick(100);
  pace.update(state(3, 2));
  context.mock.timers.tick(100);
  assert.equal(heard(), "a2 b3");
  // a has not seen the newest number yet
  context.mock.timers.tick(200);
  assert.equal(heard(), "a3");
  context.mock.timers.tick(1000);
  assert.equal(heard(), "");
});
