import assert from "node:assert/strict";
import test from "node:test";
import { clockText, sameText } from "../../static/js/model/gym.js";

test("a time is minutes and seconds", () => {
  assert.deepEqual([0, 9.9, 60, 754].map(clockText), ["0:00", "0:09", "1:00", "12:34"]);
});

test("white space at the ends makes no other program", () => {
  assert.ok(sameText("x = 1\nf = x\n", "x = 1\nf = x"));
  assert.ok(!sameText("x = 1", "x = 2"));
});
