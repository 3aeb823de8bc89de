import assert from "node:assert/strict";
import { test } from "node:test";
import { createDeeds } from "../../static/js/deeds.js";
import { NOTHING_DONE } from "../../static/js/state/past.js";
import { createStore } from "../../static/js/state/store.js";

/** A page that can only be typed into. */
function desk() {
  /** @type {any} */
  const store = createStore({ text: "example", inputs: {}, pin: null, position: { step: 0 }, past: NOTHING_DONE });
  const become = (/** @type {string} */ text) => store.set({ text });
  /** @type {any} */
  const actions = { edit: become, restore: (/** @type {any} */ { text }) => become(text) };
  /** @type {any} */
  const pins = {};
  return { text: () => store.get().text, deeds: createDeeds({ store, actions, pins }) };
}

test("a pause ends what is typed: each program is one step back, and one again", ({ mock }) => {
  mock.timers.enable({ apis: ["setTimeout"] });
  const { deeds, text } = desk();
  for (const program of ["one", "two", "three"]) {
    for (let i = 1; i <= program.length; i++) {
      deeds.edit(program.slice(0, i));
      mock.timers.tick(300);
    }
    mock.timers.tick(1000);
  }
  const seen = (/** @type {() => void} */ go) =>
    [0, 1, 2].map(() => {
      go();
      return text();
    });
  assert.deepEqual(seen(deeds.undo), ["two", "one", "example"]);
  assert.deepEqual(seen(deeds.redo), ["one", "two", "three"]);
});
