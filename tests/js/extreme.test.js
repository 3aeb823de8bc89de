import assert from "node:assert/strict";
import { test } from "node:test";
import { formatCount, formatPower } from "../../static/js/lib/format.js";
import { extremeOf } from "../../static/js/model/extreme.js";

test("what is strange about a gradient", () => {
  assert.equal(extremeOf(null), null);
  assert.equal(extremeOf(0), "zero");
  assert.equal(extremeOf(-9.9e-4), "tiny");
  assert.equal(extremeOf(1e-3), null);
  assert.equal(extremeOf(-1001), "huge");
  assert.equal(extremeOf([1, "-Infinity"]), "infinite");
  assert.equal(extremeOf(["Infinity", "NaN"]), "not_finite");
  assert.equal(extremeOf([[0, 0]]), "zero");
  assert.equal(extremeOf([0, 2]), null);
});

test("powers that no float can hold", () => {
  assert.equal(formatPower(-400.301, "ru"), "5·10⁻⁴⁰¹");
  assert.equal(formatPower(-3.5), "3.16·10⁻⁴");
});

test("whole numbers of any length", () => {
  assert.equal(formatCount("1073741824"), "1,073,741,824");
  assert.equal(formatCount("1073741824", "ru"), "1\u00a0073\u00a0741\u00a0824");
  assert.equal(formatCount(String(2n ** 1200n), "ru"), "1,72·10³⁶¹");
});
