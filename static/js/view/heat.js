/** A table of numbers as tiles: values in ink, gradients in the hue of their sign, both as strong as their size. */

import { h } from "../lib/dom.js";
import { formatNumber, toNumber } from "../lib/format.js";
import { flat, rows, shapeText } from "../lib/tensor.js";

/** @import { Tensor } from "../lib/format.js" */
/** @import { Words } from "./words.js" */

/** Wider tables have no room for numbers. */
const WRITTEN = 5;
const ROWS = { written: 12, bare: 40 };
const COLUMNS = 48;

/**
 * @param {Tensor} value all of it, or a sampled block
 * @param {readonly number[]} shape
 * @param {Words} words
 * @param {boolean} light a gradient
 */
export function createHeat(value, shape, { t, lang }, light) {
  const whole = rows(value);
  const width = whole[0]?.length ?? 1;
  const bare = width > WRITTEN;
  const table = whole.slice(0, bare ? ROWS.bare : ROWS.written).map((row) => row.slice(0, COLUMNS));
  const largest = Math.max(1e-12, ...flat(value).map((x) => Math.abs(toNumber(x))));
  const grid = h("div", {
    class: bare ? "heat bare" : "heat",
    role: "img",
    "aria-label": table.map((row) => row.map((x) => formatNumber(x, lang, 3)).join("  ")).join("; "),
  });
  grid.style.gridTemplateColumns = `repeat(${table[0]?.length ?? 1}, minmax(0, ${bare ? "1fr" : "auto"}))`;
  for (const x of table.flat()) {
    const strength = Math.abs(toNumber(x)) / largest;
    const hue = light ? `var(--${toNumber(x) < 0 ? "neg" : "pos"})` : "var(--ink)";
    const tile = h(
      "span",
      { class: !light && toNumber(x) < 0 ? "hatched" : null, "aria-hidden": "true" },
      !bare && formatNumber(x, lang, light ? 2 : 3),
    );
    tile.style.setProperty(
      "--cell",
      `color-mix(in srgb, ${hue} ${Math.round(strength * (light ? 42 : 24))}%, var(--card))`,
    );
    grid.append(tile);
  }
  if (table.flat().length === shape.reduce((all, size) => all * size, 1)) return grid;
  const note = t("inspect.cut", { rows: table.length, columns: table[0].length, shape: shapeText(shape) });
  return h("div", null, grid, h("p", { class: "heat-note" }, note));
}
