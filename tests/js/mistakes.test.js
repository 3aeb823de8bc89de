import assert from "node:assert/strict";
import test from "node:test";
import { factsOf } from "../../static/js/model/facts.js";
import { agrees, mistakeIn } from "../../static/js/model/mistakes.js";
import { counted, NO_SCORE, readScore } from "../../static/js/model/score.js";
import { columnsOf } from "../../static/js/model/trace.js";
import { readTyped } from "../../static/js/model/typed.js";
import { traceOf } from "./scenes.js";

/** @import { Facts, Term } from "../../static/js/model/mistakes.js" */

/** @param {Partial<Term>} more @returns {Term} */
const term = (more) => ({
  upstream: 5,
  local: 3,
  contribution: 15,
  op: "mul",
  user: "q",
  out: 6,
  at: 2,
  others: [{ name: "y", local: 2, value: 3 }],
  ...more,
});
/** @param {Partial<Facts>} more @returns {Facts} */
const facts = (more) => ({
  kind: "gradient",
  truth: 15,
  value: 2.5,
  gradient: 15,
  output: 70,
  terms: [term({})],
  counts: [],
  op: null,
  operands: [],
  ...more,
});
/** One edge through an op of one argument. @param {string} op @param {number} x @param {number} y @param {number} local */
const through = (op, x, y, local) =>
  facts({ truth: 5 * local, terms: [term({ op, at: x, out: y, local, contribution: 5 * local, others: [] })] });
const power = facts({
  truth: 135,
  terms: [
    term({
      op: "pow",
      at: 3,
      out: 27,
      local: 27,
      contribution: 135,
      others: [{ name: "n", local: Number.NaN, value: 3 }],
    }),
  ],
});
const fan = facts({
  truth: 9,
  terms: [
    term({ upstream: 2, local: 6, contribution: 12, user: "a", others: [] }),
    term({ upstream: 3, local: -1, contribution: -3, user: "b", others: [] }),
  ],
});
const three = facts({
  truth: 60,
  terms: [1, 2, 3].map((i) => term({ upstream: 10, local: i, contribution: 10 * i, user: `u${i}`, others: [] })),
});
const exp = through("exp", 2, Math.exp(2), Math.exp(2));
const log = through("log", 2, Math.log(2), 0.5);
const sigmoid = through("sigmoid", 2, 0.8807970779778823, 0.1049935854035065);
const tanh = through("tanh", 0.5, Math.tanh(0.5), 1 - Math.tanh(0.5) ** 2);
const sqrt = through("sqrt", 4.5, Math.sqrt(4.5), 0.5 / Math.sqrt(4.5));

/** @param {string | null} op @param {number} truth @param {number[]} values @returns {Facts} */
const valued = (op, truth, values) =>
  facts({
    kind: "value",
    truth,
    gradient: 11,
    terms: [],
    op,
    operands: values.map((value, i) => ({ name: "ab"[i], value })),
  });

/** @type {[string, number, Facts][]} */
const TABLE = [
  ["upstreamForgotten", 3, facts({})],
  ["localForgotten", 5, facts({})],
  ["otherOperand", 10, facts({})],
  ["sign", -15, facts({})],
  ["added", 8, facts({})],
  ["divided", 5 / 3, facts({})],
  ["functionKept", 30, facts({})],
  ["valueForGradient", 2.5, facts({})],
  ["outputForGradient", 70, facts({})],
  ["rounded", 15.1, facts({})],
  ["other", 1234, facts({})],
  ["timesCount", 60, facts({ counts: [4] })],
  ["overCount", 3.75, facts({ counts: [4] })],
  ["onlyOne", 12, fan],
  ["onlyOne", -3, fan],
  ["leftOut", 50, three],
  ["leftOut", 50.1, three],
  ["other", 51, three],
  ["multipliedTerms", -36, fan],
  ["averagedTerms", 4.5, fan],
  ["subtractedTerms", 15, fan],
  ["upstreamForgotten", 5, fan],
  ["sign", -9, fan],
  ["powerRuleOnExp", 10 * Math.E, exp],
  ["expAsLog", 2.5, { ...exp, value: 0 }],
  ["expAsLog", 10, exp],
  ["logAsExp", 5 * Math.exp(2), log],
  ["logUpsideDown", 10, log],
  ["logOfValue", 5 / Math.log(2), log],
  ["functionKept", 5 * Math.log(2), log],
  ["inputForOutput", -10, sigmoid],
  ["tanhForSigmoid", 5 * (1 - 0.8807970779778823 ** 2), sigmoid],
  ["halfTheRule", 5 * (1 - 0.8807970779778823), sigmoid],
  ["inputForOutput", 3.75, tanh],
  ["sigmoidForTanh", 5 * Math.tanh(0.5) * (1 - Math.tanh(0.5)), tanh],
  ["squareForgotten", 5 * (1 - Math.tanh(0.5)), tanh],
  ["exponentForgotten", 45, power],
  ["exponentKept", 405, power],
  ["halfForgotten", 5 / Math.sqrt(4.5), sqrt],
  ["rootKept", 2.5 * Math.sqrt(4.5), sqrt],
  ["seedZero", 0, facts({ kind: "seed", truth: 1, value: -12, terms: [] })],
  ["seedValue", -12, facts({ kind: "seed", truth: 1, value: -12, terms: [] })],
  ["sign", 3, valued("sub", -3, [2, 5])],
  ["operand", 2, valued("mul", 14, [2, 7])],
  ["addedOperands", 9, valued("mul", 14, [2, 7])],
  ["multipliedOperands", 14, valued("add", 9, [2, 7])],
  ["gradientForValue", 11, valued("add", 9, [2, 7])],
  ["upsideDown", 0.25, valued("div", 4, [20, 5])],
  ["timesPower", 6, valued("pow", 8, [2, 3])],
  ["swapped", 9, valued("pow", 8, [2, 3])],
  ["expForLog", Math.log(2), valued("exp", Math.exp(2), [2])],
  ["logForExp", Math.exp(2), valued("log", Math.log(2), [2])],
];

