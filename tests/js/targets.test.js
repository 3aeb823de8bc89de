import assert from "node:assert/strict";
import test from "node:test";
import { createBlindfold, createExercise, NO_EXERCISE } from "../../static/js/exercise.js";
import { formatNumber, HIDDEN, latexNumber } from "../../static/js/lib/format.js";
import { frameAt } from "../../static/js/model/frames.js";
import { NO_SCORE } from "../../static/js/model/score.js";
import {
  hideable,
  isAskable,
  nameOfTarget,
  roomy,
  slotsOf,
  targetOf,
  targetsNamed,
  withheld,
} from "../../static/js/model/targets.js";
import { columnsOf } from "../../static/js/model/trace.js";
import { edgeLook, nodeLook } from "../../static/js/stage/moment.js";
import { nodeName } from "../../static/js/stage/words.js";
import { createStore } from "../../static/js/state/store.js";
import { traceOf } from "./scenes.js";
import { square } from "./traces.js";

const trace = traceOf("circuit");
const columns = columnsOf(trace);
const id = (/** @type {string} */ name) => /** @type {number} */ (trace.nodes.find(({ label }) => label === name)?.id);

test("a hidden gradient takes its contributions and local derivatives with it", () => {
  const edge = /** @type {number} */ (trace.users(id("q"))[0].id);
  assert.deepEqual(slotsOf(trace, { kind: "gradient", node: id("q") }), [`g${id("q")}`, `c${edge}`, `l${edge}`]);
  const blind = withheld(trace, columns, [{ kind: "gradient", node: id("q") }]);
  assert.equal(blind.grads[trace.nodeAt(id("q"))], HIDDEN);
  assert.equal(blind.contributions[trace.edgeAt(edge)], HIDDEN);
  assert.equal(blind.locals[trace.edgeAt(edge)], HIDDEN);
  assert.equal(blind.grads[trace.nodeAt(id("x"))], -4);
  assert.equal(withheld(trace, columns, []), columns);
});

test("room is left for a number that is withheld, and none is given away", () => {
  const blind = withheld(trace, columns, [{ kind: "gradient", node: id("q") }]);
  const room = roomy(blind);
  const at = trace.nodeAt(id("q"));
  assert.equal(typeof room.grads[at], "number");
  assert.notEqual(room.grads[at], columns.grads[at]);
  assert.deepEqual(room.values, columns.values);
});

test("a hidden value takes the local derivatives beside it with it", () => {
  const blind = withheld(trace, columns, [{ kind: "value", node: id("q") }]);
  assert.equal(blind.values[trace.nodeAt(id("q"))], HIDDEN);
  for (const edge of trace.inputEdges(id("f"))) assert.equal(blind.locals[trace.edgeAt(edge.id)], HIDDEN);
});

test("where paths meet, one term is asked without the total, the sum without its terms", () => {
  const meet = square();
  assert.deepEqual(slotsOf(meet, targetOf(meet.steps[5])), ["c0", "l0"]);
  assert.deepEqual(slotsOf(meet, targetOf(meet.steps[7])), ["g0"]);
  assert.deepEqual(slotsOf(meet, { kind: "gradient", node: 0 }), ["g0", "c0", "c1", "l0", "l1"]);
});

test("numbers that were typed in and numbers without digits are not asked for", () => {
  assert.deepEqual(
    trace.steps.map((_, i) => isAskable(trace, columns, i)),
    trace.steps.map(({ kind, node }) => kind !== "forward" || trace.node(node).role === "op"),
  );
  const endless = { ...columns, grads: columns.grads.map(() => /** @type {const} */ ("Infinity")) };
  assert.ok(!isAskable(trace, endless, trace.forwardCount));
});

test("an exercise is kept by names, and asks in the order of the steps", () => {
  const all = [...hideable(trace, "value"), ...hideable(trace, "gradient")];
  const names = all.map((target) => nameOfTarget(target, trace));
  assert.deepEqual(names, ["v q", "v f", "g q", "g z", "g x", "g y"]);
  assert.deepEqual(
    targetsNamed(trace, ["g x", "nonsense", "g q", "g gone"]).map(({ node }) => node),
    [id("q"), id("x")],
  );
});

