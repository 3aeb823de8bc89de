/** The product of a walk as a staircase in powers of ten: each edge one step, those to blame drawn bold. */

import { scaleLinear } from "d3-scale";
import { svg, svgSymbol } from "../../lib/dom.js";
import { superscript } from "../../lib/format.js";

/** @typedef {{ log10: number, blamed: boolean, label: string }} Stair */

const SIZE = { w: 260, h: 150, left: 40, right: 8, top: 12, bottom: 26 };
/** At most so many powers of ten and names are written. */
const MOST = 6;
/** As many letters fit under the axis, in the widest type. */
const LETTERS = 20;

/**
 * @param {Stair[]} stairs from the output on; `log10` is -Infinity from a zero on, NaN or Infinity from where numbers end
 * @param {{ label: string, start: string }} options what is read aloud; the output's name
 */
export function createStairs(stairs, { label, start }) {
  const { w, h, left, right, top, bottom } = SIZE;
  const finite = [0, ...stairs.map(({ log10 }) => log10).filter(Number.isFinite)];
  const [low, high] = [Math.floor(Math.min(...finite)), Math.ceil(Math.max(...finite))];
  const reach = Math.max(1, high - low);
  const falls = stairs.some(({ log10 }) => log10 === -Infinity);
  const breaks = stairs.some(({ log10 }) => Number.isNaN(log10) || log10 === Infinity);
  const y = scaleLinear(
    [low - (falls ? reach * 0.35 : 0), Math.max(high, low + 1) + (breaks ? reach * 0.35 : 0)],
    [h - bottom, top],
  );
  const x = scaleLinear([0, stairs.length + 1], [left, w - right]);
  const [floor, ceiling] = [h - bottom, top];
  const place = (/** @type {number} */ log10) =>
    log10 === -Infinity ? floor : Number.isFinite(log10) ? y(log10) : ceiling;
  const every = Math.ceil((reach + 1) / MOST);
  const powers = Array.from({ length: Math.floor(reach / every) + 1 }, (_, i) => low + i * every);
  const labels = [start, ...stairs.map(({ label: name }) => name)];
  const names = Math.ceil((labels.length * (Math.max(...labels.map((name) => name.length)) + 1)) / LETTERS);
  const heights = [0, ...stairs.map(({ log10 }) => log10)].map(place);
  return svg(
    "svg",
    { class: "curve stairs", viewBox: `0 0 ${w} ${h}`, role: "img", "aria-label": label },
    ...powers.flatMap((power) => [
      svg("line", { class: "grid", x1: left, x2: w - right, y1: y(power), y2: y(power) }),
      svg(
        "text",
        { x: left - 6, y: y(power) + 4, "text-anchor": "end" },
        power === 0 ? "1" : `10${superscript(power)}`,
      ),
    ]),
    falls && svg("text", { x: left - 6, y: floor + 4, "text-anchor": "end" }, "0"),
    breaks && svg("text", { x: left - 6, y: ceiling + 4, "text-anchor": "end" }, "∞"),
    svg("line", { class: "axis", x1: left, x2: w - right, y1: floor, y2: floor }),
    ...heights.map((height, i) => svg("line", { class: "line", x1: x(i), x2: x(i + 1), y1: height, y2: height })),
    ...stairs.map(({ blamed }, i) =>
      svg("line", {
        class: blamed ? "line blamed" : "line",
        x1: x(i + 1),
        x2: x(i + 1),
        y1: heights[i],
        y2: heights[i + 1],
      }),
    ),
    ...labels.map((name, i) =>
      i === stairs.length || (i % names === 0 && i + names <= stairs.length)
        ? svg(
            "text",
            { class: "name", x: (x(i) + x(i + 1)) / 2, y: h - 8, "text-anchor": "middle" },
            ...svgSymbol(name),
          )
        : null,
    ),
  );
}
