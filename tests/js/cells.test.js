import assert from "node:assert/strict";
import test from "node:test";
import { createCells } from "../../static/js/cells.js";
import { placeIn } from "../../static/js/lib/tensor.js";
import { productOf, sameCell, slotsOf, stillThere } from "../../static/js/model/cells.js";
import { indexTrace } from "../../static/js/model/trace.js";
import { createStore } from "../../static/js/state/store.js";

/** Z = X W, L = sum(Z): X [2, 2], W [2, 3]. */
const nodes = [
  [0, null, [], [2, 2]],
  [1, null, [], [2, 3]],
  [2, "matmul", [0, 1], [2, 3]],
  [3, "sum", [2], []],
].map(([id, op, inputs, shape]) => ({ id, op, inputs, shape, names: [], role: op ? "op" : "input" }));
const edges = [
  { id: 0, from: 0, to: 2, slot: 0 },
  { id: 1, from: 1, to: 2, slot: 1 },
  { id: 2, from: 2, to: 3, slot: 0 },
];
const steps = [2, 0, 1].map((edge, id) => ({ id, kind: "contribute", node: edges[edge].from, edge }));
const trace = indexTrace(/** @type {any} */ ({ nodes, edges, steps, output: 3 }));

test("cells are the same by their place", () => {
  const cell = { node: 1, what: /** @type {const} */ ("gradient"), at: [0, 2] };
  assert.ok(sameCell(cell, { ...cell, at: [0, 2] }));
  assert.ok(!sameCell(cell, { ...cell, at: [2, 0] }));
  assert.ok(!sameCell(cell, null));
  assert.ok(stillThere(trace, cell));
  assert.ok(!stillThere(trace, { ...cell, at: [2, 0] }));
  assert.ok(!stillThere(trace, { ...cell, node: 9 }));
});

test("a cell's place in reading order: vectors are one row, further axes are stacked", () => {
  assert.deepEqual(placeIn(3, [5]), [3]);
  assert.deepEqual(placeIn(5, [2, 3]), [1, 2]);
  assert.deepEqual(placeIn(21, [2, 3, 4]), [1, 2, 1]);
});

test("a product's factors stand left and on top, the operand turned", () => {
  assert.deepEqual(productOf(trace, { node: 1, what: "gradient" }), {
    left: { node: 0, what: "value", turned: true },
    top: { node: 2, what: "gradient", turned: false },
  });
  assert.deepEqual(productOf(trace, { node: 0, what: "gradient" }), {
    left: { node: 2, what: "gradient", turned: false },
    top: { node: 1, what: "value", turned: true },
  });
  assert.deepEqual(productOf(trace, { node: 2, what: "value" }), {
    left: { node: 0, what: "value", turned: false },
    top: { node: 1, what: "value", turned: false },
  });
  assert.equal(productOf(trace, { node: 2, what: "gradient" }), null);
  assert.equal(productOf(trace, { node: 1, what: "value" }), null);
});

test("slots are counted through the parts", () => {
  const term = (/** @type {number} */ a, /** @type {number} */ b) => ({
    first: { number: a },
    second: { number: b },
    product: a * b,
  });
  const parts = [
    { terms: [term(1, 2)], total: 2 },
    { terms: [term(3, 4)], total: 12 },
  ];
  const read = slotsOf(/** @type {any} */ ({ number: 14, parts }));
  assert.deepEqual(["a1", "b0", "c0", "c2", "v0"].map(read), [3, 2, 14, 12, 14]);
});

test("a cell is asked about once, left by a second pick and with its step", async () => {
  const cell = { node: 1, what: /** @type {const} */ ("gradient"), at: [0, 2] };
  const store = createStore(
    /** @type {any} */ ({ cell: null, terms: null, trace, traced: "f", landed: {}, lang: "en", position: { step: 1 } }),
  );
  /** @type {unknown[]} */
  const asked = [];
  const { pick } = createCells({
    store,
    ask: async (what, about) => {
      asked.push([what, about]);
      return { ...cell, parts: [] };
    },
  });
  const settled = () => new Promise((resolve) => setTimeout(resolve, 20));
  pick(cell);
  await settled();
  assert.deepEqual(asked, [["cell", { source: "f", inputs: {}, ...cell }]]);
  assert.deepEqual(store.get().terms, { ...cell, parts: [] });
  store.set({ hovered: 2 });
  await settled();
  assert.equal(asked.length, 1);
  pick({ ...cell });
  assert.equal(store.get().terms, null);
  pick(cell);
  store.set({ position: { step: 2 } });
  assert.equal(store.get().cell, null);
});