test("what is drawn and said of a hidden number is a question mark", () => {
  const blind = withheld(trace, columns, [{ kind: "gradient", node: id("q") }]);
  const frame = frameAt(trace, { step: trace.steps.length - 1, phase: 1 });
  const look = nodeLook(trace, blind, frame, id("q"));
  assert.deepEqual([look.asked, look.tone, look.lit], [true, null, 0]);
  const t = (/** @type {string} */ key, /** @type {any} */ params) => (params ? JSON.stringify(params) : key);
  assert.equal(nodeName(trace.node(id("q")), look, "en", t), '{"name":"q","value":"3","gradient":"graph.a11y.hidden"}');
  const edge = trace.users(id("q"))[0].id;
  const dark = edgeLook(trace, blind, frame, edge);
  assert.deepEqual([dark.light, dark.arrived], [1, false]);
  assert.equal(formatNumber(HIDDEN, "ru"), "?");
  assert.match(latexNumber(HIDDEN), /withheld/);
});

/** @param {Record<string, unknown>} more */
/** @param {object} more @param {{ walk?: () => void, moving?: () => boolean }} [player] */
function desk(more = {}, player = {}) {
  /** @type {any} */
  const state = {
    trace,
    columns,
    tool: "predict",
    position: { step: 0, phase: 1 },
    selected: null,
    score: NO_SCORE,
    ...NO_EXERCISE,
    ...more,
  };
  const store = createStore(state);
  const go = (/** @type {number} */ step) => store.set({ position: { step, phase: 1 } });
  const exercise = createExercise({
    store,
    player: /** @type {any} */ ({ walk: go, seek: go, moving: () => false, ...player }),
  });
  const blindfold = createBlindfold();
  return { store, exercise, seen: () => blindfold(store.get()) };
}

test("predicting goes from number to number, and shows what was answered", () => {
  const { store, exercise, seen } = desk();
  exercise.begin();
  const asked = trace.steps[store.get().position.step].node;
  assert.equal(asked, id("q"));
  assert.equal(seen().columns.values[trace.nodeAt(asked)], HIDDEN);
  assert.equal(seen().columns, seen().columns);
  exercise.close(seen().task.targets[0], "found");
  assert.equal(seen().columns, columns);
  assert.deepEqual(store.get().score, { asked: 1, right: 1, streak: 1 });
  while (exercise.next()) assert.equal(seen().task.targets.length, 1);
  assert.equal(store.get().position.step, trace.steps.length - 1);
});

test("a table counts with all its numbers", () => {
  const softmax = traceOf("softmax"); // of a 2×2 and a 2×3 table
  const { exercise, seen } = desk({ trace: softmax, columns: columnsOf(softmax) });
  exercise.hideAll("inputs");
  assert.equal(seen().task.targets.length, 2);
  assert.equal(seen().task.count, 10);
});

test("what is asked while a motion runs is asked at once: to walk would but end the motion", () => {
  const { exercise, seen } = desk({}, { moving: () => true, walk: () => assert.fail("walked") });
  exercise.begin();
  assert.equal(seen().task.targets.length, 1);
});

test("the quiz walks through the backward pass and counts for itself", () => {
  const { store, exercise, seen } = desk();
  exercise.quiz();
  assert.equal(seen().task.total, trace.steps.length - trace.forwardCount);
  do exercise.close(seen().task.targets[0], "helped");
  while (exercise.next());
  assert.deepEqual(store.get().quiz, { asked: 5, right: 5, streak: 0 });
});

test("an exercise hides through every step, and each answer shows one number", () => {
  const { store, exercise, seen } = desk({ tool: null });
  exercise.hideAll("inputs");
  assert.deepEqual(store.get().hidden, ["g z", "g x", "g y"]);
  for (const step of trace.steps.keys()) {
    store.set({ position: { step, phase: 0.5 } });
    for (const name of ["x", "y", "z"]) assert.equal(seen().columns.grads[trace.nodeAt(id(name))], HIDDEN);
  }
  exercise.close(seen().task.targets[0], "revealed");
  assert.deepEqual(store.get().hidden, ["g x", "g y"]);
  exercise.toggle({ kind: "value", node: id("q") });
  assert.deepEqual(store.get().hidden, ["g x", "g y", "v q"]);
  exercise.hideAll("nothing");
  assert.equal(seen().columns, columns);
});
