import assert from "node:assert/strict";
import test from "node:test";
import { covered, replaced, toUnits, useOf } from "../../static/js/lib/span.js";

const text = "𝑎 = 1\nq = x + xy*x\nf = max(x, q)";

test("code points become UTF-16 units", () => {
  assert.deepEqual(toUnits("𝑎𝑏c", [1, 2]), { from: 2, to: 4 });
  assert.equal(toUnits("abc", null), null);
});

test("a span can be read and replaced", () => {
  assert.equal(covered(text, [6, 7]), "q");
  assert.equal(replaced("x = -2\ny = 5", [4, 6], "3"), "x = 3\ny = 5");
});

test("a name is found where it is used, as a whole word, on the right side", () => {
  assert.equal(covered(text, useOf(text, [6, 18], "x")), "x");
  assert.deepEqual(useOf(text, [6, 18], "x"), [10, 11]);
  assert.deepEqual(useOf(text, [6, 18], "x", 1), [17, 18]);
  assert.deepEqual(useOf(text, [6, 18], "nowhere"), [6, 18]);
  assert.deepEqual(useOf(text, [6, 18], "a.*("), [6, 18]);
});
