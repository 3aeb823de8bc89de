import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { numeral, numerals, writeNumbersAs } from "../../static/js/lib/notation.js";

afterEach(() => writeNumbersAs("en"));

test("in English a program's numbers stand as they are", () => {
  assert.equal(numerals("\\max(0.5, x)"), "\\max(0.5, x)");
});

test("in Russian they have a comma, and a semicolon parts them", () => {
  writeNumbersAs("ru");
  assert.equal(numeral("1.25"), "1,25");
  assert.equal(numerals("\\max(0.25, 1.5\\,x)"), "\\max(0{,}25; 1{,}5\\,x)");
});

test("without a point nothing changes: the comma of an index stays", () => {
  writeNumbersAs("ru");
  assert.equal(numerals("\\max(x, y)"), "\\max(x, y)");
  assert.equal(numeral("W[0, 1]"), "W[0, 1]");
});
