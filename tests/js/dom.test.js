import assert from "node:assert/strict";
import test from "node:test";
import { nameParts } from "../../static/js/lib/dom.js";

test("names are set as KaTeX sets them, numbers stay numbers", () => {
  assert.deepEqual(nameParts("x"), ["x", "", "", ""]);
  assert.deepEqual(nameParts("w_1"), ["w", "1", "", ""]);
  assert.deepEqual(nameParts("w12"), ["w", "12", "", ""]);
  assert.deepEqual(nameParts("x1(3)"), ["x", "1", "(3)", ""]);
  assert.deepEqual(nameParts("u3[0, 1]"), ["u", "3", "", "[0, 1]"]);
  assert.deepEqual(nameParts("h(1)[2]"), ["h", "", "(1)", "[2]"]);
  assert.deepEqual(nameParts("learning_rate_2"), ["learning", "rate_2", "", ""]);
  assert.deepEqual(nameParts("h1_2"), ["h", "1,2", "", ""]);
  assert.deepEqual(nameParts("w1_1_2(3)"), ["w", "1,1,2", "(3)", ""]);
  assert.deepEqual(nameParts("layer1_out"), ["layer", "1,out", "", ""]);
  assert.deepEqual(nameParts("_a"), ["_a", "", "", ""]);
  assert.deepEqual(nameParts("25"), ["25", "", "", ""]);
  assert.deepEqual(nameParts("alpha_1"), ["α", "1", "", ""]);
  assert.deepEqual(nameParts("beta2(3)"), ["β", "2", "(3)", ""]);
  assert.deepEqual(nameParts("epsilon"), nameParts("ε"));
  assert.deepEqual(nameParts("constructor"), ["constructor", "", "", ""]);
  assert.deepEqual(nameParts("1.1"), ["1.1", "", "", ""]);
});
