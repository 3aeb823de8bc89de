/** A tensor's card: shape, value cells in ink (negative hatched), gradient cells in hue. */

import { svg } from "../lib/dom.js";
import { formatBrief, formatNumber, signOf, toNumber } from "../lib/format.js";
import { flat, rootMeanSquare, rows } from "../lib/tensor.js";
import { isHidden } from "../model/targets.js";
import { gridHeight, tensorParts } from "./anatomy.js";
import { drawRuns, keyed, set, write } from "./draw.js";
import { lowerHalf } from "./node.js";
import { createWrong, wavesIn } from "./wrong.js";

/** @import { Scalar, Tensor } from "../lib/format.js" */
/** @import { TraceNode } from "../model/trace.js" */
/** @import { Grid } from "./anatomy.js" */
/** @import { DrawNode } from "./node.js" */

/** Of a cell's width its number takes at most this part. */
const FULLEST = 0.92;
/** Letters are squeezed to this part of their width at most. */
const NARROWEST = 0.78;

/** @param {TraceNode} node @param {SVGGElement} root @returns {DrawNode} */
export function createTensor(node, root) {
  const ring = svg("rect", { class: "ring" });
  const shade = svg("rect", { class: "shade", y: 2 });
  const card = svg("rect", { class: "card" });
  const tint = svg("path", { class: "tint plain" });
  const rules = [svg("line", { class: "rule" }), svg("line", { class: "rule" })];
  const name = svg("text", { class: "name" });
  const shape = svg("text", { class: "shape" });
  const values = svg("g", { class: "cells", "data-number": `v${node.id}` });
  const grads = svg("g", { class: "cells light", "data-number": `g${node.id}` });
  const term = svg("text", { class: "term" });
  const rms = svg("text", { class: "shape" });
  const wrong = createWrong();
  const waves = svg("path", { class: "wave" });
  root.append(
    ...[ring, shade, card, tint, ...rules, name, shape],
    ...[values, grads, term, rms, ...wrong.parts, waves],
  );
  const [drawValues, drawGrads] = [createCells(values, node.role === "input" ? node : null), createCells(grads, null)];

  return (box, { name: title, expr, shape: size, grid, gradName }, look, { locale, words, anatomy, ruler, least }) => {
    if (!grid) return;
    const { w, h } = box;
    const { head, pad, value: around, grad: below } = tensorParts(anatomy);
    const widthOf = (/** @type {string} */ text) => ruler.text(text, anatomy["fs-cell"], 560);
    const middle = head + gridHeight(grid) + around;
    set(root, {
      class: `node tensor${look.lit > 0.5 ? " lit" : ""}${look.asked ? " asked" : ""}`,
    });
    set(ring, { x: -5, y: -5, width: w + 10, height: h + 10, rx: 16 });
    set(shade, { width: w, height: h + 0.5, rx: 13 });
    set(card, { width: w, height: h, rx: 12 });
    set(tint, { d: lowerHalf(w, middle, h, 11) });
    set(rules[0], { x1: 0, x2: w, y1: head, y2: head });
    set(rules[1], { x1: 0, x2: w, y1: middle, y2: middle });
    const writing = Math.max(anatomy["fs-name"] * 0.91, least * 1.15);
    drawRuns(name, [...title.map((run) => ({ ...run, tone: "ink" })), ...(least ? [] : expr)], writing);
    set(name, { x: pad, y: head / 2 + 1 });
    write(shape, look.inside ? `${look.inside} ${size}` : size);
    set(shape, { x: w - pad * 0.75, y: head / 2 + 1 });
    set(values, { transform: `translate(${pad} ${head + around / 2})` });
    drawValues(look.shown ? look.value : null, grid, locale, "ink", 1, "—", widthOf, look.valueCell);
    const known = look.state === "done" || look.state === "zero" || isHidden(look.grad);
    set(grads, { transform: `translate(${pad} ${middle + around * 0.375})` });
    drawGrads(
      known ? look.grad : null,
      grid,
      locale,
      "light",
      look.lit,
      look.state === "none" ? "·" : "—",
      widthOf,
      look.gradCell,
    );
    if (look.state === "none") write(term, words.none);
    else drawRuns(term, gradName, anatomy["fs-term"] * 0.86);
    const told = known && look.grad !== null && (node.fold || look.wrong !== undefined) ? look.grad : null;
    const sized = (/** @type {Tensor | null} */ grad) =>
      grad === null ? "" : formatNumber(rootMeanSquare(grad), locale, 3);
    const right = sized(told);
    const mistaken = look.wrong === undefined ? "" : `${words.rms} ${sized(look.wrong)}`;
    // a strip says that its bars are no cells, where there is room for it
    const strip = grid.strip && look.state !== "none" ? words.averages : "";
    write(rms, mistaken ? right : right ? `${words.rms} ${right}` : strip);
    set(rms, { x: w - pad, y: h - below * 0.4 });
    const end = w - pad - ruler.text(right, anatomy["fs-cell"], 500);
    const named =
      end - wrong.width(mistaken, anatomy["fs-cell"], ruler) > pad + ruler.runs(gradName, anatomy["fs-term"]);
    set(term, { visibility: named ? null : "hidden" });
    wrong.draw(mistaken, { right: end, y: h - below * 0.4, size: anatomy["fs-cell"], ruler });
    set(waves, {
      d: told !== null && look.wrong !== undefined ? wavesIn(told, look.wrong, grid) : "",
      transform: `translate(${pad} ${middle + around * 0.375})`,
    });
    set(term, { x: pad, y: h - below * 0.4, class: look.state === "none" ? "row-label" : "term" });
  };
}

