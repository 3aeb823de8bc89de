import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { keepProgress, progress } from "../../static/js/state/progress.js";

/** @type {Map<string, string>} */
const kept = new Map();
globalThis.localStorage = /** @type {any} */ ({
  getItem: (/** @type {string} */ key) => kept.get(key) ?? null,
  setItem: (/** @type {string} */ key, /** @type {string} */ value) => kept.set(key, value),
});
beforeEach(() => kept.clear());

test("the furthest stop counts, scene by scene", () => {
  keepProgress("gates", 4);
  keepProgress("gates", 1);
  keepProgress("constructor", 0);
  assert.deepEqual(progress(), { gates: 5, constructor: 1 });
});

test("what others have written there is no error", () => {
  for (const text of ["", "[", "null", '{"gates":"far"}', '{"gates":1.5}']) {
    kept.set("backlight.lecture", text);
    assert.deepEqual(progress(), {});
  }
});
