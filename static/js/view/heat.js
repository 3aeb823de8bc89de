/** A table of numbers as tiles: values in ink, gradients in the hue of their sign, both as strong as their size. */

import { h } from "../lib/dom.js";
import { formatNumber, toNumber } from "../lib/format.js";
import { flat, rows } from "../lib/tensor.js";

/** @import { Tensor } from "../lib/format.js" */

const ROWS = 12;
const COLUMNS = 8;

/**
 * @param {Tensor} value
 * @param {string} lang
 * @param {boolean} light a gradient
 */
export function createHeat(value, lang, light) {
  const table = rows(value)
    .slice(0, ROWS)
    .map((row) => row.slice(0, COLUMNS));
  const largest = Math.max(1e-12, ...flat(value).map((x) => Math.abs(toNumber(x))));
  const grid = h("div", {
    class: "heat",
    role: "img",
    "aria-label": table.map((row) => row.map((x) => formatNumber(x, lang, 3)).join("  ")).join("; "),
  });
  grid.style.gridTemplateColumns = `repeat(${table[0]?.length ?? 1}, minmax(0, auto))`;
  for (const x of table.flat()) {
    const strength = Math.abs(toNumber(x)) / largest;
    const hue = light ? `var(--${toNumber(x) < 0 ? "neg" : "pos"})` : "var(--ink)";
    const tile = h(
      "span",
      { class: !light && toNumber(x) < 0 ? "hatched" : null, "aria-hidden": "true" },
      formatNumber(x, lang, light ? 2 : 3),
    );
    tile.style.setProperty(
      "--cell",
      `color-mix(in srgb, ${hue} ${Math.round(strength * (light ? 42 : 24))}%, var(--card))`,
    );
    grid.append(tile);
  }
  return grid;
}
