import assert from "node:assert/strict";
import test from "node:test";
import { fieldOf, rowsOf } from "../../static/js/model/network/field.js";
import {
  sameShapes,
  withClasses,
  withData,
  withLayer,
  withLoss,
  withMore,
  withOptimizer,
  without,
} from "../../static/js/model/network/form.js";
import { withoutPoint, withPoint } from "../../static/js/model/network/given.js";
import { progress, stopsOf, wholeStep } from "../../static/js/model/network/pass.js";
import { added, areAlike, keeping, nearestTo, upTo } from "../../static/js/model/network/past.js";
import { formulaOf, parameterOf, partsOf, unitOf, updateOf } from "../../static/js/model/network/picked.js";
import { columnsOf, largestOf, lineOf, showsUnits } from "../../static/js/model/network/room.js";
import { withParameter } from "../../static/js/model/network/weights.js";
import { netAt, netOf } from "../../static/js/model/network/wire.js";
import { blocksOf, eventOf } from "../../static/js/net/events.js";
import { learnedIn } from "../../static/js/network/other.js";

/** What types are for is tested elsewhere. @type {(x: any) => any} */
const any = (x) => x;
const base64 = (/** @type {Float32Array | Float64Array} */ array) => Buffer.from(array.buffer).toString("base64");
const floats = (/** @type {number[]} */ ...numbers) =>
  any({ type: "float32", shape: [numbers.length], data: base64(new Float32Array(numbers)) });

/** 2 → 2 → 1, as a look tells it. */
const LOOK = {
  form: { layers: [{}, {}], optimizer: { name: "sgd" } },
  next: { rate: 0.1 },
  inputs: [0.5, -1],
  layers: [
    {
      width: 2,
      activation: "tanh",
      h: [0.2, -0.3],
      h_grad: [0.1, 0.4],
      parameters: {
        W: [
          [1, 2],
          [3, 4],
        ],
        b: [5, 6],
      },
      gradients: {
        W: [
          [0.05, 0.2],
          [-0.1, -0.4],
        ],
        b: [0.1, 0.4],
      },
      descents: {
        W: [
          [0, 0],
          [0, 0],
        ],
        b: [1, 1],
      },
      updates: {
        W: [
          [0, 0],
          [0, 0],
        ],
        b: [-0.1, -0.1],
      },
    },
    {
      width: 1,
      activation: null,
      h: [0.7],
      h_grad: [0.9],
      parameters: { W: [[7], [8]], b: [9] },
      gradients: { W: [[0.18], [-0.27]], b: [0.9] },
      descents: { W: [[0], [0]], b: [0] },
      updates: { W: [[0], [0]], b: [0] },
    },
  ],
};

test("a step is walked forward, through the loss, back, and updated", () => {
  const names = (/** @type {boolean} */ clipped) => stopsOf(2, clipped).map(({ what, layer }) => `${what} ${layer}`);
  assert.deepEqual(names(false), ["forward 1", "forward 2", "loss 2", "backward 2", "backward 1", "update 0"]);
  assert.deepEqual(names(true).slice(-3), ["backward 1", "clip 0", "update 0"]);
  for (const clipped of [false, true]) assert.deepEqual(wholeStep(stopsOf(2, clipped)), { step: 4, phase: 1 });
  const stops = stopsOf(2, false);
  const at = { step: 3, phase: 0.25 };
  assert.equal(progress(stops, at, "forward", 2), 1);
  assert.equal(progress(stops, at, "backward", 2), 0.25);
  assert.equal(progress(stops, at, "backward", 1), 0);
  assert.equal(progress(stops, at, "update"), 0);
});

test("units stand in the middle of their column, each clear of the next", () => {
  const [input, hidden, output] = columnsOf([2, 8, 1], {
    width: 900,
    height: 600,
    top: 50,
    bottom: 10,
    side: 60,
    largest: 20,
  });
  assert.equal(input.units.length, 2);
  assert.equal(output.units[0].y, (hidden.units[0].y + hidden.units[7].y) / 2);
  for (let i = 1; i < 8; i++) assert.ok(hidden.units[i].y - hidden.units[i - 1].y > 2 * hidden.units[i].r);
});

test("wide layers are cards", () => {
  assert.ok(showsUnits([2, 16, 1]));
  assert.ok(!showsUnits([2, 17, 1]));
  const columns = columnsOf([2, 64, 64, 1], { width: 900, height: 600, top: 50, bottom: 10, side: 60, largest: 20 });
  assert.ok(columns.every(({ units, card }) => units.length === 0 && card));
});

