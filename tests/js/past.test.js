import assert from "node:assert/strict";
import { test } from "node:test";
import { doneAgain, ended, marked, NOTHING_DONE, takenBack } from "../../static/js/state/past.js";

/** @param {number} x */
const at = (x) => ({ text: "f = x", inputs: { x }, pin: null });

test("a drag is one deed, and the next drag another", () => {
  let past = marked(NOTHING_DONE, at(1), "input 0");
  past = marked(past, at(2), "input 0");
  past = ended(past);
  past = marked(past, at(3), "input 0");
  const back = takenBack(past, at(4));
  assert.deepEqual(back?.moment, at(3));
  assert.deepEqual(back && takenBack(back.past, at(3))?.moment, at(1));
});

test("what was taken back can be done again, until something else is done", () => {
  const past = marked(marked(NOTHING_DONE, at(1)), at(2));
  const back = takenBack(past, at(3));
  assert.ok(back);
  const again = doneAgain(back.past, at(2));
  assert.deepEqual(again?.moment, at(3));
  assert.deepEqual(again && takenBack(again.past, at(3))?.moment, at(2));
  assert.equal(doneAgain(marked(back.past, at(2)), at(5)), null);
});

test("a deed that changed nothing is passed over", () => {
  const past = marked(marked(NOTHING_DONE, at(1)), at(2));
  assert.deepEqual(takenBack(past, at(2))?.moment, at(1));
  assert.equal(takenBack(NOTHING_DONE, at(1)), null);
});

test("to walk is no deed; a place that is kept comes back with what was there", () => {
  const back = takenBack(marked(marked(NOTHING_DONE, at(1)), { ...at(1), step: 4 }), at(2));
  assert.deepEqual(back?.moment, { ...at(1), step: 4 });
  assert.deepEqual(back?.past.done, []);
  assert.equal(takenBack(marked(NOTHING_DONE, { ...at(1), step: 4 }), { ...at(1), step: 7 }), null);
});

test("the past is bounded", () => {
  let past = NOTHING_DONE;
  for (let x = 0; x < 1000; x++) past = marked(past, at(x));
  assert.equal(past.done.length, 200);
});
