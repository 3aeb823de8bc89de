import assert from "node:assert/strict";
import { test } from "node:test";
import { apart } from "../../static/js/model/network/apart.js";
import { decadesOf, lossDecades } from "../../static/js/model/network/decades.js";
import { differing } from "../../static/js/model/network/differ.js";
import { differencesOf, rivalsOf } from "../../static/js/model/network/rivals.js";

/** @import { Form } from "../../static/js/model/network/form.js" */

/** @type {Form} */
const FORM = {
  inputs: 2,
  layers: [
    { width: 8, activation: { name: "tanh" } },
    { width: 8, activation: { name: "tanh" } },
    { width: 1, activation: { name: "sigmoid" } },
  ],
  optimizer: { name: "sgd", rate: 0.3 },
  init: { name: "xavier", scale: 1 },
};

test("rivals differ from a network in one thing only", () => {
  assert.deepEqual(differencesOf(FORM), ["activation", "residual", "init", "clip", "optimizer"]);
  for (const what of differencesOf(FORM)) {
    const rivals = rivalsOf(FORM, what);
    assert.ok(rivals.length >= 2 && rivals.length <= 4);
    const key = what === "activation" || what === "residual" ? "layers" : what;
    for (const { form } of rivals) {
      const { [key]: _, ...rest } = form;
      const { [key]: __, ...own } = FORM;
      assert.deepEqual(rest, own);
    }
  }
});

test("the output keeps its activation, and the rate stays", () => {
  const [sigmoid] = rivalsOf(FORM, "activation");
  assert.deepEqual(
    sigmoid.form.layers.map(({ activation }) => activation?.name),
    ["sigmoid", "sigmoid", "sigmoid"],
  );
  assert.deepEqual(rivalsOf(FORM, "activation")[2].form.layers[2], FORM.layers[2]);
  assert.deepEqual(rivalsOf(FORM, "optimizer")[2].form.optimizer, { name: "adam", rate: 0.3 });
});

test("what a network has of its own comes first", () => {
  const gelu = { ...FORM, layers: FORM.layers.map((layer) => ({ ...layer, activation: { name: "gelu" } })) };
  assert.deepEqual(
    rivalsOf(gelu, "activation").map(({ name }) => name),
    ["gelu", "sigmoid", "tanh", "relu"],
  );
});

test("a connection skips a layer only where the widths are alike", () => {
  const [, { form }] = rivalsOf(FORM, "residual");
  assert.deepEqual(
    form.layers.map((layer) => "residual" in layer),
    [false, true, false],
  );
  const narrow = { ...FORM, layers: [{ width: 4 }, { width: 3 }, { width: 1 }] };
  assert.ok(!differencesOf(narrow).includes("residual"));
});

/** @param {string[]} texts */
const marked = (texts) => differing(texts).map((all) => all.filter(({ own }) => own).map(({ words }) => words));

test("of specs side by side the words are marked that not all have", () => {
  assert.deepEqual(marked(["2 → 10x8 sigmoid → 1 sigmoid, sgd 0.5", "2 → 10x8 tanh → 1 sigmoid, sgd 0.5"]), [
    ["sigmoid"],
    ["tanh"],
  ]);
  assert.deepEqual(marked(["2 → 10x8 tanh → 1, xor", "2 → 8 tanh → 9x8 tanh residual 1 → 1, xor"]), [
    [],
    ["9x8 tanh residual 1"],
  ]);
  assert.deepEqual(marked(["2 → 1, xor", "2 → 1, xor, init he 1"]), [[], ["init he 1"]]);
  assert.deepEqual(marked(["", ""]), [[], []]);
});

test("the pieces of a spec are the spec", () => {
  const texts = ["2 → 10x8 sigmoid → 1 sigmoid, sgd 0.5", "2 → 10x8 tanh → 1 sigmoid, adam 0.5, clip 1"];
  const joined = differing(texts).map((all) => all.map(({ gap, words }) => gap + words).join(""));
  assert.deepEqual(joined, texts);
});

test("names stand apart, inside, in their order", () => {
  const room = { gap: 10, low: 0, high: 100 };
  assert.deepEqual(apart([50, 52, 10], room), [50, 60, 10]);
  assert.deepEqual(apart([99, 100, 98], room), [90, 100, 80]);
});

test("decades are whole, and few are named", () => {
  const { powers, share } = decadesOf([0.002, 5], { floor: 1e-12, most: 4 });
  assert.deepEqual(powers, [-3, -2, -1, 0, 1]);
  assert.equal(share(0.001), 0);
  assert.equal(share(10), 1);
  assert.deepEqual(decadesOf([1e-9, 1], { floor: 1e-12, most: 4 }).powers, [-9, -6, -3, 0]);
  // the axis ends at one that is named
  const far = decadesOf([0.5, 1e21], { floor: 1e-12, most: 6 });
  assert.deepEqual([far.powers, far.share(1e23)], [[-1, 3, 7, 11, 15, 19, 23], 1]);
  assert.deepEqual(decadesOf([0.01], { floor: 1e-12, most: 4 }).powers, [-2, -1]);
});

test("a loss of nothing stands below all others, and a tiny one where it is", () => {
  const { powers, share, shareOf } = lossDecades([1, 2e-14, 0], 4);
  assert.deepEqual(powers, [-14, -10, -6, -2, 2]);
  // also where no loss is as low as the lowest power, that stands at the bottom
  assert.deepEqual(powers.map(shareOf), [0, 0.25, 0.5, 0.75, 1]);
  assert.ok(share(2e-14) > 0);
  assert.equal(share(0), share(2e-14));
  assert.deepEqual(lossDecades([1, 0], 4).powers, [-12, -9, -6, -3, 0]);
});
