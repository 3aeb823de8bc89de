import assert from "node:assert/strict";
import test from "node:test";
import { compare, culprit, nodeNamed } from "../../static/js/model/judge.js";
import { readPasted } from "../../static/js/model/pasted.js";
import { columnsOf } from "../../static/js/model/trace.js";
import { traceOf } from "./scenes.js";

/** @type {[string, Record<string, unknown>][]} */
const READ = [
  ["x: -4, y: 3", { x: -4, y: 3 }],
  ["x = -4\ny = −3", { x: -4, y: -3 }],
  ["x:-4;y:3;", { x: -4, y: 3 }],
  ["x: -4,5; y: 3,25", { x: -4.5, y: 3.25 }],
  ["x: 1,5, y: 2", { x: 1.5, y: 2 }],
  ["x: 1,y: 2", { x: 1, y: 2 }],
  ["x: 1/3", { x: 1 / 3 }],
  ["h(3): 2, u[0, 1] = 4", { "h(3)": 2, "u[0, 1]": 4 }],
  ["x = 2e-3", { x: 0.002 }],
  [
    '{"x": -4, "W": [[1, 2], [3, 4]]}',
    {
      x: -4,
      W: [
        [1, 2],
        [3, 4],
      ],
    },
  ],
  ["{'x': array(-4.), 'y': np.float64(3.0)}", { x: -4, y: 3 }],
  ["x.grad: tensor([[1., 2.]])", { "x.grad": [[1, 2]] }],
  [
    "W = tensor([[ 0.1000, -0.2000],\n        [ 1.5000,  0.0000]], grad_fn=<Mul>)",
    {
      W: [
        [0.1, -0.2],
        [1.5, 0],
      ],
    },
  ],
  [
    "W = [[1. 2.]\n [3. 4.]]\nb = [0.5 1]",
    {
      W: [
        [1, 2],
        [3, 4],
      ],
      b: [0.5, 1],
    },
  ],
  [
    "W = [1,5 2; 3 4]",
    {
      W: [
        [1.5, 2],
        [3, 4],
      ],
    },
  ],
  ["b = [1,5; 2,5]", { b: [1.5, 2.5] }],
  [
    "W: [[4,0; 2,0]; [12,0; 6,5]]",
    {
      W: [
        [4, 2],
        [12, 6.5],
      ],
    },
  ],
  [
    "W: [[4,0 −2,5], [12,0 6,5]]",
    {
      W: [
        [4, -2.5],
        [12, 6.5],
      ],
    },
  ],
  [
    "W: [[1,2,3],[4,5,6]]",
    {
      W: [
        [1, 2, 3],
        [4, 5, 6],
      ],
    },
  ],
  ["b: array([1, 2], dtype=float32), c: 3", { b: [1, 2], c: 3 }],
  ["∂f/∂x = 2", { "∂f/∂x": 2 }],
  ["  \n", {}],
];

test("gradients are read in the forms in which people have them", () => {
  for (const [text, wanted] of READ) {
    const { entries, fault } = readPasted(text);
    assert.equal(fault, null, text);
    assert.deepEqual(Object.fromEntries(entries.map(({ name, value }) => [name, value])), wanted, text);
  }
});

test("a fault points at its place", () => {
  /** @type {[string, string, string][]} */
  const table = [
    ["x: four", "value", "four"],
    ["x: 1\nhello", "name", "hello"],
    ["W: [[1, 2], [3, 4]", "bracket", "["],
    ["W: [[1, 2], [3]]", "ragged", "[[1, 2], [3]]"],
    ["W: [1, two]", "value", "two"],
    ["x: tensor(1", "bracket", "tensor("],
    ["x: 1 2", "name", "2"],
    ["x: 4 apples", "name", "apples"],
    ["x: 3kg", "rest", "kg"],
    ["x: 1/0", "value", "1/0"],
  ];
  for (const [text, code, place] of table) {
    const { fault } = readPasted(text);
    assert.equal(fault?.code, code, text);
    assert.equal(text.slice(...(fault?.at ?? [0, 0])), place, text);
  }
  assert.equal(readPasted("x: 1,".repeat(9999)).fault?.code, "long");
});

const trace = traceOf("circuit");
const truth = columnsOf(trace);
const id = (/** @type {string} */ name) => /** @type {number} */ (trace.nodes.find(({ label }) => label === name)?.id);
/** @param {string} text */
const judged = (text) => {
  const { entries } = readPasted(text);
  const { compared, fault } = compare(trace, truth, entries);
  return { compared, fault, found: culprit(trace, truth, compared) };
};
const edge = (/** @type {string} */ from, /** @type {string} */ to) =>
  trace.edges.find((each) => each.from === id(from) && each.to === id(to))?.id;

test("names are known by what people write around them", () => {
  for (const name of ["q", "dq", "d_q", "q.grad", "∂f/∂q", "df/dq", "grad_q", "grad q", "∇q"])
    assert.equal(nodeNamed(trace, name)?.id, id("q"), name);
  assert.equal(nodeNamed(trace, "w"), undefined);
});

test("the first wrong edge, in the order of the backward pass", () => {
  assert.equal(judged("x: -4, y: -4, z: 3").found, null);
  const sign = judged("q: -4, x: 4, y: -4").found;
  assert.deepEqual(sign, {
    node: id("x"),
    edges: [edge("x", "q")],
    cell: 0,
    mistake: { code: "sign" },
    upstream: "right",
  });
  const early = judged("x: 3, q: 3").found;
  assert.deepEqual([early?.node, early?.edges, early?.upstream], [id("q"), [edge("q", "f")], "right"]);
  assert.equal(early?.mistake.code, "otherOperand");
  assert.equal(judged("x: 4").found?.upstream, "missing");
  // 3 is the value of q, too, but whoever gives gradients means one
  assert.deepEqual(judged("y: 3").found?.mistake, { code: "otherGradient", name: "z" });
  assert.equal(judged("y: 5").found?.mistake.code, "valueForGradient");
  assert.equal(judged("f: -12").found?.mistake.code, "seedValue");
});

test("names without a node and wrong shapes are refused, with their place", () => {
  assert.deepEqual(judged("x: -4, w: 1").fault, {
    code: "unknown",
    at: [7, 8],
    params: { name: "w", names: "x, y, z" },
  });
  assert.equal(judged("x: [1, 2]").fault?.code, "shape");
  assert.equal(judged("x: [[-4]]").fault, null);
});