test("lines thin out by decades under the widest, and none is lost", () => {
  const [most, less, least] = [1, 0.1, 1e-9].map((size) => lineOf(size, 1));
  assert.ok(most.width > less.width && less.width > least.width);
  assert.equal(least.alpha, 0.15);
  assert.ok(lineOf(0, 1).alpha > 0);
  assert.equal(largestOf(any([{ values: [-3, 2] }, null, { values: [Number.POSITIVE_INFINITY, 1] }])), 3);
});

test("a frame's numbers are put where a look's are", () => {
  const net = any(netOf(LOOK));
  const shapes = [
    ["W1", [2, 2]],
    ["b1", [2]],
    ["W2", [2, 1]],
    ["b2", [1]],
  ];
  const later = any(netAt)(
    net,
    { shapes, values: floats(1, 2, 3, 4, 5, 6, 7, 8, 9), gradients: floats(9, 8, 7, 6, 5, 4, 3, 2, 1) },
    { h: floats(0.5, 0.25, 1), h_grad: floats(1, 2, 3) },
  );
  assert.deepEqual(Array.from(later.layers[1].own.W.values), [7, 8]);
  assert.deepEqual(Array.from(later.layers[0].gradients.b), [5, 4]);
  assert.deepEqual(
    later.layers.map((/** @type {any} */ { h }) => h),
    [[0.5, 0.25], [1]],
  );
  assert.equal(later.layers[0].updates, null);
  assert.deepEqual(later.layers[0].own.W.values.length, net.layers[0].own.W.values.length);
});

