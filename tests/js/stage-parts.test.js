import assert from "node:assert/strict";
import test from "node:test";
import { moved, stepFor } from "../../static/js/lib/scrub.js";
import { frameAt } from "../../static/js/model/frames.js";
import { columnsOf } from "../../static/js/model/trace.js";
import { besidePlus } from "../../static/js/stage/adding.js";
import { accumulateAt, bezier, contributeAt, forwardAt } from "../../static/js/stage/choreography.js";
import { equationOf } from "../../static/js/stage/equation.js";
import { neighbour } from "../../static/js/stage/focus.js";
import {
  arrowLength,
  beamWidth,
  edgeWidth,
  lensSpot,
  magnitude,
  pathLength,
  pointAt,
  roundedPath,
  slice,
} from "../../static/js/stage/geometry.js";
import { runs, textOf } from "../../static/js/stage/mathtext.js";
import { nodeLook } from "../../static/js/stage/moment.js";
import { pathHues } from "../../static/js/stage/paths.js";
import { gradientText } from "../../static/js/stage/words.js";
import { sceneOf, traceOf } from "./scenes.js";

const SCALE = { min: 1.5, perDecade: 1.6, g0: 0.1 };
const bend = [
  { x: 0, y: 0 },
  { x: 100, y: 0 },
  { x: 100, y: 50 },
];

test("an edge is as wide as its gradient is large, in decades", () => {
  assert.ok(Math.abs(edgeWidth(1, SCALE) - 3.17) < 0.01);
  assert.ok(Math.abs(edgeWidth(-4, SCALE) - 4.08) < 0.01);
  assert.equal(edgeWidth(0, SCALE), 1.5);
  assert.ok(
    Number.isFinite(edgeWidth(Number.NaN, SCALE)) && Number.isFinite(edgeWidth(Number.POSITIVE_INFINITY, SCALE)),
  );
  assert.ok(Math.abs(magnitude(-4) - 0.54) < 0.01);
  assert.ok(Math.abs(arrowLength(3.17) - 9.85) < 0.01);
  assert.equal(beamWidth(3), 15);
  assert.equal(beamWidth(12), 28); // not 60: at a gradient of 1e8 the light must not cover the picture
});

test("points and pieces of a bent line", () => {
  assert.equal(pathLength(bend), 150);
  assert.deepEqual(pointAt(bend, 120), { x: 100, y: 20, dx: 0, dy: 1 });
  assert.deepEqual(slice(bend, 90, 110), [
    { x: 90, y: 0 },
    { x: 100, y: 0 },
    { x: 100, y: 10 },
  ]);
  assert.equal(roundedPath(bend, 14), "M0 0L86 0Q100 0 100 14L100 50");
  assert.equal(lensSpot(bend), 50);
  assert.equal(lensSpot(bend, 40), 70);
  assert.equal(lensSpot(bend, 0, { user: 60 }), 50);
  // not on the longest piece, where that is farther from the user than double what is asked for
  assert.equal(lensSpot(bend, 0, { user: 30 }), 125);
  assert.equal(lensSpot(bend, 0, { giver: 60 }), 30);
});

test("the parts of a backward edge follow one another", () => {
  assert.deepEqual(
    [0, 0.21, 0.3, 0.6, 0.9, 1].map((phase) => contributeAt(phase).part),
    ["arrive", "arrive", "lens", "pass", "land", "rest"],
  );
  assert.equal(contributeAt(0).upstream.out, 0);
  assert.equal(contributeAt(0.22).upstream.out, 1);
  assert.ok(contributeAt(0.45).lens.open > 1, "the lens overshoots a little");
  assert.equal(contributeAt(0.48).lens.open, 1);
  assert.equal(contributeAt(0.3).upstream.hot, true);
  assert.equal(contributeAt(0.5).upstream.hot, false);
  assert.equal(contributeAt(0.63).product.shown, 0);
  assert.equal(contributeAt(0.8).light, 2);
  assert.equal(contributeAt(0.86).landed, 1);
  const end = contributeAt(1);
  assert.deepEqual([end.lens.open, end.lens.mark, end.equation, end.upstream.shown], [0, 1, 1, 0]);
});

