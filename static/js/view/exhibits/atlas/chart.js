/** Many curves over one axis, each with its name at its end; the picked ones in the hues of paths. */

import { line } from "d3-shape";
import { svg } from "../../../lib/dom.js";
import { apart } from "../../../model/atlas.js";
import { strokes } from "../../../model/swept.js";
import { feet, groundOf, upAxis } from "../../plot/axes.js";

/** @import { Range } from "../../../model/plot.js" */
/** @import { Break } from "../../../model/swept.js" */
/** @import { Ground } from "../../plot/axes.js" */
/** @typedef {{ id: string, label: string, role: string, numbers: number[], values: number[], breaks: Break[] }} ChartLine
 *   `role`: `others`, or its place among the picked ones */
/** @typedef {{ lines: ChartLine[], across: Range, up: Range, width: number, height: number, font: number, title: string, feet: boolean, left: number }} ChartData */

/** Of a letter's width, in the height of the type. */
const LETTER = 0.6;
const LEADER = 16;
const FAR = 1e5;
/** Labels stand closer than lines of a text. */
const LEADING = 1.2;

const pen = line()
  .x(([x]) => x)
  .y(([, y]) => Math.max(-FAR, Math.min(FAR, y)));
let clips = 0;

/** @param {{ lang: string, onPoint: (id: string | null) => void }} options */
export function createChart({ lang, onPoint }) {
  const still = svg("g");
  const moving = svg("g", { class: "probe" });
  const element = svg("svg", { role: "img", class: "atlas-chart" }, still, moving);
  clips += 1;
  const clip = `atlas-clip-${clips}`;
  /** @type {Ground | null} */
  let ground = null;
  /** @type {ChartData | null} */
  let data = null;

  element.addEventListener("pointerover", ({ target }) =>
    onPoint((target instanceof Element && target.closest("[data-id]")?.getAttribute("data-id")) || null),
  );
  element.addEventListener("pointerleave", () => onPoint(null));

  return {
    element,
    ground: () => /** @type {Ground} */ (ground),
    /** How much room the numbers on the left take. @param {ChartData} next */
    margin: (next) => groundFor(next, lang).left,
    /** @param {ChartData} next */
    update(next) {
      data = next;
      const { lines, width, height, font, title, left } = next;
      ground = groundFor(next, lang);
      ground.left = left;
      ground.x.range([left, ground.right]);
      const { x, y, top, bottom, right } = ground;
      element.setAttribute("viewBox", `0 0 ${width} ${height}`);
      element.setAttribute("height", String(height));
      element.setAttribute("aria-label", title);
      const ends = lines.map(({ numbers, values }) => endOf(x, y, [top, bottom], numbers, values));
      const wanted = ends.map(([, up]) => up);
      const gap = Math.min(font * LEADING, (bottom - top + font) / Math.max(1, lines.length));
      const places = apart(wanted, gap, [top, bottom]);
      still.replaceChildren(
        svg(
          "clipPath",
          { id: clip },
          svg("rect", { x: left, y: top - 3, width: right - left, height: bottom - top + 6 }),
        ),
        ...upAxis(ground, lang),
        svg("line", { class: "axis", x1: x(0), x2: x(0), y1: top, y2: bottom }),
        svg(
          "text",
          { class: "head", x: left, y: font * 1.15 },
          ...[
            svg("tspan", {}, title[0]),
            svg("tspan", { class: "prime", dx: font * 0.08 }, title.slice(1, -3)),
            title.slice(-3),
          ],
        ),
        ...lines.flatMap(({ id, label, role, numbers, values, breaks }, i) => [
          svg(
            "g",
            { class: "curve", "data-id": id, "data-role": role },
            svg(
              "g",
              { "clip-path": `url(#${clip})` },
              ...strokes(numbers, values, breaks).flatMap((stroke) => {
                const d = pen(stroke.map(([a, b]) => [x(a), y(b)]));
                return [svg("path", { class: "line", d }), svg("path", { class: "grip", d })];
              }),
            ),
            svg("path", {
              class: "leader",
              d: `M${ends[i][0]} ${wanted[i]}H${right}C${right + LEADER / 2} ${wanted[i]} ${right + LEADER / 2} ${places[i]} ${right + LEADER} ${places[i]}`,
            }),
            svg("text", { class: "name", x: right + LEADER + 3, y: places[i], dy: "0.35em" }, label),
          ),
        ]),
      );
    },
    /** The probe, and where it meets the picked curves. @param {number} now @param {{ role: string, value: number }[]} dots */
    probe(now, dots) {
      if (!ground || !data) return;
      const { x, y, top, bottom, left, right } = ground;
      const seen = x(now) >= left - 0.5 && x(now) <= right + 0.5;
      moving.replaceChildren(
        ...(seen ? [svg("line", { class: "plumb", x1: x(now), x2: x(now), y1: top, y2: bottom })] : []),
        ...dots
          .filter(({ value }) => seen && y(value) >= top - 4 && y(value) <= bottom + 4)
          .map(({ role, value }) => svg("circle", { "data-role": role, cx: x(now), cy: y(value), r: 5 })),
        ...(data.feet && seen ? feet(ground, now, { lang, font: data.font }) : []),
      );
    },
  };
}

/** @param {ChartData} data @param {string} lang */
function groundFor({ lines, across, up, width, height, font, feet: footed }, lang) {
  const names = Math.max(0, ...lines.map(({ label }) => label.length)) * font * LETTER;
  return groundOf(across, up, { width: width - names - LEADER, height, font }, { lang, feet: footed, head: true });
}

/**
 * Where a curve leaves the picture for good on its way to the right.
 * @param {Ground["x"]} x
 * @param {Ground["y"]} y
 * @param {[number, number]} sides top and bottom, in pixels
 * @param {number[]} numbers
 * @param {number[]} values
 * @returns {[across: number, up: number]}
 */
function endOf(x, y, [top, bottom], numbers, values) {
  const last = numbers.length - 1;
  const side = Math.max(top, Math.min(bottom, y(values[last])));
  const inside = values.findLastIndex((value) => y(value) >= top && y(value) <= bottom);
  return [x(numbers[inside < 0 ? last : inside]), side];
}
