import assert from "node:assert/strict";
import test from "node:test";
import { calledOp, columnsOf, indexTrace } from "../../static/js/model/trace.js";

/** @param {number} id @param {string[]} names @param {Record<string, unknown>} [more] */
const input = (id, names, more = {}) => ({ id, names, role: "input", op: null, inputs: [], label: names[0], ...more });
/** @param {any[]} nodes */
const indexed = (nodes) =>
  indexTrace({ schema: 1, program: "", output: 0, nodes, edges: [], steps: [], notes: [], groups: [] });

test("an input with two names goes by the one it was given first", () => {
  const trace = indexed([input(0, ["x", "f"])]);
  assert.deepEqual([...trace.address], [[0, "x"]]);
});

test("a name belongs to the input that was bound to it last", () => {
  const trace = indexed([input(0, ["x", "y"]), input(1, ["y"])]);
  assert.deepEqual(
    [...trace.address],
    [
      [0, "x"],
      [1, "y"],
    ],
  );
});

test("a number whose every name was bound anew can no longer be changed", () => {
  const trace = indexed([input(0, ["x"], { label: "x(0)" }), input(1, ["x"], { label: "x(1)" })]);
  assert.deepEqual([...trace.address], [[1, "x"]]);
  assert.deepEqual(
    trace.inputs.map(({ id }) => id),
    [1],
  );
  assert.equal(trace.node(0).role, "data");
});

test("in forward mode the tangents stand where gradients do otherwise", () => {
  const node = (/** @type {number} */ id, /** @type {number | null} */ tangent) => ({
    ...{ id, names: [], role: "op", op: "tanh", inputs: [], label: "u", span: null, value: 1, shape: [] },
    ...{ grad: 7, grad_state: "computed", tangent },
  });
  const wire = /** @type {any} */ ({ nodes: [node(0, 3), node(1, null)], edges: [], steps: [], notes: [], groups: [] });
  const trace = indexTrace(wire);
  assert.deepEqual(
    trace.nodes.map(({ grad, grad_state }) => [grad, grad_state]),
    [
      [3, "computed"],
      [0, "zero_path"],
    ],
  );
  assert.deepEqual(columnsOf(wire).grads, [3, 0]);
});

test("an op is called by its sign, or by the word one types", () => {
  const called = (/** @type {string | null} */ op, glyph = "") => calledOp(/** @type {any} */ ({ op, glyph }));
  assert.deepEqual(
    [called("mul", "×"), called("maximum", "max"), called("sigmoid", "σ"), called("sin", "sin"), called(null)],
    ["×", "max", "sigmoid", "sin", null],
  );
});
