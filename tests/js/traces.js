/** Small traces for the tests, written as the server writes them. */

import { indexTrace } from "../../static/js/model/trace.js";

/** @param {number} id @param {string} label @param {number[]} inputs @param {Record<string, unknown>} [more] */
const node = (id, label, inputs, more = {}) => ({
  id,
  name: label,
  names: [label],
  version: 0,
  op: inputs.length ? "op" : null,
  inputs,
  shape: [],
  span: null,
  group: null,
  value: 0,
  grad: 0,
  grad_state: "computed",
  role: inputs.length ? "op" : "input",
  label,
  symbol: label,
  expr: null,
  glyph: "",
  ...more,
});
/** @param {number} id @param {number} from @param {number} to @param {number} slot */
const edge = (id, from, to, slot) => ({
  id,
  from,
  to,
  slot,
  local: { kind: "scalar", value: 1 },
  summed_axes: [],
  contribution: 1,
});
/** @param {string} kind @param {number} at @param {Record<string, unknown>} [more] */
const step = (kind, at, more = {}) => ({
  kind,
  node: at,
  latex: { symbolic: "", substituted: "", value: "" },
  ...more,
});

/** @param {any[]} nodes @param {any[]} edges @param {any[]} steps @param {number} output */
const make = (nodes, edges, steps, output) =>
  indexTrace(
    /** @type {any} */ ({
      schema: 1,
      program: "p",
      output,
      nodes,
      edges,
      groups: [],
      notes: [],
      steps: steps.map((each, id) => ({ ...each, id })),
    }),
  );

/** q = x + y; f = q * z */
export const circuit = () =>
  make(
    [node(0, "x", []), node(1, "y", []), node(2, "z", []), node(3, "q", [0, 1]), node(4, "f", [3, 2])],
    [edge(0, 0, 3, 0), edge(1, 1, 3, 1), edge(2, 3, 4, 0), edge(3, 2, 4, 1)],
    [
      ...[0, 1, 2, 3, 4].map((id) => step("forward", id)),
      step("seed", 4),
      step("contribute", 3, { edge: 2 }),
      step("contribute", 2, { edge: 3 }),
      step("contribute", 0, { edge: 0 }),
      step("contribute", 1, { edge: 1 }),
    ],
    4,
  );

/** q = x + y; f = q * z + c */
export const shifted = () =>
  make(
    [
      ...[node(0, "x", []), node(1, "y", []), node(2, "z", []), node(3, "q", [0, 1]), node(4, "c", [])],
      ...[node(5, "u", [3, 2], { name: null, names: [] }), node(6, "f", [5, 4])],
    ],
    [edge(0, 0, 3, 0), edge(1, 1, 3, 1), edge(2, 3, 5, 0), edge(3, 2, 5, 1), edge(4, 5, 6, 0), edge(5, 4, 6, 1)],
    [
      ...[0, 1, 2, 3, 4, 5, 6].map((id) => step("forward", id)),
      step("seed", 6),
      ...[
        [5, 4],
        [4, 5],
        [3, 2],
        [2, 3],
        [0, 0],
        [1, 1],
      ].map(([at, along]) => step("contribute", at, { edge: along })),
    ],
    6,
  );

/** f = x * x, with a constant that has no gradient and an input that does not reach f */
export const square = () =>
  make(
    [
      node(0, "x", []),
      node(1, "c", [], { grad_state: "none", role: "data" }),
      node(2, "u", [], { grad_state: "zero_path" }),
      node(3, "f", [0, 0]),
    ],
    [edge(0, 0, 3, 0), edge(1, 0, 3, 1)],
    [
      ...[0, 1, 2, 3].map((id) => step("forward", id)),
      step("seed", 3),
      step("contribute", 0, { edge: 0 }),
      step("contribute", 0, { edge: 1 }),
      step("accumulate", 0, { edges: [0, 1] }),
    ],
    3,
  );

/** f = x + x + x + …: a chain of sums that all use x. @param {number} uses */
export function longSum(uses) {
  const sums = Array.from({ length: uses - 1 }, (_, i) => node(i + 1, `s${i + 1}`, [i ? i : 0, 0]));
  const edges = sums.flatMap(({ id, inputs }, i) => inputs.map((from, slot) => edge(2 * i + slot, from, id, slot)));
  const nodes = [node(0, "x", []), ...sums];
  return make(nodes, edges, [...nodes.map(({ id }) => step("forward", id)), step("seed", uses - 1)], uses - 1);
}