test("a weight is found among all parameters, and can be changed there", () => {
  const net = any(netOf(LOOK));
  const weight = any(parameterOf)(net, { layer: 2, from: 1, to: 0 });
  assert.deepEqual([weight.value, weight.gradient, weight.index], [8, -0.27, 7]);
  const bias = any(parameterOf)(net, { layer: 1, unit: 1 });
  assert.deepEqual([bias.value, bias.next, bias.index], [6, 5.9, 5]);
  assert.equal(parameterOf(net, { layer: 0, unit: 0 }), null);
  const flat = new Float64Array([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  const before = { step: 3, runs: [{ step: 3, parameters: base64(flat), memory: {} }] };
  const bytes = Buffer.from(withParameter(before, 7, -0.5).runs[0].parameters, "base64");
  assert.equal(bytes.readDoubleLE(7 * 8), -0.5);
  assert.equal(bytes.readDoubleLE(6 * 8), 7);
  assert.equal(before.runs[0].parameters, base64(flat));
});

test("what a norm has is counted; where more than one way leads back, no sum over one of them is shown", () => {
  const [first, last] = LOOK.layers;
  const layers = [{ ...first, parameters: { ...first.parameters, g: [1, 1], c: [0, 0] } }, last];
  assert.equal(any(parameterOf)(netOf({ ...LOOK, layers }), { layer: 2, from: 1, to: 0 }).index, 11);
  assert.match(any(formulaOf)(netOf(LOOK), { layer: 1, unit: 0 }, "en"), /sum/);
  const form = { ...LOOK.form, layers: [{}, { residual: { over: 1 } }] };
  assert.equal(any(formulaOf)(netOf({ ...LOOK, form }), { layer: 1, unit: 0 }, "en"), null);
});

test("the gradient of a weight is what came in times what came back", () => {
  const net = any(netOf(LOOK));
  assert.match(any(formulaOf)(net, { layer: 2, from: 1, to: 0 }, "en"), /\(-0\.3\)\\cdot 0\.9 = -0\.27$/);
  assert.match(any(formulaOf)(net, { layer: 1, from: 0, to: 1 }, "ru"), /x_\{1\}.*0\{,\}5\\cdot 0\{,\}4 = 0\{,\}2$/);
  assert.equal(any(formulaOf)({ ...net, of: "batch" }, { layer: 2, from: 1, to: 0 }, "en"), null);
});

test("the next step of a parameter is written out", () => {
  const bias = { layer: 1, unit: 1 };
  assert.equal(
    any(updateOf)(netOf(LOOK), bias, "en"),
    "b^{(1)}_{2} \\leftarrow b^{(1)}_{2} - \\eta\\,g = 6 - 0.1\\cdot 1 = 5.9",
  );
  const adam = netOf({ ...LOOK, form: { ...LOOK.form, optimizer: { name: "adam" } } });
  assert.match(any(updateOf)(adam, bias, "ru"), /\+ \\Delta = 6 \+ \(-0\{,\}1\) = 5\{,\}9$/);
  assert.equal(any(updateOf)(netAt(adam, null, null), bias, "en"), null);
});

test("what a layer has besides its units is told, and how far back it adds", () => {
  const layers = [
    { width: 2, norm: true, dropout: { share: 0.2 } },
    { width: 1, residual: { over: 1 } },
  ];
  const [first, last] = netOf({ ...LOOK, form: { ...LOOK.form, layers } }).layers;
  assert.deepEqual([first.traits, first.over, last.traits, last.over], [["norm", "dropout 0.2"], 0, [], 1]);
});

test("another loss has the output it asks for, another optimizer the same rate", () => {
  const form = {
    inputs: 2,
    layers: [{ width: 3 }, { width: 1, activation: { name: "sigmoid" }, nobias: true }],
    loss: { name: "bce" },
    optimizer: { name: "adam", rate: 0.05, beta1: 0.9 },
  };
  const last = (/** @type {string} */ name, /** @type {number} */ classes) => withLoss(form, name, classes).layers[1];
  assert.deepEqual(last("hinge", 2), { width: 1, nobias: true });
  assert.deepEqual(last("cross_entropy", 2), { width: 2, nobias: true });
  assert.deepEqual(last("cross_entropy", 4), { width: 4, nobias: true });
  assert.deepEqual(last("mse", 2), form.layers[1]);
  assert.deepEqual(withLoss(withLoss(form, "hinge", 2), "bce", 2), form);
  assert.deepEqual(withOptimizer(form, "sgd").optimizer, { name: "sgd", rate: 0.05 });
});

test("a unit leads to its weights, and each of them back to it", () => {
  const net = netOf(LOOK);
  const parts = partsOf(net, { layer: 1, unit: 1 });
  assert.deepEqual(parts, [
    { layer: 1, unit: 1 },
    { layer: 1, from: 0, to: 1 },
    { layer: 1, from: 1, to: 1 },
  ]);
  for (const part of parts) assert.deepEqual([unitOf(part), partsOf(net, part)], [{ layer: 1, unit: 1 }, parts]);
  assert.deepEqual(partsOf(net, { layer: 0, unit: 1 }), [{ layer: 0, unit: 1 }]);
});

test("a training's past is thinned, keeps its end, and can be gone back in", () => {
  /** @type {any[]} */
  let curve = [];
  /** @type {any[]} */
  let kept = [];
  for (let step = 0; step <= 2000; step++) {
    curve = added(curve, { step, epoch: 0, loss: 1 / (step + 1), penalty: 0, accuracy: null, validation: null });
    kept = keeping(kept, { step, runs: [] });
  }
  assert.ok(curve.length <= 601 && kept.length <= 61);
  assert.equal(curve.at(-1).step, 2000);
  assert.equal(kept[0].step, 0);
  assert.ok(Math.abs(any(nearestTo(kept, 1000)).step - 1000) < 60);
  assert.equal(nearestTo([], 3), null);
  const again = added(curve, { step: 100, epoch: 0, loss: 2, penalty: 0, accuracy: null, validation: null });
  assert.deepEqual(any(again.at(-1)).loss, 2);
  assert.ok(upTo(curve, 100).every(({ step }) => step <= 100));
});

test("networks are the same by their weights, whatever they lose", () => {
  const at = (/** @type {number} */ step, /** @type {string[]} */ ...weights) =>
    areAlike({ step, runs: weights.map((parameters) => ({ step, parameters, memory: {} })) });
  assert.equal(at(3, "AAAA", "AAAA"), true);
  assert.equal(at(3, "AAAA", "AAAA", "AAAB"), false);
  assert.equal(at(0, "AAAA", "AAAA"), false); // not trained yet: nothing to tell
});

test("back at a step it is known what network its weights were learned in", () => {
  const [tanh, relu] = ["2 → 4 tanh → 1, moons, sgd 1", "2 → 4 relu → 1, moons, sgd 1"];
  const curve = [
    { step: 0, spec: tanh },
    { step: 8, spec: tanh },
    { step: 20, spec: relu },
  ];
  const at = (/** @type {number} */ step, text = relu) => any(learnedIn)({ curve, step, text });
  assert.deepEqual([at(0), at(6)], ["2 → 4 tanh → 1", "2 → 4 tanh → 1"]);
  assert.deepEqual([at(12), at(6, tanh), at(6, `${tanh}, seed 3`), at(30)], [null, null, null, null]);
});

test("of a large network fewer moments are kept", () => {
  /** @type {any[]} */
  let kept = [];
  const parameters = "x".repeat(10_000_000);
  for (let step = 0; step < 100; step++) kept = keeping(kept, { step, runs: [{ step, parameters, memory: {} }] });
  assert.ok(kept.length >= 4 && kept.length <= 10);
  assert.equal(kept.at(-1).step, 99);
});

test("a form is changed without touching the one before", () => {
  const form = {
    inputs: 2,
    layers: [{ width: 3, activation: { name: "tanh" } }, { width: 1 }],
    loss: { name: "bce" },
    data: { name: "xor" },
    seed: { seed: 0 },
  };
  const text = JSON.stringify(form);
  assert.deepEqual(
    withMore(form).layers.map(({ width }) => width),
    [3, 3, 1],
  );
  assert.deepEqual(without(withMore(form), 0).layers.length, 2);
  assert.equal(any(withLayer(form, 0, { width: 5 }).layers[0].activation).name, "tanh");
  const other = withData(form, { name: "sine", inputs: 1, outputs: 1 });
  assert.deepEqual([other.inputs, "loss" in other, other.data.name], [1, false, "sine"]);
  assert.ok(sameShapes(form, withLayer(form, 0, { activation: { name: "relu" } })));
  assert.ok(!sameShapes(form, withLayer(form, 0, { width: 4 })));
  assert.equal(JSON.stringify(form), text);
});

test("the outputs follow the classes of the data, and the loss where it must", () => {
  const loss = { name: "mse" };
  const form = {
    inputs: 2,
    layers: [{ width: 5 }, { width: 3 }],
    loss,
    data: { name: "blobs", classes: 3, points: 90 },
  };
  const four = { ...form, layers: [{ width: 5 }, { width: 4 }], data: { ...form.data, classes: 4 } };
  assert.deepEqual(withClasses(form, 4), four);
  const { loss: _, ...two } = { ...form, layers: [{ width: 5 }, { width: 1 }], data: { ...form.data, classes: 2 } };
  assert.deepEqual(withClasses(form, 2), two);
  assert.deepEqual(withClasses({ ...two, loss: { name: "bce" } }, 4), (({ loss: _, ...rest }) => rest)(four));
});

test("a map is read row by row from below", () => {
  const bytes = { type: "uint8", shape: [2, 2], data: Buffer.from([0, 51, 102, 255]).toString("base64") };
  const field = any(fieldOf)({ kind: "map", x: [0, 1], y: [0, 1], low: 0, high: 5, boundary: 2.5, output: bytes });
  assert.deepEqual(rowsOf(field), [
    [0, 1],
    [2, 5],
  ]);
  assert.equal(fieldOf(null), null);
  assert.equal(any(fieldOf)({ kind: "classes", x: [0, 1], y: [0, 1], class: bytes, sure: bytes }).winner.length, 4);
});

test("a stream is parted into the same blocks wherever it is cut", () => {
  const text = "event: a\ndata: 1\n\n: still here\n\n\nevent: b\ndata: 2\n\nrest";
  const whole = blocksOf()(text);
  assert.equal(whole.length, 3);
  for (let size = 1; size <= text.length; size++) {
    const take = blocksOf();
    const found = [];
    for (let at = 0; at < text.length; at += size) found.push(...take(text.slice(at, at + size)));
    assert.deepEqual(found, whole, `in pieces of ${size}`);
  }
});

test("events are read with all their lines; comments are none", () => {
  assert.deepEqual(eventOf('event: frame\ndata: {"step":\ndata: 3}'), { event: "frame", data: { step: 3 } });
  assert.equal(eventOf(": still there"), null);
});

test("points are taken away by the place they had before any was", () => {
  const given = withPoint(withPoint(null, [1, 2, 0]), [3, 4, 1]);
  assert.deepEqual(given.added, [
    [1, 2, 0],
    [3, 4, 1],
  ]);
  const once = withoutPoint(given, 1);
  assert.deepEqual(withoutPoint(withoutPoint(once, 0), 0).removed, [0, 1, 2]);
  assert.deepEqual(withoutPoint(once, 1).removed, [1, 2]);
});