test("light never runs back, and a moment depends on its phase alone", () => {
  let before = -1;
  for (let phase = 0; phase <= 1; phase += 0.01) {
    const { light } = contributeAt(phase);
    assert.ok(light >= before);
    before = light;
    assert.deepEqual(contributeAt(phase), contributeAt(phase));
  }
});

test("waiting terms slide into the plus one after the other before their sum lands", () => {
  assert.deepEqual(accumulateAt(0, 2), { slides: [0, 0], left: [1, 1], added: 0, sum: 0, landing: 0, landed: 0 });
  const first = accumulateAt(0.3, 2);
  assert.deepEqual([first.slides[0], first.added, first.sum], [1, 1, 1]);
  assert.ok(first.slides[1] < 0.1, "the second has hardly begun");
  assert.deepEqual(accumulateAt(0.56, 2).slides, [1, 1]);
  assert.equal(accumulateAt(0.56, 2).added, 2);
  assert.equal(accumulateAt(0.56, 30).added, 30);
  assert.equal(accumulateAt(0.64, 2).landing, 0);
  assert.equal(accumulateAt(0.86, 2).landed, 1);
  assert.equal(accumulateAt(1, 2).sum, 0);
  assert.equal(forwardAt(0.6).pulse, 1);
});

test("a sum stands beside its plus where nothing else does, nor what is still to come", () => {
  const [plus, size, view] = [
    { x: 100, y: 100 },
    { w: 60, h: 20 },
    { w: 400, h: 300 },
  ];
  const place = (/** @type {any[]} */ cards, /** @type {any[]} */ taken, /** @type {any[]} */ ways = []) =>
    besidePlus(plus, size, 10, { cards, lines: [], ways, taken, view });
  assert.deepEqual(place([], []), { x: 100, y: 77 });
  // a card to its left, a pill to its right, words above that: below, off the card
  const [left, right] = [[{ x: 0, y: 60, w: 86, h: 80 }], [{ x: 112, y: 70, w: 60, h: 40 }]];
  assert.deepEqual(place(left, right), { x: 120, y: 123 });
  // where a term comes from below: above, beyond the words
  assert.deepEqual(place(left, right, [{ x: 70, y: 115, w: 60, h: 60 }]), { x: 120, y: 57 });
  const everywhere = [{ x: 0, y: 0, w: 400, h: 300 }];
  assert.deepEqual(place(everywhere, everywhere, everywhere), { x: 100, y: 77 });
});

test("easings start and end on time", () => {
  const ease = bezier(0.65, 0, 0.35, 1);
  assert.deepEqual([ease(0), ease(1)], [0, 1]);
  assert.ok(Math.abs(ease(0.5) - 0.5) < 1e-6);
});

test("names and short formulas as runs", () => {
  assert.deepEqual(runs("w_{0}"), [
    { text: "w", face: "math", level: 0, space: 0 },
    { text: "0", face: "main", level: -1, space: 0 },
  ]);
  assert.equal(textOf(runs("x + y")), "x + y");
  assert.equal(textOf(runs("-x")), "−x");
  assert.equal(textOf(runs("\\sigma(s)")), "σ(s)");
  assert.equal(textOf(runs("\\exp x")), "exp x");
  assert.equal(textOf(runs("\\mathrm{d}f/\\mathrm{d}x")), "df/dx");
  assert.equal(textOf(runs("\\mathit{learning}_{\\mathrm{rate\\_x}}")), "learningrate_x");
  assert.equal(textOf(runs("\\max\\left(z, w\\right)")), "max(z, w)");
  assert.equal(textOf(runs("\\frac{a + b}{c}")), "(a + b)/c");
  assert.equal(textOf(runs("\\frac{\\partial L}{\\partial Z}")), "∂L/∂Z");
  assert.equal(textOf(runs("\\sqrt{x}")), "√x");
  assert.equal(textOf(runs("s \\otimes r")), "s ⊗ r");
  assert.equal(textOf(runs("\\partial f/\\partial x")), "∂f/∂x");
  assert.deepEqual(
    runs("X^{\\top}").map((run) => [run.text, run.level]),
    [
      ["X", 0],
      ["⊤", 1],
    ],
  );
  assert.equal(textOf(runs("\\unknown{x}")), "unknownx");
  for (const broken of ["{", "\\", "x_", "\\frac{a", "}}", "^^"]) assert.ok(Array.isArray(runs(broken)), broken);
});

