/** One number over the steps of a training: a line, the line of the points held back, and where one is. */

import { svg } from "../../lib/dom.js";
import { linesAcross } from "./power.js";

/** @import { Translate } from "../../lib/i18n.js" */
/** @import { Moment } from "../../model/network/past.js" */
/** @typedef {(moment: Moment) => number | null | undefined} Of  what is drawn of a moment; null: not known there */

const SIZE = { w: 228, left: 39, right: 6, top: 8, bottom: 18 };
/** Where its axis is, as shares of its width. */
export const AXIS = { left: SIZE.left / SIZE.w, width: (SIZE.w - SIZE.left - SIZE.right) / SIZE.w };
/** Under a plot whose steps are named above it. */
const CLOSE = 6;

/**
 * @param {{ name: string, height: number, steps: boolean, t: Translate, onStep: (step: number) => void }} options  `steps`: whether they are named below
 */
export function createCurvePlot({ name, height, steps, t, onStep }) {
  const element = svg("svg", { class: `curve-plot ${name}`, viewBox: `0 0 ${SIZE.w} ${height}`, role: "img" });
  const [across, floor] = [SIZE.w - SIZE.left - SIZE.right, height - (steps ? SIZE.bottom : CLOSE)];
  let end = 1;
  element.addEventListener("click", (event) => {
    const box = element.getBoundingClientRect();
    const at = ((event.clientX - box.left) / box.width) * SIZE.w;
    onStep(Math.round(((at - SIZE.left) / across) * end));
  });

  /**
   * @param {{ curve: Moment[], last: number, kept: number[], dot: Moment | null, share: (value: number) => number, marks: { at: number, text: string }[],
   *   of: Of, held: Of, said: string }} data  `share`: how high a number stands, a share as that of a mark; `held`: of the points held back; `dot`: where one is
   */
  const draw = ({ curve, last, kept, dot, share, marks, of, held, said }) => {
    end = last;
    const x = (/** @type {number} */ step) => SIZE.left + (step / last) * across;
    const high = (/** @type {number} */ part) => floor - part * (floor - SIZE.top);
    const y = (/** @type {number} */ value) => high(share(value));
    const line = (/** @type {Of} */ value) =>
      curve
        .flatMap((moment) => {
          const at = value(moment);
          return at == null ? [] : [`${x(moment.step).toFixed(1)} ${y(at).toFixed(1)}`];
        })
        .join("L");
    const [own, other, at] = [line(of), line(held), dot && of(dot)];
    element.replaceChildren(
      ...linesAcross(
        marks.map(({ at, text }) => ({ y: high(at), text })),
        { left: SIZE.left, right: SIZE.w - SIZE.right, gap: 5 },
      ),
      ...kept.map((each) => svg("line", { class: "kept", x1: x(each), x2: x(each), y1: floor, y2: floor - 4 })),
      ...(steps
        ? [
            svg("text", { x: SIZE.left, y: height - 4 }, "0"),
            svg(
              "text",
              { x: SIZE.w - SIZE.right, y: height - 4, "text-anchor": "end" },
              t("net.steps", { count: last }),
            ),
          ]
        : []),
      ...(own ? [svg("path", { class: "line", d: `M${own}` })] : []),
      ...(other ? [svg("path", { class: "line validation", d: `M${other}` })] : []),
      ...(dot && at != null ? [svg("circle", { cx: x(dot.step), cy: y(at), r: 3.5 })] : []),
    );
    element.setAttribute("aria-label", said);
  };
  return { element, draw };
}
