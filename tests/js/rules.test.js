import assert from "node:assert/strict";
import { test } from "node:test";
import { matching } from "../../static/js/model/rules.js";

/** @import { Rule, RulesSet } from "../../static/js/model/rules.js" */

/** @param {string} name @param {string} kind @param {string[]} spellings @param {string} en @returns {Rule} */
const op = (name, kind, spellings, en) => ({
  ...{ name, kind, spellings: [name, ...spellings], doc: { en, ru: "ж" }, formula: "", rules: [], example: "" },
  ...{ along: null, domain: null, kinks: [] },
});
const RULES = [
  op("exp", "elementwise", [], "Exponential function."),
  op("amax", "reduce", ["max"], "The largest number."),
  op("maximum", "elementwise", ["max"], "The larger of two."),
];
/** @param {Partial<RulesSet>} set */
const found = (set) => matching(RULES, { kind: "all", search: "", op: null, ...set }, "en").map(({ name }) => name);

test("ops are found by name, spelling, description and kind", () => {
  assert.deepEqual(found({}), ["exp", "amax", "maximum"]);
  assert.deepEqual(found({ search: " MAX" }), ["amax", "maximum"]);
  assert.deepEqual(found({ search: "exponential" }), ["exp"]);
  assert.deepEqual(found({ search: "max", kind: "reduce" }), ["amax"]);
  assert.deepEqual(found({ search: "tanh" }), []);
});
