/** A row of units, each with its line over the same x: the joint, the point where one stands, the number there. */

import { scaleLinear } from "d3-scale";
import { line } from "d3-shape";
import { svg } from "../../../lib/dom.js";
import { HIDDEN } from "../../../lib/format.js";
import { freest, upright } from "../../../model/folds.js";

/** @import { Translate } from "../../../lib/i18n.js" */
/** @import { Laid, RowOfUnits } from "../../../model/folds.js" */
/** @typedef {{ laid: Laid, pick: [number, number], hide: boolean, width: number, font: number, t: Translate, text: (value: number) => string }} Sheet
 *   What all plots of the picture share. */

const GAP = 10;
/** Of a letter's width, in the height of the type. */
const LETTER = 0.6;
/** The shift of a number from the frame of its plot. */
const INSET = 6;

export const pen = line();

/** @param {RowOfUnits} row @param {{ top: number, tall: number }} place @param {Sheet} sheet */
export function rowOf(row, { top, tall }, sheet) {
  const { width, font, pick, t } = sheet;
  const wide = (width - 2 - GAP * (row.lines.length - 1)) / row.lines.length;
  const up = scaleLinear(upright(row.lines.flat()), [top + tall, top]);
  const numbers = row.now.map((value) => said(row, value, sheet));
  // where they would run into one another, the picked unit's number stands over the row
  const roomy = Math.max(...numbers.map(({ length }) => length)) * font * LETTER + 2 * INSET <= wide;
  const own = roomy || row.layer !== pick[0] || covered(row, sheet) ? null : numbers[pick[1] - 1];
  return svg(
    "g",
    { "data-row": row.kind },
    svg("text", { class: "name", x: 1, y: top - font * 0.45 }, t(`folds.row.${row.kind}`, { layer: row.layer })),
    own && svg("text", { class: "now", x: width - 1, y: top - font * 0.45, "text-anchor": "end" }, own),
    ...row.lines.map((_, k) =>
      unit(row, k, { left: 1 + k * (wide + GAP), wide, top, tall, up }, roomy ? numbers[k] : "", sheet),
    ),
  );
}

/** What comes after the ReLUs may be kept back. @param {RowOfUnits} row @param {Sheet} sheet */
const covered = ({ kind }, { hide }) => hide && kind !== "before";

/** @param {RowOfUnits} row @param {number} value @param {Sheet} sheet */
const said = ({ kind }, value, { t, text, hide }) =>
  kind === "after" && !hide && !(value > 0) ? t("folds.off") : text(value);

/**
 * @param {RowOfUnits} row @param {number} k
 * @param {{ left: number, wide: number, top: number, tall: number, up: (value: number) => number }} frame
 * @param {string} number
 * @param {Sheet} sheet
 */
function unit(row, k, { left, wide, top, tall, up }, number, sheet) {
  const { laid, pick, hide, font } = sheet;
  const { cuts, switches } = /** @type {NonNullable<Laid["line"]>} */ (laid.line);
  const values = row.lines[k];
  const x = scaleLinear(laid.ends, [left, left + wide]);
  const now = laid.x[0];
  const points = cuts.map((cut, j) => /** @type {[number, number]} */ ([x(cut), up(values[j])]));
  const joints = switches.filter((one) => one.layer === row.layer - 1 && one.unit === k);
  const frame = { left: left + INSET, right: left + wide - INSET, top: top + INSET / 2, bottom: top + tall - INSET };
  const size = { wide: number.length * font * LETTER, tall: font };
  return svg(
    "g",
    {
      class: "unit",
      "data-layer": row.layer,
      "data-unit": k + 1,
      "data-own": String(pick[0] === row.layer && pick[1] === k + 1),
      "data-off": String(!hide && row.kind !== "term" && !(row.now[k] > 0)),
    },
    svg("rect", { class: "cell", x: left, y: top, width: wide, height: tall, rx: 4 }),
    svg("line", { class: "axis", x1: left, x2: left + wide, y1: up(0), y2: up(0) }),
    svg("line", { class: "plumb", x1: x(now), x2: x(now), y1: top, y2: top + tall }),
    ...(covered(row, sheet)
      ? [cover(left + wide / 2, top + tall / 2)]
      : [
          ...(row.kind === "before" ? halves(points, values) : [svg("path", { class: "line", d: pen(points) })]),
          ...joints.map(({ at }) => svg("circle", { class: "joint", cx: x(at), cy: up(0), r: 4 })),
          svg("circle", { class: "here", cx: x(now), cy: up(row.now[k]), r: 5 }),
          svg(
            "text",
            {
              class: "now",
              ...freest(points, x(now), frame, size),
            },
            number,
          ),
        ]),
  );
}

/** @param {number} x @param {number} y */
export const cover = (x, y) => svg("text", { class: "covered", x, y, dy: "0.35em", "text-anchor": "middle" }, HIDDEN);

/** What is cut away, and what is kept. @param {[number, number][]} points @param {number[]} values */
function halves(points, values) {
  const part = (/** @type {boolean} */ kept) =>
    points
      .slice(1)
      .map((point, j) => (values[j] + values[j + 1] > 0 === kept ? `M${points[j]}L${point}` : ""))
      .join("");
  return [svg("path", { class: "line cut", d: part(false) }), svg("path", { class: "line", d: part(true) })];
}
