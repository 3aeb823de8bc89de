/** A curve over two logarithmic axes: decades as a grid, the lowest point filled. */

import { scaleLog } from "d3-scale";
import { svg } from "../../lib/dom.js";
import { formatNumber, superscript } from "../../lib/format.js";

const SIZE = { w: 260, h: 154, left: 44, right: 8, top: 24, bottom: 34 };
/** An error of 0 has no logarithm; it is drawn where the last bit of a float lies. */
export const SMALLEST = 1e-17;
const EVERY = 3;

/**
 * @param {{ x: number, y: number }[]} points
 * @param {{ lang: string, label: string, x: string, y: string }} options what the axes say, and what is read aloud
 */
export function createCurve(points, { lang, label, x: across, y: up }) {
  const { w, h, left, right, top, bottom } = SIZE;
  const finite = points.filter(({ y }) => Number.isFinite(y)).map(({ x, y }) => ({ x, y: Math.max(y, SMALLEST) }));
  const reach = (/** @type {number[]} */ list) => [Math.min(...list), Math.max(...list)];
  const [low, high] = reach(finite.map(({ y }) => y));
  const x = scaleLog(reach(points.map((point) => point.x)), [left, w - right]);
  const y = scaleLog([10 ** Math.floor(Math.log10(low)), 10 ** Math.ceil(Math.log10(high) + 1e-9)], [h - bottom, top]);
  const best = finite.find((point) => point.y === low);
  const decades = (/** @type {number[]} */ [from, to]) => {
    const first = Math.ceil(Math.log10(from) / EVERY) * EVERY;
    return Array.from(
      { length: Math.max(0, Math.floor((Math.log10(to) - first) / EVERY + 1e-9) + 1) },
      (_, i) => 10 ** (first + i * EVERY),
    );
  };
  const power = (/** @type {number} */ value) => `10${superscript(Math.round(Math.log10(value)))}`;
  return svg(
    "svg",
    { class: "curve", viewBox: `0 0 ${w} ${h}`, role: "img", "aria-label": label },
    ...decades(y.domain()).flatMap((value) => [
      svg("line", { class: "grid", x1: left, x2: w - right, y1: y(value), y2: y(value) }),
      svg("text", { x: left - 6, y: y(value) + 4, "text-anchor": "end" }, power(value)),
    ]),
    svg("line", { class: "axis", x1: left, x2: w - right, y1: h - bottom, y2: h - bottom }),
    // low enough to keep off the other axis in the corner
    ...decades(x.domain()).map((value) =>
      svg("text", { x: x(value), y: h - bottom + 18, "text-anchor": "middle" }, power(value)),
    ),
    svg("path", { class: "line", d: finite.map((point, i) => `${i ? "L" : "M"}${x(point.x)} ${y(point.y)}`).join("") }),
    ...finite.map((point) =>
      svg(
        "circle",
        { class: point === best ? "best" : null, cx: x(point.x), cy: y(point.y), r: 3 },
        svg("title", {}, `h = ${power(point.x)}: ${formatNumber(point.y, lang, 1)}`),
      ),
    ),
    svg("text", { x: w - right, y: h - 2, "text-anchor": "end" }, across),
    svg("text", { x: left - 6, y: 10, "text-anchor": "middle" }, up),
  );
}
