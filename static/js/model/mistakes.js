/** Which mistake a wrong number comes from: it is compared with what each usual slip would have given. */

import { formatNumber } from "../lib/format.js";

/**
 * @typedef {{ upstream: number, local: number, contribution: number, op: string | null, user: string, out: number, at: number,
 *   others: { name: string, local: number, value: number }[] }} Term  One edge of a gradient: `out` the user's value, `at` the node's own,
 *   `others` the user's remaining operands.
 * @typedef {{ kind: "value" | "gradient" | "seed", truth: number, value: number, gradient: number, output: number, terms: Term[],
 *   counts: number[], op: string | null, operands: { name: string, value: number }[], elsewhere?: { name: string, gradient: number }[] }} Facts
 *   `counts`: how many numbers or terms take part; `elsewhere`: the gradients of other inputs, where they may be told.
 * @typedef {{ code: string, name?: string, user?: string, count?: number, term?: number }} Mistake
 *   `term`: of a sum, the one that alone is there (onlyOne) or that alone is missing (leftOut)
 * @typedef {[number, Mistake]} Slip  The number it leads to, and what it is called.
 */

/** Four digits are asked for, so half of the fourth may be off. */
const TOLERANCE = 5e-4;
/** Within this share of the truth it was rounded too early. */
const NEAR = 0.02;
/** A sum that lacks a term is known even where it was rounded to three digits or so: 3.9 for 3.9093. */
const ROUGH = 5e-3;

/** Whether a number is the right one as far as four digits tell, or as the page writes it. @param {number} given @param {number} truth */
export const agrees = (given, truth) =>
  Math.abs(given - truth) <= TOLERANCE * Math.abs(truth) || formatNumber(given) === formatNumber(truth);

/**
 * @param {number} given
 * @param {Facts} facts
 * @returns {Mistake | null} null: it is right; the code `other` where no slip fits
 */
export function mistakeIn(given, facts) {
  const { truth } = facts;
  if (agrees(given, truth)) return null;
  const lacking = (/** @type {Slip[]} */ slips) =>
    slips.find(([number, { term }]) => term !== undefined && Math.abs(given - number) <= ROUGH * Math.abs(number))?.[1];
  const fitting = (/** @type {Slip[]} */ slips) =>
    slips.find(([number]) => Number.isFinite(number) && !agrees(number, truth) && agrees(given, number))?.[1];
  const slips = facts.kind === "seed" ? ofSeed(facts) : facts.kind === "value" ? ofValue(facts) : ofGradient(facts);
  const near = Math.abs(given - truth) <= NEAR * Math.abs(truth);
  return fitting(slips) ?? (near ? { code: "rounded" } : (lacking(slips) ?? { code: "other" }));
}

/** @param {Facts} facts @returns {Slip[]} */
const ofSeed = ({ value }) => [
  [0, { code: "seedZero" }],
  [value, { code: "seedValue" }],
];

/** @param {Facts} facts @returns {Slip[]} */
function ofValue({ truth, gradient, operands, op, counts }) {
  const numbers = operands.map(({ value }) => value);
  /** @type {Slip[]} */
  const slips = [[-truth, { code: "sign" }]];
  if (op === "exp" && numbers.length === 1) slips.push([Math.log(numbers[0]), { code: "expForLog" }]);
  if (op === "log" && numbers.length === 1) slips.push([Math.exp(numbers[0]), { code: "logForExp" }]);
  if (op === "div" && numbers.length === 2) slips.push([1 / truth, { code: "upsideDown" }]);
  if (op === "pow" && numbers.length === 2) {
    slips.push([numbers[0] * numbers[1], { code: "timesPower" }], [numbers[1] ** numbers[0], { code: "swapped" }]);
  }
  slips.push(...operands.map(({ name, value }) => /** @type {Slip} */ ([value, { code: "operand", name }])));
  if (numbers.length > 1) {
    slips.push([sum(numbers), { code: "addedOperands" }], [product(numbers), { code: "multipliedOperands" }]);
  }
  slips.push([gradient, { code: "gradientForValue" }], ...byCount(truth, counts));
  return slips;
}

