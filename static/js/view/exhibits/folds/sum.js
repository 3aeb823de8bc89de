/** The sum of all units over x: its joints, the point where one stands, the axes. */

import { scaleLinear } from "d3-scale";
import { svg } from "../../../lib/dom.js";
import { upright } from "../../../model/folds.js";
import { cover, pen } from "./units.js";

/** @import { Laid } from "../../../model/folds.js" */
/** @import { Sheet } from "./units.js" */

/**
 * @param {{ across: import("d3-scale").ScaleLinear<number, number>, top: number, bottom: number }} place
 * @param {Sheet} sheet
 */
export function sumOf({ across, top, bottom }, { laid, pick, hide, width, font, t, text }) {
  const { cuts, output } = /** @type {NonNullable<Laid["line"]>} */ (laid.line);
  const [left, right] = across.range();
  const now = laid.x[0];
  const up = scaleLinear(upright(output), [bottom, top]);
  const points = cuts.map((cut, j) => /** @type {[number, number]} */ ([across(cut), up(output[j])]));
  const over = top - font * 0.45;
  const under = bottom + font * 1.6;
  const told = hide ? t("folds.row.sum") : t("folds.sum", { count: laid.regions });
  const level = (/** @type {number} */ tick) => [
    svg("line", { class: tick ? "grid" : "axis", x1: left, x2: right, y1: up(tick), y2: up(tick) }),
    svg("text", { x: left - 6, y: up(tick), dy: "0.35em", "text-anchor": "end" }, text(tick)),
  ];
  const seen = [
    svg("path", { class: "line sum", d: pen(points) }),
    ...points.slice(1, -1).map(([cx, cy]) => svg("circle", { class: "joint", cx, cy, r: 5 })),
    svg("circle", { class: "here", cx: across(now), cy: up(laid.output), r: 6 }),
    svg("text", { class: "now", x: right, y: over, "text-anchor": "end" }, `y = ${text(laid.output)}`),
  ];
  return [
    svg(
      "g",
      {
        class: "unit",
        "data-row": "sum",
        "data-layer": laid.before.length + 1,
        "data-unit": 1,
        "data-own": String(pick[0] > laid.before.length),
      },
      svg("text", { class: "name", x: left, y: over }, told),
      svg("rect", { class: "cell", x: left, y: top, width: right - left, height: bottom - top, rx: 4 }),
      ...up.ticks(3).flatMap(level),
      svg("line", { class: "plumb", x1: across(now), x2: across(now), y1: top, y2: bottom }),
      ...(hide ? [cover((left + right) / 2, (top + bottom) / 2)] : seen),
    ),
    ...laid.ends
      .filter((end) => Math.abs(across(end) - across(now)) > font * 5)
      .map((end) => svg("text", { x: across(end), y: under, "text-anchor": "middle" }, text(end))),
    svg(
      "text",
      { class: "own", x: Math.min(across(now), width - font * 3), y: under, "text-anchor": "middle" },
      `x = ${text(now)}`,
    ),
  ];
}
