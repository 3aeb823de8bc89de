import assert from "node:assert/strict";
import test from "node:test";
import { fractionOf, gradientOf, secondOf, shareOf } from "../../static/js/model/notation.js";
import { traceOf } from "./scenes.js";

test("a gradient that is a sum is written with d, what one edge brings to it with the edge's letter", () => {
  const trace = traceOf("two-paths"); // p = exp(x); f = x * p
  const [x, p] = ["x", "p"].map((name) => trace.nodes.findIndex(({ label }) => label === name));
  const [direct, through] = [trace.output, p].map((to) => trace.users(x).find((edge) => edge.to === to)?.id ?? -1);
  assert.equal(gradientOf(trace, x), "\\mathrm{d}f/\\allowbreak \\mathrm{d}x");
  assert.equal(gradientOf(trace, p), "\\partial f/\\allowbreak \\partial p");
  assert.equal(shareOf(trace, direct), "\\left.\\mathrm{d}f/\\allowbreak \\mathrm{d}x\\right|_{\\mathrm{A}}");
  assert.equal(shareOf(trace, through, fractionOf), "\\left.\\frac{\\mathrm{d}f}{\\mathrm{d}x}\\right|_{\\mathrm{B}}");
  assert.equal(shareOf(trace, trace.users(p)[0].id), "\\partial f/\\allowbreak \\partial p");
  assert.equal(secondOf(trace, x, x), "\\mathrm{d}^2 f/\\allowbreak \\mathrm{d}x^2");
});

test("second derivatives of what is used once are partial", () => {
  const trace = traceOf("circuit");
  const [x, z] = ["x", "z"].map((name) => trace.nodes.findIndex(({ label }) => label === name));
  assert.equal(secondOf(trace, x, z), "\\partial ^2 f/\\allowbreak \\partial x\\,\\allowbreak \\partial z");
});
