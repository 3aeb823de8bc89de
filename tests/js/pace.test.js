import assert from "node:assert/strict";
import test from "node:test";
import { createPace } from "../../static/js/state/pace.js";

/** @param {number} columns @returns {any} */
const state = (columns) => ({ trace: 1, position: 1, columns });

test("while numbers run the parts follow in turn, and all at once when they rest", (context) => {
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
  assert.equal(heard(), "a0 b0");
  pace.update(state(1));
  assert.equal(heard(), "a1 b1");
  pace.update(state(2));
  assert.equal(heard(), "");
  context.mock.timers.tick(100);
  pace.update(state(3));
  context.mock.timers.tick(100);
  assert.equal(heard(), "a2 b3");
  // a has not seen the newest number yet
  context.mock.timers.tick(200);
  assert.equal(heard(), "a3");
  pace.update({ ...state(3), position: 2 });
  assert.equal(heard(), "a3 b3");
  context.mock.timers.tick(1000);
  assert.equal(heard(), "");
});
