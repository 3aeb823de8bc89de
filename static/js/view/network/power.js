/** What stands beside an axis: lines across, and powers of ten, written out while all of them there are short. */

import { svg } from "../../lib/dom.js";
import { formatNumber, superscript } from "../../lib/format.js";

/** @param {number} power @param {string} lang @param {number[]} [axis] all powers beside it */
export const powerText = (power, lang, axis = [power]) =>
  power === 0 || axis.every((each) => each >= -2 && each <= 3)
    ? formatNumber(10 ** power, lang, 2)
    : `10${superscript(power)}`;

/**
 * Lines across a plot, each with its words before it.
 * @param {{ y: number, text: string }[]} marks @param {{ left: number, right: number, gap?: number }} place
 */
export const linesAcross = (marks, { left, right, gap = 6 }) =>
  marks.flatMap(({ y, text }) => [
    svg("line", { class: "grid", x1: left, x2: right, y1: y, y2: y }),
    svg("text", { x: left - gap, y: y + 4, "text-anchor": "end" }, text),
  ]);
