import assert from "node:assert/strict";
import test from "node:test";
import { fillSlots, plainLatex, rewrite, slotReader, writeStage } from "../../static/js/lib/template.js";
import { columnsOf } from "../../static/js/model/trace.js";
import { circuit } from "./traces.js";

/** @type {Record<string, any>} */
const numbers = {
  v0: -2,
  g3: -4,
  l0: 1,
  c0: -4,
  c1: 1 / 3,
  v5: [
    [1, 2],
    [3, 4],
  ],
  v6: [1, 0.12345],
  v7: [1, 2, 3, 4, 0.12345],
};
const read = (/** @type {string} */ slot) => numbers[slot] ?? null;
const captions = { upstream: "upstream", local: "local", term: (/** @type {number} */ edge) => `path ${edge}` };

test("slots take numbers, bracketed where a sign would collide", () => {
  assert.equal(fillSlots("\\val{v0}", read, "en"), "{-2}");
  assert.equal(fillSlots("3 \\cdot \\arg{v0}", read, "en"), "3 \\cdot (-2)");
  assert.equal(fillSlots("\\arg{l0}", read, "en"), "{1}");
  assert.equal(fillSlots("\\val{v9}", read, "en"), "\\cdot");
});

test("gradients carry the hue of their sign, values do not", () => {
  assert.equal(fillSlots("\\val{g3}", read, "en"), "{\\htmlClass{neg}{-4}}");
  assert.match(fillSlots("\\val{v5}", read, "en"), /^\\begin\{bmatrix\}1 & 2/);
});

test("equals is written only where every digit is shown", () => {
  assert.match(writeStage("\\eq \\val{c0}", { read, lang: "en" }), /^=/);
  assert.match(writeStage("\\eq \\val{c1}", { read, lang: "en" }), /^\\approx/);
  assert.match(writeStage("\\eq \\val{v5}", { read, lang: "en" }), /^=/);
  assert.match(writeStage("\\eq \\val{v6}", { read, lang: "en" }), /^\\approx/);
  // of a table that is named by its shape no digit is shown
  assert.match(writeStage("\\eq \\val{v7}", { read, lang: "en" }), /^=/);
});

test("a product with a factor of 0, 1 or −1 equals what is written", () => {
  const of = (/** @type {Record<string, number>} */ more) =>
    writeStage("\\eq \\val{c1}", { read: (slot) => more[slot] ?? read(slot), lang: "en" });
  assert.match(of({ u1: 1, l1: 1 / 3 }), /^=/);
  assert.match(of({ u1: 1 / 3, l1: -1 }), /^=/);
  assert.match(of({ u1: 2 / 3, l1: 0.5 }), /^\\approx/);
});

test("a product that is added up has digits of its own", () => {
  const of = (/** @type {Record<string, any>} */ more, slot = "val") =>
    writeStage(`\\eq \\${slot}{c1}`, { read: (name) => more[name] ?? null, lang: "en" });
  const u1 = [5.343123, 17.944107];
  assert.match(of({ u1, l1: 1, c1: u1 }), /^=/);
  assert.match(of({ u1, l1: 1, c1: u1 }, "col"), /^=/);
  assert.match(of({ u1, l1: 1, c1: [23.28723] }), /^\\approx/);
  assert.match(of({ u1: [1, 2], l1: 1, c1: [3] }), /^=/);
  // a matrix product with a gradient of ones
  assert.match(of({ u1: [1, 1], c1: [0.12345, 0.5] }), /^\\approx/);
});

test("a vector stands upright where it is multiplied as a column", () => {
  assert.match(fillSlots("\\col{v6}", read, "en"), /^\\begin\{bmatrix\}1 \\\\ 0.123/);
  assert.match(writeStage("\\eq \\col{v6}", { read, lang: "en" }), /^\\approx/);
});

test("factors are labelled in symbols and put in the lens in numbers", () => {
  const symbols = writeStage("\\upstream{\\frac{a}{b}} \\cdot \\local{c}", { read, lang: "en", captions });
  assert.match(symbols, /\\underbrace\{\\frac\{a\}\{b\}\}_\{\\htmlClass\{caption\}\{\\text\{upstream\}\}\}/);
  assert.equal(writeStage("\\local{\\arg{l0}}", { read, lang: "en", lens: true }), "\\htmlClass{glass}{{1}}");
});

test("terms are named by their edge, and by their path where they have one", () => {
  const path = (/** @type {number} */ edge) => (edge ? "b" : "a");
  const two = writeStage("\\term{0}{a} + \\term{1}{b}", { read, lang: "en", path });
  assert.equal(two, "\\htmlClass{path-a edge-0}{a} + \\htmlClass{path-b edge-1}{b}");
  assert.ok(!writeStage("\\term{0}{a}+\\term{1}{b}+\\term{2}{c}", { read, lang: "en" }).includes("path-"));
});

test("marks nest", () => {
  assert.equal(
    rewrite("\\m{a\\m{b}c}d", "m", 1, ([x]) => `<${x}>`),
    "<a<b>c>d",
  );
});

test("taken elsewhere, a formula has none of our marks", () => {
  const written = writeStage("\\eq \\upstream{\\arg{g0}} \\cdot \\local{\\arg{l1}}", {
    read: (slot) => (slot === "g0" ? -1.5 : 2),
    lang: "ru",
    lens: true,
  });
  assert.ok(written.includes("htmlClass"));
  assert.equal(plainLatex(written).replace(/\s+/g, " "), "= (-1{,}5) \\cdot {2}");
});

test("one number by which a whole table makes a number is written as a table: 2 times 1 is none", () => {
  const of = (/** @type {any[]} */ values) => {
    const trace = circuit();
    return slotReader(trace, /** @type {any} */ ({ ...columnsOf(trace), values }))("l2");
  };
  const table = [
    [1, 2],
    [3, 4],
  ];
  assert.deepEqual(of([0, 0, 0, table, 10]), [
    [1, 1],
    [1, 1],
  ]);
  assert.equal(of([0, 0, 0, table, table]), 1);
  assert.equal(of([0, 0, 0, 3, 10]), 1);
});
