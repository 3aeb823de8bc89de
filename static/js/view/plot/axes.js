/** The ground of a plot: its scales, a few round numbers on them, and the number where one stands. */

import { scaleLinear } from "d3-scale";
import { svg } from "../../lib/dom.js";
import { formatNumber } from "../../lib/format.js";

/** @import { ScaleLinear } from "d3-scale" */
/** @typedef {{ width: number, height: number, font: number }} Size */
/** @typedef {{ x: ScaleLinear<number, number>, y: ScaleLinear<number, number>, ticks: number[], left: number, right: number, top: number, bottom: number }} Ground */

/** Width of a digit, in its height. */
const DIGIT = 0.62;
const LABELS = 3;
/** Lower plots have room for fewer numbers: so many of their height each. */
const EACH = 3.2;
const LEVELS = 9;

/**
 * @param {readonly [number, number]} across
 * @param {readonly [number, number]} up
 * @param {Size} size
 * @param {{ lang: string, feet: boolean, head?: boolean }} options `feet`: numbers stand under it; `head`: words over it
 * @returns {Ground}
 */
export function groundOf(across, up, { width, height, font }, { lang, feet, head = false }) {
  const [right, top, bottom] = [width - 9, head ? Math.ceil(font * 2) : 6, height - (feet ? Math.ceil(font * 1.7) : 4)];
  const y = scaleLinear(up, [bottom, top]);
  const ticks = y.ticks(Math.max(1, Math.min(LABELS, Math.floor((bottom - top) / font / EACH))));
  const left = Math.ceil(Math.max(1, ...ticks.map((value) => formatNumber(value, lang).length)) * font * DIGIT) + 8;
  return { x: scaleLinear(across, [left, right]), y, ticks, left, right, top, bottom };
}

/** @param {Ground} ground @param {string} lang */
export function upAxis({ y, ticks, left, right }, lang) {
  return ticks.flatMap((value) => [
    svg("line", { class: value === 0 ? "axis" : "grid", x1: left, x2: right, y1: y(value), y2: y(value) }),
    svg("text", { x: left - 6, y: y(value), dy: "0.35em", "text-anchor": "end" }, formatNumber(value, lang)),
  ]);
}

/**
 * The numbers under a plot, but for those that the present one would cover.
 * @param {Ground} ground
 * @param {number} now
 * @param {{ lang: string, font: number }} options
 */
export function feet({ x, left, right, bottom }, now, { lang, font }) {
  const wide = (/** @type {string} */ text) => text.length * font * DIGIT;
  const own = formatNumber(now, lang);
  const [low, high] = x.domain();
  const at = Math.max(left + wide(own) / 2, Math.min(right - wide(own) / 2 + 6, x(Math.max(low, Math.min(high, now)))));
  const others = x.ticks(LABELS).filter((value) => {
    const text = formatNumber(value, lang);
    return Math.abs(x(value) - at) > (wide(text) + wide(own)) / 2 + 8 && x(value) + wide(text) / 2 <= right + 8;
  });
  const line = bottom + font * 1.3;
  return [
    ...others.map((value) => svg("text", { x: x(value), y: line, "text-anchor": "middle" }, formatNumber(value, lang))),
    svg("text", { class: "own", x: at, y: line, "text-anchor": "middle" }, own),
  ];
}

/** Round values to draw level lines at. @param {readonly [number, number]} range */
export const levelsOf = (range) => scaleLinear(range, [0, 1]).ticks(LEVELS);
