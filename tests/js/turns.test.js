import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { createTurns } from "../../static/js/lib/turns.js";

/** What waits for the next frame. @type {(() => void)[]} */
let waiting = [];
const frame = () => {
  for (const run of waiting.splice(0)) run();
};

beforeEach(() => {
  waiting = [];
  globalThis.requestAnimationFrame = (run) => waiting.push(/** @type {() => void} */ (run));
});

test("many changes in one frame are shown once", () => {
  let shown = 0;
  const changed = createTurns(() => {
    shown += 1;
  });
  changed();
  changed();
  assert.equal(shown, 0);
  frame();
  assert.equal(shown, 1);
  frame();
  frame();
  assert.equal(shown, 1);
});

test("the frame after a change was shown belongs to what it asks to be drawn", () => {
  /** @type {string[]} */
  const done = [];
  const changed = createTurns(() => {
    done.push("shown");
    requestAnimationFrame(() => done.push("drawn"));
  });
  changed();
  frame();
  changed();
  frame();
  assert.deepEqual(done, ["shown", "drawn"]);
  frame();
  assert.deepEqual(done, ["shown", "drawn", "shown"]);
});
