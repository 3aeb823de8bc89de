/** A table of numbers as tiles: values in ink, gradients in the hue of their sign, both as strong as their size. */

import { h } from "../lib/dom.js";
import { formatBrief, formatNumber, toNumber } from "../lib/format.js";
import { flat, placeIn, rows, shapeOf, shapeText, sizeOf } from "../lib/tensor.js";
import { cellName, walkCells } from "./pick.js";

/** @import { Scalar, Tensor } from "../lib/format.js" */
/** @import { Words } from "./words.js" */
/**
 * @typedef {{ label: string, at: readonly number[] | null, onPick: (at: number[] | null) => void }} Pick
 *   cells can be chosen; `at` is the one that is
 * @typedef {{ hue: "a" | "b", cells: readonly (readonly number[])[] }} Lit cells that take part in a sum
 * @typedef {{ light?: boolean, turned?: boolean, bare?: boolean, even?: boolean, brief?: boolean | number, pick?: Pick | null, lit?: Lit | null }} HeatOptions
 *   `light`: a gradient; `turned`: rows stand as columns; `bare`: tiles without numbers;
 *   `even`: all columns alike, for tables that stand one above the other; `brief`: numbers have little room each, or of so many signs
 */

/** Wider tables have no room for numbers. */
export const WRITTEN = 5;
/** These have room for so many signs; a number that is longer even where it is brief is written smaller. */
const BRIEF = { columns: 4, signs: 6 };
/** Where there is room a number is written with so many. */
export const DECIMALS = 3;
const ROWS = { written: 12, bare: 40 };
const COLUMNS = 48;

/**
 * @param {Tensor} value all of it, or a sampled block
 * @param {readonly number[]} shape
 * @param {Words} words
 * @param {HeatOptions} [options]
 */
export function createHeat(value, shape, { t, lang }, options = {}) {
  const { light = false, turned = false, pick = null, lit = null } = options;
  const drawn = shapeOf(value);
  const lines = rows(value);
  const whole = turned ? lines[0].map((_, i) => lines.map((line) => line[i])) : lines;
  const bare = options.bare ?? (whole[0]?.length ?? 1) > WRITTEN;
  const brief = options.brief ?? (whole[0]?.length ?? 1) >= BRIEF.columns;
  const room = typeof brief === "number" ? brief : BRIEF.signs;
  const table = whole.slice(0, bare ? ROWS.bare : ROWS.written).map((row) => row.slice(0, COLUMNS));
  const largest = Math.max(1e-12, ...flat(value).map((x) => Math.abs(toNumber(x))));
  /** @param {number} r @param {number} c */
  const place = (r, c) => placeIn(turned ? c * lines[0].length + r : r * lines[0].length + c, drawn);

  /** @param {Scalar} x @param {number} r @param {number} c */
  const tile = (x, r, c) => {
    const strength = Math.abs(toNumber(x)) / largest;
    const hue = light ? `var(--${toNumber(x) < 0 ? "neg" : "pos"})` : "var(--ink)";
    const full = bare ? "" : formatNumber(x, lang, DECIMALS);
    const number = brief && full.length > room ? formatBrief(x, lang) : full;
    const long = brief && number.length > room;
    const look = [!light && toNumber(x) < 0 && "hatched", long && "long"].filter(Boolean).join(" ");
    const element = h("span", { class: look || null, "aria-hidden": pick ? null : "true" }, number);
    const color = `color-mix(in srgb, ${hue} ${Math.round(strength * (light ? 42 : 24))}%, var(--card))`;
    element.style.setProperty("--cell", color);
    element.style.gridArea = `${r + 1} / ${c + 1}`;
    if (pick) {
      const at = place(r, c);
      const chosen = String(at) === String(pick.at);
      element.setAttribute("role", "gridcell");
      element.setAttribute("aria-label", `${cellName(at, t)}: ${formatNumber(x, lang)}`);
      element.setAttribute("aria-selected", String(chosen));
      element.tabIndex = chosen || (!pick.at && !r && !c) ? 0 : -1;
      element.dataset.at = String(at);
    }
    return element;
  };

  const grid = h("div", {
    class: ["heat", bare && "bare", brief && !bare && "brief", pick && "pick"].filter(Boolean).join(" "),
  });
  grid.style.gridTemplateColumns = `repeat(${table[0]?.length ?? 1}, minmax(0, ${bare || options.even ? "1fr" : "auto"}))`;
  const tiles = table.map((row, r) => row.map((x, c) => tile(x, r, c)));
  if (pick) {
    grid.setAttribute("role", "grid");
    grid.setAttribute("aria-label", pick.label);
    grid.append(...tiles.map((row) => h("div", { role: "row" }, ...row)));
    walkCells(grid, tiles, pick);
  } else {
    grid.setAttribute("role", "img");
    grid.setAttribute(
      "aria-label",
      table.map((row) => row.map((x) => formatNumber(x, lang, DECIMALS)).join("  ")).join("; "),
    );
    grid.append(...tiles.flat());
  }
  if (lit) grid.append(...outlines(lit, turned, table.length, table[0]?.length ?? 0, drawn));
  if (table.flat().length === sizeOf(shape)) return grid;
  const note = t("inspect.cut", { rows: table.length, columns: table[0].length, shape: shapeText(shape) });
  return h("div", null, grid, h("p", { class: "heat-note" }, note));
}

/**
 * Lines around the cells that are lit: one around all of them where they fill a rectangle.
 * @param {Lit} lit @param {boolean} turned @param {number} height @param {number} width @param {readonly number[]} shape
 */
function outlines({ hue, cells }, turned, height, width, shape) {
  const places = cells
    .map((at) => [rowOf(at, shape), at.at(-1) ?? 0])
    .map(([r, c]) => (turned ? [c, r] : [r, c]))
    .filter(([r, c]) => r < height && c < width);
  if (!places.length) return [];
  const [top, left] = [0, 1].map((i) => Math.min(...places.map((place) => place[i])));
  const [bottom, right] = [0, 1].map((i) => Math.max(...places.map((place) => place[i])));
  const full = new Set(places.map(String)).size === (bottom - top + 1) * (right - left + 1);
  const boxes = full ? [[top, left, bottom, right]] : places.map(([r, c]) => [r, c, r, c]);
  return boxes.map(([r, c, toRow, toColumn]) => {
    const line = h("i", { class: `lit path-${hue}`, "aria-hidden": "true" });
    line.style.gridArea = `${r + 1} / ${c + 1} / ${toRow + 2} / ${toColumn + 2}`;
    return line;
  });
}

/** The row a cell is drawn in. @param {readonly number[]} at @param {readonly number[]} shape */
const rowOf = (at, shape) => at.slice(0, -1).reduce((row, i, axis) => row * shape[axis] + i, 0);
