import assert from "node:assert/strict";
import { test } from "node:test";
import { createOne } from "../../static/js/network/one.js";
import { beginning } from "../../static/js/network/state.js";
import { createStore } from "../../static/js/state/store.js";

/** @param {number} step @param {string} [parameters] @returns {any} */
const moment = (step, parameters = "") => ({ step, runs: [{ step, parameters, memory: {} }] });

/** @param {Partial<import("../../static/js/network/state.js").State>} state */
function trained(state) {
  const store = createStore({ ...beginning({ lang: "en", theme: "light" }), ...state });
  return { store, one: createOne({ store, rest() {} }) };
}

test("what came after the moment that training has gone on from is kept no longer", () => {
  const kept = [0, 50, 150, 160, 170].map((step) => moment(step));
  const { store, one } = trained({ kept, checkpoint: moment(150, "by hand") });
  one.keep(moment(200));
  assert.deepEqual(
    store.get().kept.map(({ step }) => step),
    [0, 50, 150, 200],
  );
});

test("a way begins anew where one goes back behind its beginning", () => {
  const kept = [0, 50, 100, 150].map((step) => moment(step));
  const root = moment(100, "by hand");
  const { store, one } = trained({ kept, root, checkpoint: kept[3] });
  one.rewind(150);
  assert.equal(store.get().root, root);
  one.rewind(100); // the same step, but not these weights
  assert.equal(store.get().root, kept[2]);
  one.rewind(50);
  assert.equal(store.get().root, kept[1]);
});

test("back at the first weights all follows from them", () => {
  const kept = [moment(0), moment(50)];
  const { store, one } = trained({ kept, checkpoint: kept[1] });
  one.rewind(0);
  assert.equal(store.get().root, null);
});
