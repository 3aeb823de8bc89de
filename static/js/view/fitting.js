/** How large the three formulas of a step are: as large as their places let them be, and never too small to be read. */

import { setReached } from "../lib/focus.js";

/** @typedef {{ element: HTMLElement, caption: HTMLElement, math: HTMLElement, drawn: string }} Cell  `drawn`: in LaTeX */
/** @typedef {{ width: number, height: number }} Size */
/**
 * @typedef {{ scales: number[], scrolled: boolean[], columns: string, long: boolean, lines: boolean, alone: boolean[] }} Fit
 *   `scrolled`: those that are still too long; `columns`: of the row's grid; `long`: the row as a whole is scrolled;
 *   `lines`: it is broken; `alone`: those that have a line for themselves
 */

/** A formula that would be smaller than this part of its size is scrolled instead: in its cell, or on a phone as a row. */
const SMALLEST = 0.5;
const SMALLEST_ON_PHONE = 0.6;
/** Where one would be smaller than this, each has the part of the row that its length, or its caption, asks for. */
const EVEN = 0.75;
/** On a phone the three stand in a row down to this; then they are broken before some of their = signs: in the
 *  first way that is as large, or in the largest. */
const SMALLEST_IN_ROW = 0.72;
const BREAKS = [[], [1], [2], [1, 2]];
const GAP = 6;
const PADDING = 24;

/** What a formula's size depends on: all digits are equally wide. @param {Cell} cell */
const lengthOf = ({ drawn }) => drawn.replace(/\d/g, "0");

/** To measure is to lay the page out: numbers that run come back to a few lengths, and each is measured once. @param {HTMLElement} row @param {Cell[]} cells */
export function createFitting(row, cells) {
  /** @type {Map<string, Fit>} */
  const known = new Map();
  let shown = "";
  /** The formula whose lengths are known. */
  let of = "";

  const wear = (/** @type {Fit} */ { scales, scrolled, columns, long, lines, alone }) => {
    row.style.gridTemplateColumns = columns;
    row.classList.toggle("lines", lines);
    scrolls(row, long);
    cells.forEach(({ element, math }, i) => {
      math.style.setProperty("--fit", String(scales[i]));
      scrolls(math, scrolled[i]);
      element.classList.toggle("alone", alone[i]);
    });
  };
  const fit = () => {
    const lengths = cells.map(lengthOf).join("\n");
    if (lengths === shown) return;
    shown = lengths;
    const there = known.get(lengths) ?? fitOf(row, cells);
    known.set(lengths, there);
    wear(there);
  };

  return {
    /** Other formulas are drawn. @param {string} symbolic the first of them, which has no numbers */
    fit(symbolic) {
      const other = symbolic !== of;
      of = symbolic;
      if (other) known.clear();
      fit();
      // one that is told for the first time is read from its beginning
      if (other && row.classList.contains("scrolls")) row.scrollLeft = 0;
    },
    /** The place or the letters have another size. */
    again() {
      known.clear();
      shown = "";
      fit();
    },
  };
}

/** @param {HTMLElement} place @param {boolean} on */
function scrolls(place, on) {
  place.classList.toggle("scrolls", on);
  setReached(place, on);
}

/**
 * Shrink formulas that are wider or higher than their place. On a phone the three share one scale.
 * @param {HTMLElement} row
 * @param {Cell[]} cells
 * @returns {Fit}
 */
function fitOf(row, cells) {
  for (const { math } of cells) math.style.setProperty("--fit", "1");
  row.style.gridTemplateColumns = "";
  const sizes = cells.map(
    ({ math }) => math.querySelector(".katex-html")?.getBoundingClientRect() ?? { width: 0, height: 0 },
  );
  return getComputedStyle(row).display === "flex" ? fitTogether(row, sizes) : fitApart(row, cells, sizes);
}

/**
 * Each in a cell of its own.
 * @param {HTMLElement} row @param {Cell[]} cells @param {Size[]} sizes @returns {Fit}
 */
function fitApart(row, cells, sizes) {
  scrolls(row, false);
  const scaled = () =>
    cells.map(({ math }, i) => {
      const wide = math.clientWidth / (sizes[i].width + GAP);
      return Math.min(1, wide, math.clientHeight / (sizes[i].height + 2 * GAP));
    });
  let scales = scaled();
  if (Math.min(...scales) < EVEN) {
    const room = 4 * PADDING;
    // what the others have to scroll for, the result has as a whole
    const whole = Math.ceil(sizes[2].width * SMALLEST);
    const least = cells.map(({ caption }, i) => Math.max(caption.scrollWidth, i === 2 ? whole : 0) + room);
    row.style.gridTemplateColumns = sizes
      .map(({ width }, i) => `minmax(min(${least[i]}px, 30%), ${Math.ceil(width) + room}fr)`)
      .join(" ");
    scales = scaled();
  }
  // rules and brackets do not shrink quite as the letters do, words not at all
  for (let excesses = [1, 1, 1], tries = 0; tries < 3; tries++) {
    scales = scales.map((scale, i) => scale / excesses[i]);
    cells.forEach(({ math }, i) => math.style.setProperty("--fit", String(Math.max(SMALLEST, scales[i]))));
    excesses = cells.map(({ math }) => Math.max(1, math.scrollWidth / math.clientWidth));
  }
  return {
    scales: scales.map((scale) => Math.max(SMALLEST, scale)),
    scrolled: scales.map((scale) => scale < SMALLEST),
    columns: row.style.gridTemplateColumns,
    ...{ long: false, lines: false, alone: cells.map(() => false) },
  };
}

/**
 * All three in a row; too long for that, in lines; else a row that is scrolled.
 * @param {HTMLElement} row @param {Size[]} sizes @returns {Fit}
 */
function fitTogether(row, sizes) {
  const ways = BREAKS.map((breaks) => {
    const lines = [0, ...breaks].map((from, i) => sizes.slice(from, breaks[i]));
    const wide = lines.map((line) => line.reduce((sum, { width }) => sum + width + GAP, 0));
    const high = lines.reduce((sum, line) => sum + Math.max(...line.map(({ height }) => height)) + GAP, 0);
    return Math.min(1, (row.clientWidth - PADDING) / Math.max(...wide), row.clientHeight / high);
  });
  const most = Math.max(...ways);
  const long = most < SMALLEST_ON_PHONE;
  const first = ways.findIndex((scale) => scale >= Math.min(SMALLEST_IN_ROW, most));
  const breaks = long ? [] : BREAKS[first];
  const starts = [0, ...breaks, sizes.length];
  const scale = long ? SMALLEST_ON_PHONE : ways[first];
  return {
    ...{ long, lines: breaks.length > 0, columns: "" },
    scales: sizes.map(() => scale),
    scrolled: sizes.map(() => false),
    alone: sizes.map((_, i) => starts.includes(i) && starts.includes(i + 1)),
  };
}
