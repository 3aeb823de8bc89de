import assert from "node:assert/strict";
import test from "node:test";
import { calledByGradients, fractionOf, gradientOf, secondOf, shareOf } from "../../static/js/model/notation.js";
import { traceOf } from "./scenes.js";

test("a gradient that is a sum is written with d, what one edge brings to it with the edge's letter", () => {
  const trace = traceOf("two-paths"); // p = exp(x); f = x * p
  const [x, p] = ["x", "p"].map((name) => trace.nodes.findIndex(({ label }) => label === name));
  const [direct, through] = [trace.output, p].map((to) => trace.users(x).find((edge) => edge.to === to)?.id ?? -1);
  assert.equal(gradientOf(trace, x), "\\mathrm{d}f/\\mathrm{d}x");
  assert.equal(gradientOf(trace, p), "\\partial f/\\partial p");
  assert.equal(shareOf(trace, direct), "\\left.\\mathrm{d}f/\\mathrm{d}x\\right|_{\\mathrm{A}}");
  assert.equal(shareOf(trace, through, fractionOf), "\\left.\\frac{\\mathrm{d}f}{\\mathrm{d}x}\\right|_{\\mathrm{B}}");
  assert.equal(shareOf(trace, trace.users(p)[0].id), "\\partial f/\\partial p");
  assert.equal(secondOf(trace, x, x), "\\mathrm{d}^2 f/\\mathrm{d}x^2");
});

test("second derivatives of what is used once are partial", () => {
  const trace = traceOf("circuit");
  const [x, z] = ["x", "z"].map((name) => trace.nodes.findIndex(({ label }) => label === name));
  assert.equal(secondOf(trace, x, z), "\\partial ^2 f/\\partial x\\,\\partial z");
});

test("in a gradient's own graph nodes are called by what they are, in formulas, too", () => {
  const trace = traceOf("two-paths");
  const [x, p] = ["x", "p"].map((name) => trace.nodes.findIndex(({ label }) => label === name));
  const node = (/** @type {object} */ rest) => ({ ...trace.node(x), ...rest });
  const wire = {
    ...trace,
    nodes: [
      node({ id: 0, name: "x", symbol: "x", label: "x", expr: null }),
      node({ id: 1, name: "df_dp", symbol: "D_p", label: "df_dp", expr: "1 \\cdot x" }),
      node({ id: 2, name: "df_dx", symbol: "D_x", label: "df_dx", expr: "D_p \\cdot x" }),
      node({ id: 3, name: null, symbol: "u_{0}", label: "u0", expr: "D_p^{2}" }),
    ],
  };
  const { nodes } = calledByGradients(wire, trace, {
    partners: [
      [p, 1],
      [x, 2],
    ],
    copies: [[x, 0]],
  });
  assert.deepEqual(
    nodes.map(({ label }) => label),
    ["x", "∂f/∂p", "df/dx", "u0"],
  );
  assert.equal(nodes[2].symbol, gradientOf(trace, x));
  assert.equal(nodes[2].expr, "\\partial f/\\partial p \\cdot x");
  assert.equal(nodes[3].expr, "(\\partial f/\\partial p)^{2}");
});
