import assert from "node:assert/strict";
import test from "node:test";
import { createActions } from "../../static/js/actions.js";
import { indexTrace } from "../../static/js/model/trace.js";
import { createStore } from "../../static/js/state/store.js";

/** @param {string} name @param {[number, number]} span @param {number} id */
const input = (name, span, id = 0) => ({
  id,
  names: [name],
  role: "input",
  op: null,
  inputs: [],
  label: name,
  span,
  value: 1,
});

/**
 * @param {{ text: string, traced?: string, inputs: Record<string, number>, nodes: any[] }} given
 * @returns {string} the text after writing back
 */
function written({ text, traced = text, inputs, nodes }) {
  const trace = indexTrace({ schema: 1, program: "", output: 0, nodes, edges: [], steps: [], notes: [], groups: [] });
  const store = createStore(
    /** @type {any} */ ({ text, traced, inputs, trace, aim: {}, position: { step: 0, phase: 1 } }),
  );
  const player = /** @type {any} */ ({});
  createActions({ store, player, askTrace() {}, askReplay() {} }).writeBack();
  return store.get().text;
}

test("numbers are written where they are bound, and nothing else moves", () => {
  const text = "x = -2  # the first\ny = 5; f = x*y";
  const nodes = [input("x", [4, 6]), input("y", [24, 25], 1)];
  assert.equal(written({ text, nodes, inputs: { x: 3, y: -1.5 } }), "x = 3  # the first\ny = -1.5; f = x*y");
});

test("a free name is bound in a line of its own, so that every use of it has the number", () => {
  const nodes = [input("y", [4, 5]), input("w", [10, 11], 1)];
  assert.equal(written({ text: "y = 1\nf = w*w*y", nodes, inputs: { w: 7, y: 12 } }), "w = 7\ny = 12\nf = w*w*y");
});

test("a text that could not be read is left to its writer", () => {
  const nodes = [input("x", [4, 5])];
  const given = { text: "x = 2\nf = x +", traced: "x = 2\nf = x", nodes, inputs: { x: 7 } };
  assert.equal(written(given), "x = 2\nf = x +");
});
