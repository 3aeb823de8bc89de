import assert from "node:assert/strict";
import { test } from "node:test";
import { createProbe } from "../../static/js/probe.js";

test("what f truly does is asked of the numbers that are shown, not of those on their way", async () => {
  const state = { trace: {}, traced: "x = 1\nf = x*x", landed: { x: 2 }, inputs: { x: 9 }, lang: "en" };
  const store = /** @type {any} */ ({ get: () => state });
  let asked = {};
  globalThis.fetch = async (_, options) => {
    asked = JSON.parse(String(options?.body));
    return Response.json({ change: 0.0401 });
  };
  assert.equal(await createProbe(store).nudge(/** @type {any} */ ({ id: 0 }), 0.01), 0.0401);
  assert.deepEqual(asked, { source: state.traced, inputs: { x: 2 }, node: 0, by: 0.01 });
});
