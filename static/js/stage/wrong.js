/** A wrong gradient beside the right one: underlined as mistakes are, and said not to be equal. */

import { svg } from "../lib/dom.js";
import { toNumber } from "../lib/format.js";
import { rows } from "../lib/tensor.js";
import { set, write } from "./draw.js";

/** @import { Scalar, Tensor } from "../lib/format.js" */
/** @import { Grid } from "./anatomy.js" */
/** @import { Ruler } from "../lib/ruler.js" */

const WEIGHT = 560;
const SIGN = " ≠";
/** Numbers closer than this, of their size, are equal but for rounding. */
const AGREES = 1e-9;

/** A wave under something. @param {number} x @param {number} y @param {number} width @param {number} size of the letters */
const waveUnder = (x, y, width, size) => {
  const half = Math.max(1.6, size * 0.15);
  const count = Math.max(2, Math.round(width / half));
  const step = width / count;
  return `M${x} ${y}q${step / 2} ${-half} ${step} 0${`t${step} 0`.repeat(count - 1)}`;
};

export function createWrong() {
  const text = svg("text", { class: "wrong" });
  const wave = svg("path", { class: "wave" });
  return {
    parts: [text, wave],
    /** How much room it takes at a size. @param {string} number @param {number} size @param {Ruler} ruler */
    width: (number, size, ruler) => (number ? ruler.text(number + SIGN, size, WEIGHT) + size * 0.35 : 0),
    /** @param {string} number none where nothing is wrong @param {{ right: number, y: number, size: number, ruler: Ruler }} place `right`: where it ends */
    draw(number, { right, y, size, ruler }) {
      write(text, number && number + SIGN);
      if (!number) return set(wave, { d: "" });
      set(text, { x: right - size * 0.35, y, "font-size": size });
      const from = right - size * 0.35 - ruler.text(number + SIGN, size, WEIGHT);
      set(wave, { d: waveUnder(from, y + size * 0.56, ruler.text(number, size, WEIGHT), size) });
    },
  };
}

/** Waves under the cells that are wrong. @param {Tensor} right @param {Tensor} wrong @param {Grid} grid */
export function wavesIn(right, wrong, grid) {
  if (grid.strip) return "";
  const others = rows(wrong);
  const differs = (/** @type {Scalar} */ a, /** @type {Scalar} */ b) =>
    a !== b && !(Math.abs(toNumber(a) - toNumber(b)) <= AGREES * Math.abs(toNumber(b)));
  return rows(right)
    .flatMap((row, r) =>
      row.map((x, c) =>
        differs(x, others[r]?.[c])
          ? waveUnder(c * (grid.w + 1) + grid.w * 0.15, r * (grid.h + 1) + grid.h - 2, grid.w * 0.7, grid.h * 0.55)
          : "",
      ),
    )
    .join("");
}