test("every usual slip is recognised by its number", () => {
  for (const [code, given, about] of TABLE) assert.equal(mistakeIn(given, about)?.code, code, `${given}: ${code}`);
});

test("a right answer is right, whatever slip would have led there", () => {
  for (const [, , about] of TABLE) assert.equal(mistakeIn(about.truth, about), null);
  // with an upstream of 1 the local derivative is the answer
  assert.equal(mistakeIn(3, facts({ truth: 3, terms: [term({ upstream: 1, contribution: 3 })] })), null);
});

test("the mistake says whose number it is", () => {
  assert.deepEqual(mistakeIn(12, fan), { code: "onlyOne", user: "a", term: 0 });
  assert.deepEqual(mistakeIn(10, facts({})), { code: "otherOperand", name: "y" });
  assert.deepEqual(mistakeIn(60, facts({ counts: [4] })), { code: "timesCount", count: 4 });
});

test("four digits are enough, three are not", () => {
  assert.ok(agrees(0.3333, 1 / 3));
  assert.ok(!agrees(0.333, 1 / 3));
  assert.ok(agrees(12350, 12345.6));
  assert.ok(agrees(0, 0) && !agrees(1e-9, 0));
  assert.ok(agrees(4.21e-18, 4.2137e-18)); // as the page writes it
  assert.ok(!agrees(0, 4.2e-18));
});

test("numbers are read as people type them", () => {
  /** @type {[string, number | null][]} */
  const table = [
    ["-4", -4],
    ["−4", -4],
    ["0,25", 0.25],
    [".5", 0.5],
    ["1/3", 1 / 3],
    ["-2/3", -2 / 3],
    ["1,5/3", 0.5],
    ["= 7", 7],
    ["2e-3", 0.002],
    ["2,5·10⁻³", 0.0025],
    ["4*10^3", 4000],
    ["3 × 10^(-2)", 0.03],
    ["1/0", null],
    ["1e300/1e-300", null],
    ["1/2/3", null],
    ["four", null],
    ["", null],
    ["3 apples", null],
  ];
  for (const [text, number] of table) {
    const read = readTyped(text);
    if (number === null || read === null) assert.equal(read, number, text);
    else assert.ok(Math.abs(read - number) < 1e-12, text);
  }
});

test("facts are taken from the trace: the product's other factor, the paths that meet", () => {
  const trace = traceOf("circuit");
  const columns = columnsOf(trace);
  const id = (/** @type {string} */ name) =>
    /** @type {number} */ (trace.nodes.find(({ label }) => label === name)?.id);
  const about = factsOf(trace, columns, { kind: "gradient", node: id("q") });
  assert.equal(about.truth, -4);
  assert.deepEqual(about.terms[0].others, [{ name: "z", local: 3, value: -4 }]);
  assert.equal(mistakeIn(3, about)?.code, "otherOperand");
  const value = factsOf(trace, columns, { kind: "value", node: id("q") });
  assert.equal(mistakeIn(-10, value)?.code, "multipliedOperands");
});

test("the score counts what was found, and the row of first tries", () => {
  let score = NO_SCORE;
  for (const outcome of /** @type {const} */ (["found", "found", "helped", "found", "revealed"]))
    score = counted(score, outcome);
  assert.deepEqual(score, { asked: 5, right: 4, streak: 0 });
  assert.deepEqual(readScore(JSON.stringify({ asked: 3, right: 2, streak: 1 })), { asked: 3, right: 2, streak: 1 });
  for (const broken of [null, "", "[]", '{"asked":-1,"right":0,"streak":0}', '{"asked":1,"right":2,"streak":0}'])
    assert.equal(readScore(broken), NO_SCORE);
});
