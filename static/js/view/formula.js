/** The step as a formula in three stages, with its sentence. The light stands on the stage that moves now. */

import { h } from "../lib/dom.js";
import { setReached } from "../lib/focus.js";
import { icon } from "../lib/icons.js";
import { drawLatex } from "../lib/latex.js";
import { writeStage } from "../lib/template.js";
import { PARTS } from "../model/frames.js";
import { nodes } from "./headline.js";

/** @import { Sentence } from "./words.js" */
/** @import { PathReader, SlotReader } from "../lib/template.js" */
/** @import { Translate } from "../lib/i18n.js" */
/** @typedef {{ latex: { symbolic: string, substituted: string, value: string }, kind: string, tables: boolean, name: string, stage: number,
 *   read: SlotReader, path: PathReader, term: (edge: number) => string, through: (edge: number) => string | null, sentence: Sentence | null,
 *   part: number, edge: number | null }} FormulaData  `part`: of the step, where it has come to rest; 0: on the way */

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
/** More terms than these are not captioned: the captions would be wider than the terms, and say what their fractions do. */
const MOST_CAPTIONED = 3;
/** @type {Record<string, string>} */
const RULES = { contribute: "stage.rule", accumulate: "stage.sum", cell: "stage.cell", made: "stage.cell" };

/**
 * @param {HTMLElement} container
 * @param {null} _
 * @param {{ t: Translate, lang: string, onEdge: (edge: number) => void }} options `onEdge`: the edge whose term is pointed at, or NaN
 */
export function createFormula(container, _, { t, lang, onEdge }) {
  const cells = [0, 1, 2].map((i) => cell(i));
  const narrow = matchMedia("(max-width: 760px), (max-height: 540px)");
  const sentence = h("p");
  // Read aloud once the step, or a part of it, has come to rest, not for every picture of the motion.
  const spoken = h("p", { class: "unseen", "aria-live": "polite" });
  const row = h("div", { class: "stages" }, ...cells.map(({ element }) => element));
  container.replaceChildren(row, h("div", { class: "sentence" }, icon("speech"), sentence, spoken));
  // A term and its edge light each other.
  row.addEventListener("pointerover", (event) => {
    const name = /** @type {Element} */ (event.target).closest("[class*='edge-']")?.className ?? "";
    onEdge(Number(/\bedge-(\d+)/.exec(name)?.[1] ?? Number.NaN));
  });
  row.addEventListener("pointerleave", () => onEdge(Number.NaN));

  const refit = () => fit(row, cells);
  const observer = new ResizeObserver(refit);
  observer.observe(container);
  // what was measured in another font
  document.fonts.addEventListener("loadingdone", refit);

  return {
    /** @param {FormulaData} data */
    update({ latex, kind, tables, name, stage, read, path, term, through, sentence: said, part, edge }) {
      const captions = [t(RULES[kind] ?? "stage.compute", { name }), t("stage.numbers"), t("stage.result")];
      const templates = [latex.symbolic, latex.substituted, latex.value];
      const many = latex.symbolic.split("\\term").length - 1 > MOST_CAPTIONED;
      const braces = {
        upstream: t("brace.upstream"),
        local: t("brace.local"),
        term: (/** @type {number} */ edge) => [term(edge), way(t, through(edge))].filter(Boolean).join(", "),
      };
      row.classList.toggle("tables", tables);
      // a sum of tables needs the room of its result
      row.classList.toggle("long", many && !latex.symbolic.includes("\\nabla"));
      /** Of another length than before. */
      let resized = false;
      let changed = false;
      cells.forEach((each, i) => {
        const filled = writeStage(templates[i], {
          read,
          lang,
          path,
          captions: i || narrow.matches || many ? null : braces,
          lens: i > 0,
        });
        each.caption.textContent = captions[i];
        if (each.drawn !== filled) {
          drawLatex(each.math, filled, { display: true });
          resized ||= sized(each.drawn) !== sized(filled);
          each.drawn = filled;
          changed = true;
        }
        each.element.classList.toggle("on", stage === i + 1);
        each.math.classList.toggle("ahead", i + 1 > stage);
      });
      if (resized) fit(row, cells);
      if (changed) row.scrollLeft = 0;
      for (const term of row.querySelectorAll("[class*='edge-']"))
        term.classList.toggle("lit", term.classList.contains(`edge-${edge}`));
      sentence.replaceChildren(...nodes(said));
      if (part === PARTS.length) spoken.textContent = sentence.textContent;
      else if (part) {
        const number = /** @type {Element | undefined} */ (said?.values[["u", "l", "c"][part - 1]]);
        const name = t("part.of", { part: t(`part.${part}`), at: part });
        spoken.textContent = [name, number?.textContent].filter(Boolean).join(": ");
      }
    },
    destroy() {
      observer.disconnect();
      document.fonts.removeEventListener("loadingdone", refit);
      container.replaceChildren();
    },
  };
}

/** @param {Translate} t @param {string | null} symbol in LaTeX, which is set as mathematics amid the words */
const way = (t, symbol) => (symbol === null ? t("brace.direct") : t("brace.through", { name: `$${symbol}$` }));

/** @param {number} i */
function cell(i) {
  const caption = h("span");
  const math = h("div", { class: i === 2 ? "math result" : "math" });
  const arrow = i ? h("span", { class: "arrow" }, icon("chevron", 12)) : null;
  const element = h(
    "div",
    { class: "stage-cell" },
    arrow,
    h("div", { class: "caption" }, h("i", null, String(i + 1)), caption),
    math,
  );
  return { element, caption, math, drawn: "" };
}

/** What a formula's size depends on: all digits are equally wide, and to measure is to lay the page out. @param {string} latex */
const sized = (latex) => latex.replace(/\d/g, "0");

/** @typedef {{ width: number, height: number }} Size */
/** @typedef {{ element: HTMLElement, caption: HTMLElement, math: HTMLElement }} Cell */

/**
 * Shrink formulas that are wider or higher than their place. On a phone the three share one scale.
 * @param {HTMLElement} row
 * @param {Cell[]} cells
 */
function fit(row, cells) {
  for (const { math } of cells) math.style.setProperty("--fit", "1");
  row.style.gridTemplateColumns = "";
  const sizes = cells.map(
    ({ math }) => math.querySelector(".katex-html")?.getBoundingClientRect() ?? { width: 0, height: 0 },
  );
  const shared = getComputedStyle(row).display === "flex";
  if (shared) return fitTogether(row, cells, sizes);
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
  cells.forEach(({ math }, i) => scrolls(math, scales[i] < SMALLEST));
}

/**
 * All three in a row; too long for that, in lines; else a row that is scrolled.
 * @param {HTMLElement} row @param {Cell[]} cells @param {Size[]} sizes
 */
function fitTogether(row, cells, sizes) {
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
  const starts = [0, ...breaks, cells.length];
  row.classList.toggle("lines", breaks.length > 0);
  scrolls(row, long);
  const scale = long ? SMALLEST_ON_PHONE : ways[first];
  cells.forEach(({ element, math }, i) => {
    element.classList.toggle("alone", starts.includes(i) && starts.includes(i + 1));
    math.style.setProperty("--fit", String(scale));
  });
}

/** @param {HTMLElement} place @param {boolean} on */
function scrolls(place, on) {
  place.classList.toggle("scrolls", on);
  setReached(place, on);
}