/**
 * Cells of one table; the ink or the hue is as strong as its number is large.
 * @param {SVGGElement} root
 * @param {TraceNode | null} input the node whose cells can be dragged and typed
 */
function createCells(root, input) {
  /** @type {Map<number, { root: SVGGElement, ground: SVGRectElement, hatch: SVGRectElement, text: SVGTextElement, dots: SVGLineElement }>} */
  const cells = new Map();
  const make = (/** @type {number} */ index) => {
    const ground = svg("rect", { class: "ground", rx: 2 });
    const hatch = svg("rect", { class: "hatch", rx: 2 });
    const text = svg("text", { class: "cell" });
    const dots = svg("line", { class: "dots" });
    const cell = svg(
      "g",
      input === null ? {} : { "data-cell": `${input.id}:${index}`, tabindex: index ? -1 : 0 },
      ground,
      hatch,
      text,
      input === null ? null : dots,
    );
    return { root: cell, ground, hatch, text, dots };
  };

  /**
   * @param {Tensor | null} value @param {Grid} grid @param {string} locale @param {"ink" | "light"} kind @param {number} lit
   * @param {string} nothing @param {(text: string) => number} widthOf @param {number} [asked] the cell that is to be found
   */
  return (value, grid, locale, kind, lit, nothing, widthOf, asked) => {
    const table = value === null ? null : rows(value);
    const numbers = grid.strip ? summary(value, grid.columns) : table;
    const largest = numbers ? Math.max(...numbers.flat().map((x) => Math.abs(toNumber(x)) || 0)) : 0;
    keyed(
      cells,
      Array.from({ length: grid.columns * grid.rows }, (_, i) => i),
      make,
      root,
    );
    for (const [index, cell] of cells) {
      const [r, c] = [Math.floor(index / grid.columns), index % grid.columns];
      const x = numbers?.[r]?.[c];
      const present = x !== undefined || !numbers;
      const [left, top] = [c * (grid.w + 1), r * (grid.h + 1)];
      const tone = x === undefined ? null : signOf(x);
      const share = x === undefined || tone === "zero" ? 0 : strengthOf(Math.abs(toNumber(x)), largest, kind);
      const place = { x: left, y: top, width: grid.w, height: grid.h };
      set(cell.ground, {
        ...place,
        class: `ground ${index === asked && !grid.strip ? "asked" : ""} ${kind === "light" && tone ? tone : ""}`,
        "fill-opacity": share ? share * lit : null,
        visibility: present ? null : "hidden",
      });
      set(cell.hatch, { ...place, visibility: kind === "ink" && tone === "neg" ? null : "hidden" });
      if (!grid.text) {
        write(cell.text, "");
        continue;
      }
      const number =
        x === undefined
          ? present && r * grid.columns + c < grid.columns * grid.rows
            ? nothing
            : ""
          : formatBrief(x, locale);
      write(cell.text, number);
      // what would touch its neighbour is written narrower, and smaller only where that would be too narrow to be read
      const room = (FULLEST * grid.w) / widthOf(number);
      const narrow = Math.min(1, room / NARROWEST).toFixed(2);
      const squeezed = room < 1;
      // the same again would be styled again
      if (cell.text.style.getPropertyValue("--narrow") !== narrow) cell.text.style.setProperty("--narrow", narrow);
      if (input) {
        const there = x !== undefined; // a number that is not there yet is not told, nor one that is there no more
        set(cell.root, {
          role: there ? "slider" : "img",
          "aria-label": `${input.label} ${input.shape.length > 1 ? `${r + 1}, ` : ""}${c + 1}`,
          "aria-valuenow": there ? toNumber(x) : null,
          "aria-valuetext": there ? number : null,
        });
      }
      set(cell.text, {
        x: left + grid.w / 2,
        y: top + grid.h / 2 + 0.5,
        textLength: squeezed ? FULLEST * grid.w : null,
        lengthAdjust: squeezed ? "spacingAndGlyphs" : null,
        class: `cell${x === undefined ? " nothing" : ""}${kind === "light" && share > 0.78 ? " on" : ""}`,
      });
      set(cell.dots, {
        x1: left + 9,
        x2: left + grid.w - 9,
        y1: top + grid.h - 3.5,
        y2: top + grid.h - 3.5,
        visibility: x === undefined ? "hidden" : null,
      });
    }
  };
}

/** Ink stays pale so that its number reads; light runs over its whole range. @param {number} size @param {number} largest @param {"ink" | "light"} kind */
function strengthOf(size, largest, kind) {
  if (!Number.isFinite(size) || !largest) return kind === "ink" ? 0.3 : 1;
  return kind === "ink"
    ? 0.12 + 0.16 * Math.sqrt(size / largest)
    : Math.min(1, 0.22 + 0.6 * Math.sqrt(size / Math.max(largest, 1)));
}

/** A strip of means where there are too many cells to draw. @param {Tensor | null} value @param {number} count @returns {Scalar[][] | null} */
function summary(value, count) {
  if (value === null) return null;
  const all = flat(value).map(toNumber);
  const step = Math.max(1, Math.ceil(all.length / count));
  return [
    Array.from({ length: Math.ceil(all.length / step) }, (_, i) => {
      const part = all.slice(i * step, (i + 1) * step);
      return part.reduce((sum, x) => sum + x, 0) / part.length;
    }),
  ];
}
