import assert from "node:assert/strict";
import test from "node:test";
import {
  equality,
  finestOf,
  formatBrief,
  formatNumber,
  latexNumber,
  readNumber,
  readTable,
  shownExactly,
  signOf,
} from "../../static/js/lib/format.js";
import { withTable } from "../../static/js/lib/tensor.js";

test("a product is told to be equal only where its digits are those of its result", () => {
  assert.equal(equality([1, -4], -4), "=");
  assert.equal(equality([1, 4.481689], 4.481689), "=");
  assert.equal(equality([0.5, 3], 1.5), "=");
  assert.equal(equality([0.7, 2.0137527], 1.40962689), "≈");
  assert.equal(equality([[1, 2], 3], [3, 6]), "=");
  // added up behind a broadcast
  assert.equal(equality([[0.25, 0.123456], 1], 0.373456), "≈");
  assert.equal(equality([[0.25, 0.5], 1], 0.75), "=");
});

test("numbers are cut at four decimals and keep a true minus", () => {
  assert.equal(formatNumber(-4), "−4");
  assert.equal(formatNumber(11.204222), "11.2042");
  assert.equal(formatNumber(0.5), "0.5");
  assert.equal(formatNumber(100), "100");
  assert.equal(formatNumber(-0), "0");
});

test("numbers that decimals would hide are powers of ten", () => {
  assert.equal(formatNumber(1.7e-17), "1.7·10⁻¹⁷");
  assert.equal(formatNumber(4.2e-18), "4.2·10⁻¹⁸");
  assert.equal(formatNumber(-2.5e9), "−2.5·10⁹");
  assert.equal(latexNumber(1.7e-17, "ru"), "1{,}7\\cdot 10^{-17}");
});

test("what is not finite is shown as such", () => {
  assert.equal(formatNumber("NaN"), "NaN");
  assert.equal(formatNumber("-Infinity"), "−∞");
  assert.equal(latexNumber(Infinity), "\\infty");
});

test("Russian has a decimal comma", () => {
  assert.equal(formatNumber(0.1966, "ru"), "0,1966");
  assert.equal(latexNumber(0.1966, "ru"), "0{,}1966");
});

test("typed numbers are read in both notations and nothing else is", () => {
  assert.equal(readNumber(" −1,5 "), -1.5);
  assert.equal(readNumber("2e-3"), 0.002);
  for (const junk of ["", "-", "1.2.3", "abc", "0x10", "1e999"]) assert.equal(readNumber(junk), null);
});

test("what is formatted can be typed back", () => {
  for (const x of [0, -4, 0.5, 11.2042, -0.001]) assert.equal(readNumber(formatNumber(x, "ru")), x);
});

test("equality is claimed only for digits that are all there", () => {
  assert.ok(shownExactly(0.1 + 0.2));
  assert.ok(shownExactly(-12));
  assert.ok(!shownExactly(1 / 3));
  assert.ok(!shownExactly(0.196611933));
});

test("the sign names the hue", () => {
  assert.deepEqual(
    [2, -2, 0, "NaN"].map((x) => signOf(/** @type {any} */ (x))),
    ["pos", "neg", "zero", "zero"],
  );
});

test("a pasted table is read whoever wrote it", () => {
  const table = [
    [1, 2.5],
    [-3, 4],
  ];
  for (const text of ["1\t2,5\n-3\t4\n", "1;2,5\r\n−3;4", "1, 2.5\n-3, 4", "[[1, 2.5], [-3, 4]]", "1 2.5\n-3 4"])
    assert.deepEqual(readTable(text), table, text);
  assert.deepEqual(readTable("1, 2, 3"), [[1, 2, 3]]);
  assert.deepEqual(readTable("7\t8\n"), [[7, 8]]);
  for (const text of ["1,5", "", "a\tb", "1\t\t2"]) assert.equal(readTable(text), null, text);
});

test("a pasted table is laid over the cells from one on", () => {
  const value = [
    [1, 2],
    [3, 4],
  ];
  assert.deepEqual(withTable(value, 1, [[7, 8], [9]]), [
    [1, 7],
    [3, 9],
  ]);
  assert.deepEqual(withTable([1, 2, 3], 1, [[5, 6]]), [1, 5, 6]);
});

test("in a small place a number is short, and only zero is 0", () => {
  const brief = [0, 0.4237, -0.0051, 0.0031, -5.64e-5, 12.34, 100.5, 321.42, 123456, Number.NaN].map((x) =>
    formatBrief(x),
  );
  assert.deepEqual(brief, ["0", "0.42", "−0.005", "0.003", "−6·10⁻⁵", "12.34", "100.5", "321", "1·10⁵", "NaN"]);
  assert.deepEqual(
    [0.00098, -0.00096, 0.0009].map((x) => formatBrief(x)),
    ["0.001", "−0.001", "9·10⁻⁴"],
  );
  assert.equal(formatBrief(0.25, "ru"), "0,25");
});

test("numbers that differ are not made alike in a small place", () => {
  const brief = (/** @type {number[]} */ ...numbers) => numbers.map((x) => formatBrief(x));
  assert.deepEqual(brief(0.0051, 0.0149, 2), ["0.005", "0.015", "2"]);
  assert.deepEqual(brief(16.95, 0.125, 2.125, -1 / 30), ["16.95", "0.125", "2.125", "−0.033"]);
  assert.deepEqual(brief(9.9996, 99.96, 999.97), ["10", "99.96", "1000"]);
});

test("terms that all but cancel show the digits that add up to what is left", () => {
  const written = (/** @type {number[]} */ terms) => terms.map((x) => latexNumber(x, "en", 4, finestOf(terms)));
  assert.deepEqual(written([0.5, -0.4999985]), ["0.5", "-0.4999985"]);
  assert.deepEqual(written([7.51342e-7, -7.48731e-7]), ["7.5134\\cdot 10^{-7}", "-7.4873\\cdot 10^{-7}"]);
  assert.deepEqual(written([0.01112, -0.00611]), ["0.0111", "-0.0061"]);
  assert.deepEqual(written([0.1, 0.2, -0.30000000000000004]), ["0.1", "0.2", "-0.3"]);
});
