import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { decodeLink, encodeLink } from "../../static/js/state/link.js";
import { LinkError } from "../../static/js/state/packed.js";

/** @type {import("../../static/js/state/link.js").LinkState} */
const state = {
  text: "x = -2\nμ = 5 # привет\nf = x*μ",
  inputs: {
    x: 1.5,
    W: [
      [1, 2],
      [3, 4],
    ],
  },
  step: 3,
  lang: "ru",
  theme: "dark",
  tool: "predict",
  hidden: ["g x", "v f"],
  selected: 2,
  aim: {
    node: 0,
    edges: [3, 1],
    wrt: "μ",
    entry: [2, 0],
    mistake: "again",
    shown: true,
    as: "torch",
    level: 2,
    seed: 7,
    ops: ["add"],
  },
};

test("what goes into a link comes out of it", async () => {
  const hash = await encodeLink(state);
  assert.match(hash, /^#v1\.[A-Za-z0-9_-]+$/);
  assert.deepEqual(await decodeLink(hash), state);
});

test("links of version 1 stay readable", async () => {
  const golden = JSON.parse(readFileSync(new URL("../golden/links.json", import.meta.url), "utf8"));
  for (const { link, state } of golden) assert.deepEqual(await decodeLink(link), state);
});

test("no hash is no link", async () => assert.equal(await decodeLink(""), null));

test("damaged and newer links say which they are", async () => {
  const hash = await encodeLink(state);
  /** @param {string} bad @param {string} code */
  const fails = (bad, code) =>
    assert.rejects(decodeLink(bad), (error) => error instanceof LinkError && error.code === code);
  await fails(hash.slice(0, -9), "damaged");
  await fails("#v1.%%%", "damaged");
  await fails("#hello", "damaged");
  await fails("#v0.abc", "damaged");
  await fails("#v2.abc", "newer");
  await fails("#v10.abc", "newer");
});

test("a link cannot unfold without bound", async () => {
  const bomb = await encodeLink({ text: "x".repeat(5_000_000) });
  assert.ok(bomb.length < 20_000);
  await assert.rejects(decodeLink(bomb), LinkError);
});

test("unknown and ill-typed fields are left out", async () => {
  const hash = await encodeLink(
    /** @type {any} */ ({
      text: "x",
      inputs: { x: "1" },
      step: -1,
      lang: "xx",
      theme: 3,
      hidden: ["x"],
      more: 1,
      selected: "2",
      aim: { node: -1, edges: 3 },
    }),
  );
  assert.deepEqual(await decodeLink(hash), { text: "x" });
});
