/** The atlas of activations: which curves stand on the board, what is known at the probe, how labels keep apart. */

import { formatNumber, toNumber } from "../lib/format.js";

/** @import { Scalar } from "../lib/format.js" */
/** @import { Range } from "./plot.js" */
/** @import { Break } from "./swept.js" */
/**
 * @typedef {{ ends: Scalar[], closed: boolean[] }} Interval
 * @typedef {{ at: number, value: number }} Extreme
 * @typedef {{ id: string, label: string, name: Record<string, string>, latex: string, program: string,
 *   parameter: { name: string, value: number, usual: number, low: number, high: number } | null, needs: string[],
 *   slide: Interval | null, differs: boolean[] | null, range: Interval, slopes: Interval, only: number[], besides: number[],
 *   flat: ("no" | "fades" | "zero")[], least: Extreme | null, steepest: Extreme | null, slackest: Extreme | null,
 *   value: Scalar, slope: Scalar, values: Scalar[], grads: Scalar[], breaks: Break[] }} Activation  as the server tells of it
 * @typedef {Activation & { x: number, numbers: number[] }} Known  `x`: where `value` and `slope` are
 * @typedef {{ view: "curves" | "table", curves: "both" | "value" | "slope", show: "all" | "picked", pick: string[], x: number,
 *   reach: number, parameters: Record<string, number> }} AtlasSet  what the board shows, as a scene can set it
 */

/** How far curves are drawn to either side. */
export const REACHES = [2, 5, 10];
/** Of curves that leave the picture, so much is seen: of the reach, below and above. */
const SEEN = { below: 0.24, above: 0.56 };
const ROOM = 0.08;

/** The number of the samples that is nearest. @param {number[]} numbers @param {number} x */
export function nearest(numbers, x) {
  const step = numbers[1] - numbers[0];
  return Math.max(0, Math.min(numbers.length - 1, Math.round((x - numbers[0]) / step)));
}

/** Whether a number is one of the samples. @param {number[]} numbers @param {number} x */
const sampled = (numbers, x) => Math.abs(numbers[nearest(numbers, x)] - x) < 1e-9;

/** What an activation and its derivative are at the probe, both from the server; where it jumps it has none. @param {Known} known @param {number} x */
export function at(known, x) {
  const i = nearest(known.numbers, x);
  const [value, slope] = known.x === x ? [known.value, known.slope] : [known.values[i], known.grads[i]];
  const jumps = known.breaks.some((each) => each.kind === "jump" && each.at === x);
  return { value: toNumber(value), slope: jumps ? Number.NaN : toNumber(slope) };
}

/**
 * Whether what is known of an activation is no longer what is to be shown.
 * @param {Known | undefined} known
 * @param {AtlasSet} set
 */
export function isStale(known, { reach, x, parameters }) {
  if (!known) return true;
  const { numbers, parameter } = known;
  if (Math.abs(numbers[numbers.length - 1] - reach) > 1e-9) return true;
  if (parameter && parameter.value !== bounded(parameter, parameters[known.id] ?? parameter.usual)) return true;
  return known.x !== x && !sampled(numbers, x);
}

/** @param {{ low: number, high: number }} bounds @param {number} value */
const bounded = ({ low, high }, value) => Math.max(low, Math.min(high, value));

/**
 * What is drawn, the picked ones last, so that they lie on top.
 * @template {{ id: string }} T
 * @param {T[]} all
 * @param {Pick<AtlasSet, "show" | "pick">} set
 * @returns {T[]}
 */
export function drawn(all, { show, pick }) {
  const rank = (/** @type {T} */ { id }) => pick.indexOf(id);
  const others = show === "all" || !pick.length ? all.filter((each) => rank(each) < 0) : [];
  return [...others, ...all.filter((each) => rank(each) >= 0).sort((a, b) => rank(b) - rank(a))];
}

/**
 * The heights to show: all of what is drawn, but for curves that run away.
 * @param {number[][]} columns
 * @param {number} reach
 * @returns {Range}
 */
export function heights(columns, reach) {
  const all = columns.flat().filter(Number.isFinite);
  const low = Math.max(Math.min(0, ...all), -SEEN.below * reach - 0.6);
  const high = Math.min(Math.max(0, ...all), Math.max(1.2, SEEN.above * reach));
  const room = ROOM * Math.max(high - low, 0.5);
  return [low - room, high + room];
}

/**
 * Places for labels near where they would stand, at least a gap apart, in their order, between two ends.
 * @param {number[]} wanted
 * @param {number} gap
 * @param {Range} ends
 * @returns {number[]}
 */
export function apart(wanted, gap, [low, high]) {
  const order = wanted.map((_, i) => i).sort((a, b) => wanted[a] - wanted[b] || a - b);
  const places = order.map((i) => wanted[i]);
  for (let i = 0; i < places.length; i += 1) places[i] = Math.max(places[i], i ? places[i - 1] + gap : low);
  for (let i = places.length - 1; i >= 0; i -= 1)
    places[i] = Math.min(places[i], i < places.length - 1 ? places[i + 1] - gap : high);
  /** @type {number[]} */
  const found = [];
  order.forEach((i, place) => {
    found[i] = places[place];
  });
  return found;
}

/**
 * The two halves of an interval in writing; in Russian a semicolon parts them, as the comma is a decimal sign.
 * @param {Interval} interval
 * @param {string} lang
 * @returns {[low: string, parting: string, high: string]}
 */
export function intervalText({ ends, closed }, lang) {
  const [low, high] = ends.map((end) => formatNumber(end, lang));
  return [`${closed[0] ? "[" : "("}${low}`, lang === "ru" ? "; " : ", ", `${high}${closed[1] ? "]" : ")"}`];
}

/** Which words say where an activation goes flat. @param {Activation["flat"]} flat */
export const flatKey = ([left, right]) => `atlas.flat.${left}.${right}`;
