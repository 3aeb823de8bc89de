import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { fromLatex } from "../../static/js/model/latex/convert.js";

/** LaTeX and the program it is; `tests/engine/test_latex_paste.py` runs each of these. @type {[string, string][]} */
const CASES = JSON.parse(readFileSync(new URL("fixtures/latex.json", import.meta.url), "utf8"));

test("names that are tables in the program are multiplied as matrices", () => {
  assert.equal(fromLatex("f = \\mathbf{W}\\mathbf{x} + a\\mathbf{x}", ["W", "x"]), "f = W @ x + a * x");
  assert.equal(fromLatex("\\begin{pmatrix}1&2\\\\3&4\\end{pmatrix} x", ["x"]), "[[1, 2], [3, 4]] @ x");
});

for (const [latex, program] of CASES) test(latex, () => assert.equal(fromLatex(latex), program));

test("what is no LaTeX is not touched", () => {
  const texts = [
    "f = (x + y) * z",
    "x = -2\ny = 5 # two\nf = x * y",
    "W = [[1, 2], [3, 4]]\nf = sum(W @ W)",
    "x_1 * w_1 + b",
    "def f(a_1, b_1):\n    return a_1 * b_1",
    "x_hat y_hat",
    "it costs $5",
    "",
  ];
  for (const text of texts) assert.equal(fromLatex(text), null, text);
});

test("what no program can say is left as it is", () => {
  const texts = [
    String.raw`\int x dx`,
    String.raw`\frac{\partial f}{\partial x}`,
    String.raw`\frac{d}{dx} x^2`,
    String.raw`\frac{df}{dx}`,
    String.raw`\sum_i x_i`,
    String.raw`\sum_{i=1}^{n} x_i`,
    String.raw`\frac{x}{`,
    String.raw`\begin{bmatrix} 1 & 2 \\ 3 \end{bmatrix}`,
    String.raw`\begin{bmatrix} 1`,
    String.raw`x^2 + y^2 = \mathrm{const}^{2} + 1`,
    String.raw`\frac{1}{2} # half`,
    String.raw`print("a\name")`,
    String.raw`\sum_{i=1}^{9999} x_i`,
    `${"\\frac{1}{".repeat(700)}x${"}".repeat(700)}`,
    `${"\\sum_{i=1}^{50} \\sqrt{".repeat(6)}x${"}".repeat(6)}`,
    `\\sqrt{${"(".repeat(2000)}`,
    `\\sqrt{x} ${"x".repeat(9000)}`,
  ];
  for (const text of texts) assert.equal(fromLatex(text), null, text.slice(0, 80));
});
