import assert from "node:assert/strict";
import test from "node:test";
import { matching } from "../../static/js/view/editor/completions.js";

const functions = ["exp", "max", "sigmoid", "sin", "sinh"].map((label) => ({ label }));
/** @param {string} text @param {string} typed */
const offered = (text, typed, asked = false) => matching(functions, text, typed, asked).map(({ label }) => label);

test("names of the text come first, then functions that begin so, the shortest first", () => {
  assert.deepEqual(offered("side = 2\nf = ", "si"), ["side", "sin", "sinh", "sigmoid"]);
  assert.deepEqual(offered("f = ", "SI"), ["sin", "sinh", "sigmoid"]);
});

test("a name that stands there already is left alone, unless completion is asked for", () => {
  assert.deepEqual(offered("x = 2\nxs = 3\nf = ", "x"), []);
  assert.deepEqual(offered("x = 2\nxs = 3\nf = ", "x", true), ["x", "xs"]);
});

test("words of comments, keywords and functions are no names", () => {
  assert.deepEqual(offered("# forest\nfor i in range(2):\n  s = sin(i)", "f"), []);
});