/** @param {Facts} facts @returns {Slip[]} */
function ofGradient({ truth, value, output, terms, counts, elsewhere = [] }) {
  /** @type {Slip[]} */
  const slips = terms.length > 1 ? ofSum(terms) : terms.flatMap(ofTerm);
  slips.push(
    [-truth, { code: "sign" }],
    ...elsewhere.map(({ name, gradient }) => /** @type {Slip} */ ([gradient, { code: "otherGradient", name }])),
    [value, { code: "valueForGradient" }],
    ...terms.map(({ out }) => /** @type {Slip} */ ([out, { code: "valueForGradient" }])),
    [output, { code: "outputForGradient" }],
  );
  if (terms.length > 1) slips.push(...terms.flatMap(ofTerm));
  slips.push(...byCount(truth, counts));
  return slips;
}

/** Where paths meet: one left out, multiplied, averaged, subtracted. @param {Term[]} terms @returns {Slip[]} */
function ofSum(terms) {
  const parts = terms.map(({ contribution }) => contribution);
  const total = sum(parts);
  return [
    ...terms.map(({ user }, term) => /** @type {Slip} */ ([parts[term], { code: "onlyOne", user, term }])),
    ...terms.map(({ user }, term) => /** @type {Slip} */ ([total - parts[term], { code: "leftOut", user, term }])),
    [product(parts), { code: "multipliedTerms" }],
    [total / parts.length, { code: "averagedTerms" }],
    ...parts.map((part) => /** @type {Slip} */ ([Math.abs(total - 2 * part), { code: "subtractedTerms" }])),
    ...parts.map((part) => /** @type {Slip} */ ([total - 2 * part, { code: "subtractedTerms" }])),
    [sum(terms.map(({ local }) => local)), { code: "upstreamForgotten" }],
    [sum(terms.map(({ upstream }) => upstream)), { code: "localForgotten" }],
  ];
}

/** One edge: upstream · local. @param {Term} term @returns {Slip[]} */
function ofTerm({ upstream, local, op, user, out, at, others }) {
  /** @type {Slip[]} */
  const slips = [
    [local, { code: "upstreamForgotten" }],
    [upstream, { code: "localForgotten" }],
    ...others.flatMap(({ name, local: other }) => [
      /** @type {Slip} */ ([upstream * other, { code: "otherOperand", name }]),
      /** @type {Slip} */ ([other, { code: "otherOperand", name }]),
    ]),
    [upstream + local, { code: "added" }],
    ...rulesOf(op, at, out, others).map(([factor, code]) => /** @type {Slip} */ ([upstream * factor, { code, user }])),
    [upstream * out, { code: "functionKept", user }],
    [upstream / local, { code: "divided" }],
  ];
  return slips;
}

/**
 * What is often taken for the derivative of an op.
 * @param {string | null} op @param {number} x @param {number} y its value @param {{ value: number }[]} others
 * @returns {[number, string][]}
 */
function rulesOf(op, x, y, others) {
  const power = others[0]?.value;
  if (op === "exp")
    return [
      [x * Math.exp(x - 1), "powerRuleOnExp"],
      [1 / x, "expAsLog"],
      [x, "expAsLog"],
    ];
  if (op === "log")
    return [
      [Math.exp(x), "logAsExp"],
      [x, "logUpsideDown"],
      [1 / y, "logOfValue"],
    ];
  if (op === "sigmoid")
    return [
      [x * (1 - x), "inputForOutput"],
      [1 - y * y, "tanhForSigmoid"],
      [1 - y, "halfTheRule"],
    ];
  if (op === "tanh")
    return [
      [1 - x * x, "inputForOutput"],
      [y * (1 - y), "sigmoidForTanh"],
      [1 - y, "squareForgotten"],
    ];
  if (op === "pow" && others.length)
    return [
      [x ** (power - 1), "exponentForgotten"],
      [power * y, "exponentKept"],
    ];
  if (op === "square")
    return [
      [x, "exponentForgotten"],
      [2 * y, "exponentKept"],
    ];
  if (op === "sqrt")
    return [
      [1 / y, "halfForgotten"],
      [y / 2, "rootKept"],
    ];
  if (op === "reciprocal") return [[1 / x, "exponentKept"]];
  return [];
}

/** Off by how many numbers take part: a mean not divided, a sum divided. @param {number} truth @param {number[]} counts @returns {Slip[]} */
const byCount = (truth, counts) =>
  counts.flatMap((count) => [
    /** @type {Slip} */ ([truth * count, { code: "timesCount", count }]),
    /** @type {Slip} */ ([truth / count, { code: "overCount", count }]),
  ]);

/** @param {number[]} numbers */
const sum = (numbers) => numbers.reduce((a, b) => a + b, 0);
/** @param {number[]} numbers */
const product = (numbers) => numbers.reduce((a, b) => a * b, 1);
