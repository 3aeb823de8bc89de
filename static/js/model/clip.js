/** Clipping a gradient of two numbers: the program that does it, and how much of the plane is shown. */

import { formatNumber, toNumber } from "../lib/format.js";

/** @import { Scalar } from "../lib/format.js" */
/** @typedef {"norm" | "value" | "literal"} Way */
/** @typedef {{ g: [number, number], c: number, show: Way[], hide: boolean }} ClipSet  what the board shows, as a scene can set it */
/** @typedef {{ at: [number, number], length: number, cos: number }} Arrow */
/** @typedef {{ g: [number, number], c: number, arrows: Record<"g" | Way, Arrow> }} Clipped  as the server computed it */

/** @type {Way[]} */
export const WAYS = ["norm", "value", "literal"];

/** What the server runs: three ways to clip, how long their results are, and the cosine of their angle with g. */
export const PROGRAM = `g = [3, 4]
c = 1
length_g = norm(g)
norm_ = min(1, c/length_g) * g
value_ = max(min(g, c), -c)
literal_ = min(1, c/length_g * g)
${WAYS.map((way) => `length_${way} = norm(${way}_)\ncos_${way} = dot(g, ${way}_) / (length_g*length_${way})`).join("\n")}
f = cos_norm + cos_value + cos_literal`;

const REACHES = [1, 2, 3, 5, 8, 12, 20, 30, 50, 80, 120];
/** A ball so much larger than the arrows is not shown whole. */
const LARGE = 2.5;

/**
 * Read the answer by the names in the program.
 * @param {{ name: string | null }[]} nodes
 * @param {any[]} values in their order
 * @returns {Clipped}
 */
export function readClipped(nodes, values) {
  const of = (/** @type {string} */ name) => values[nodes.findIndex((node) => node.name === name)];
  const pair = (/** @type {Scalar[]} */ [x, y]) => /** @type {[number, number]} */ ([toNumber(x), toNumber(y)]);
  const arrow = (/** @type {Way} */ way) => ({
    at: pair(of(`${way}_`)),
    length: toNumber(of(`length_${way}`)),
    cos: toNumber(of(`cos_${way}`)),
  });
  const g = pair(of("g"));
  const [norm, value, literal] = WAYS.map(arrow);
  return {
    ...{ g, c: toNumber(of("c")) },
    arrows: { g: { at: g, length: toNumber(of("length_g")), cos: 1 }, norm, value, literal },
  };
}

/** How far the plane goes to each side. @param {Clipped} clipped */
export function reachFor({ c, arrows }) {
  const all = Object.values(arrows).flatMap(({ at }) => at.map(Math.abs));
  const longest = Math.max(...all.filter(Number.isFinite), 0.4);
  const wanted = Math.max(1.25 * longest, c <= LARGE * longest ? 1.1 * c : 0);
  return REACHES.find((reach) => reach >= wanted) ?? 1.25 * longest;
}

/** The angle between a result and g, in degrees. @param {number} cos */
export const angleOf = (cos) => (Math.abs(cos) > 1 - 1e-12 ? (cos > 0 ? 0 : 180) : (Math.acos(cos) * 180) / Math.PI);

/** @param {[number, number]} pair @param {string} lang */
export const pairText = (pair, lang) =>
  `(${pair.map((each) => formatNumber(each, lang, 3)).join(lang === "ru" ? "; " : ", ")})`;

/**
 * Names of arrows that end in one place are one label.
 * @template {{ at: [number, number], label: string }} T
 * @param {T[]} arrows
 * @param {number} near
 * @returns {T[]}
 */
export function joined(arrows, near) {
  /** @type {T[]} */
  const found = [];
  for (const each of arrows) {
    const same = found.find(({ at }) => Math.hypot(at[0] - each.at[0], at[1] - each.at[1]) < near);
    if (same) same.label += ` = ${each.label}`;
    else found.push({ ...each });
  }
  return found;
}