test("three nothings are told apart", () => {
  const look = { value: 1, shown: true, grad: 0, tone: null, size: 0, lit: 0, asked: false };
  assert.deepEqual(gradientText({ ...look, state: "pending" }, "en"), ["—", "nothing"]);
  assert.deepEqual(gradientText({ ...look, state: "none", grad: null }, "en"), ["·", "nothing"]);
  assert.deepEqual(gradientText({ ...look, state: "zero" }, "en"), ["0", "zero"]);
  assert.deepEqual(gradientText({ ...look, state: "done", grad: -4 }, "en"), ["−4", "neg"]);
  assert.deepEqual(gradientText({ ...look, state: "pending", grad: "?", asked: true }, "en"), ["?", ""]);
});

test("an edge keeps upstream · local = contribution, in the reader's notation", () => {
  const trace = traceOf("circuit");
  const columns = columnsOf(trace);
  const equations = trace.edges.map((edge) => textOf(equationOf(trace, columns, edge, { locale: "en" })[0]));
  assert.ok(equations.includes("1 · (−4) = −4"));
  const paths = traceOf("two-paths");
  const russian = paths.edges.map((edge) => textOf(equationOf(paths, columnsOf(paths), edge, { locale: "ru" })[0]));
  // a factor of 1 leaves the digits as they are, whole or not
  assert.ok(russian.includes("1 · 4,4817 = 4,4817"), russian.join(" "));
  assert.ok(russian.includes("1,5 · 4,4817 ≈ 6,7225"), russian.join(" "));
});

test("a card is lit when its gradient has landed, whichever way one comes", () => {
  const trace = traceOf("circuit");
  const columns = columnsOf(trace);
  const last = trace.steps.length - 1;
  const node = trace.steps[last].node;
  const at = (/** @type {number} */ step, /** @type {number} */ phase) =>
    nodeLook(trace, columns, frameAt(trace, { step, phase }), node);
  assert.equal(at(last, 0.5).lit, 0);
  assert.equal(at(last, 1).lit, 1);
  assert.equal(at(last, 0.5).state, "pending");
});

test("two ways to one node have a hue each, only while their terms are gathered", () => {
  const trace = traceOf("two-paths");
  const last = trace.steps.length - 1;
  const hues = pathHues(trace, frameAt(trace, { step: last, phase: 1 }));
  assert.deepEqual(new Set(hues.values()), new Set(["path-a", "path-b"]));
  assert.equal(hues.size, trace.edges.length);
  assert.equal(pathHues(trace, frameAt(trace, { step: 0, phase: 1 })).size, 0);
});

test("a drag goes in whole steps that fit the number", () => {
  assert.deepEqual([0, -2, 5, 42, 1234].map(stepFor), [0.1, 0.1, 0.1, 1, 100]);
  assert.equal(moved(-2, 1, 0.1), -1.9);
  assert.equal(moved(-2, 20, 0.1), 0);
  assert.equal(moved(0.3, 0.2, 0.1), 0.3);
  // in floating point they leave 1.1e-16
  assert.equal(moved(-0.7, 7, 0.1), 0);
});

test("arrows walk along the edges", async () => {
  const { trace, nodes } = await sceneOf("circuit");
  const id = (/** @type {string} */ label) => Number(trace.nodes.find((node) => node.label === label)?.id);
  const go = (/** @type {string} */ from, /** @type {string} */ key) => neighbour(trace, nodes, true, id(from), key);
  assert.equal(go("f", "ArrowLeft"), id("q"));
  assert.equal(go("x", "ArrowRight"), id("q"));
  assert.equal(go("x", "ArrowDown"), id("y"));
  assert.equal(go("f", "ArrowRight"), null);
});
