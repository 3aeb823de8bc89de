/** The measures of a card: read from the style sheet, filled by what the node has to say. */

import { formatNumber } from "../lib/format.js";
import { hasFew, isScalar, rows, shapeText } from "../lib/tensor.js";
import { apart, plain, runs } from "./mathtext.js";

/** @import { Columns, Trace, TraceNode } from "../model/trace.js" */
/** @import { Tensor } from "../lib/format.js" */
/** @import { Fold } from "../model/fold.js" */
/** @import { Run } from "./mathtext.js" */
/** @import { Ruler } from "../lib/ruler.js" */

/** Every measure that both the style sheet and the layout need, by its custom property without the dashes. */
const MEASURES = /** @type {const} */ ([
  ...[
    "node-w",
    "node-h",
    "node-pad",
    "gap-rank",
    "gap-node",
    "gap-line",
    "lens-w",
    "lens-h",
    "chip-h",
    "port-d",
    "bar-h",
  ],
  ...[
    "row-name",
    "row-value",
    "row-grad",
    "fs-name",
    "fs-value",
    "fs-value-long",
    "fs-grad",
    "fs-grad-long",
    "fs-term",
  ],
  ...[
    "fs-eq",
    "fs-chip",
    "fs-lens",
    "fs-caption",
    "fs-cell",
    "cell-least",
    "fs-least",
    "eq-least",
    "cell-w",
    "cell-h",
    "chip-gap",
    "sum-gap",
    "sum-d",
    "eq-gap",
  ],
  ...["edge-min", "edge-per-decade", "edge-g0", "node-long"],
]);
/** @typedef {Record<typeof MEASURES[number], number> & { compact: boolean, low: boolean, slim: boolean }} Anatomy
 *  `compact`: on a phone; `low`: name and value share a row; `slim`: no more than the name. */

/**
 * @typedef {{ kind: "scalar" | "tensor" | "literal", w: number, h: number, long: boolean, name: Run[], expr: Run[], glyph: string,
 *   sign: string, gradName: Run[], shape: string, grid: Grid | null }} Card
 *   `glyph`: the op's sign where it has a place of its own; `sign`: the op's sign, for where the formula is not written
 * @typedef {{ columns: number, rows: number, w: number, h: number, text: boolean, strip: boolean }} Grid
 */

const WIDEST_NAME = 190;
/** Cells with numbers up to this many, cells without up to this many, then a strip. */
const PLAIN_CELLS = 32;
const BROADEST_CELL = 1.4;

/**
 * @param {Element} element  one that carries the stage's custom properties
 * @returns {Anatomy}
 */
export function readAnatomy(element) {
  const style = getComputedStyle(element);
  const entries = MEASURES.map((name) => [name, Number.parseFloat(style.getPropertyValue(`--${name}`)) || 0]);
  const has = (/** @type {string} */ name) => element.classList.contains(name);
  return {
    ...Object.fromEntries(entries),
    compact: has("compact"),
    low: has("compact") || has("low"),
    slim: has("slim"),
  };
}

/**
 * The name of a node's gradient: ∂f/∂q, the total df/dx where paths meet, ∇W for a tensor; in forward mode of its tangent.
 * @param {Trace} trace
 * @param {TraceNode} node
 * @param {boolean} meets
 * @returns {Run[]}
 */
export function gradientName(trace, node, meets) {
  if (node.tangent !== undefined) return dotted(runs(node.symbol));
  if (node.shape.length) return [plain("∇"), ...whole(node.symbol)];
  const d = plain(meets ? "d" : "∂");
  return [d, ...whole(trace.node(trace.output).symbol), plain("/"), d, ...whole(node.symbol)];
}

/** A name that is a gradient itself is held together. @param {string} symbol */
const whole = (symbol) => runs(/\/|nabla/.test(symbol) ? `(${symbol})` : symbol);

/** A name with a dot over its first letter. @param {Run[]} name @returns {Run[]} */
const dotted = ([first, ...rest]) => {
  const [letter, ...others] = first.text;
  return [{ ...first, text: [`${letter}\u0307`.normalize("NFC"), ...others].join("") }, ...rest];
};

/**
 * @param {Tensor} value
 * @param {Anatomy} anatomy
 * @returns {Grid}
 */
function gridOf(value, anatomy) {
  const table = rows(value);
  const [count, columns] = [table.length, Math.max(1, ...table.map((row) => row.length))];
  if (columns > PLAIN_CELLS || count > PLAIN_CELLS)
    return { columns: 24, rows: 1, w: 5, h: anatomy["cell-h"], text: false, strip: true };
  const text = hasFew(table);
  if (text) return { columns, rows: count, w: anatomy["cell-w"], h: anatomy["cell-h"], text, strip: false };
  const side = Math.max(4, Math.min(anatomy["cell-h"] * 0.8, (anatomy["node-w"] + 20) / columns));
  return { columns, rows: count, w: side, h: Math.max(4, Math.min(side, 160 / count)), text, strip: false };
}

/** Rows of a tensor's card, as large as its cells: the head, and what stands around the two tables. @param {Anatomy} anatomy */
export function tensorParts(anatomy) {
  const unit = anatomy["fs-cell"] / 11;
  return { head: 34 * unit, pad: 12 * unit, value: 16 * unit, grad: 31 * unit };
}

/** @param {Grid} grid */
export const gridWidth = (grid) => grid.columns * (grid.w + 1) - 1;
/** @param {Grid} grid */
export const gridHeight = (grid) => grid.rows * (grid.h + 1) - 1;

/**
 * @param {Trace} trace
 * @param {Columns} columns
 * @param {TraceNode} node
 * @param {{ anatomy: Anatomy, ruler: Ruler, locale: string, meets: boolean, words: { value: string } }} context
 * @returns {Card}
 */
export function cardOf(trace, columns, node, { anatomy, ruler, locale, meets, words }) {
  const at = trace.nodeAt(node.id);
  const [value, grad] = [columns.values[at] ?? node.value, columns.grads[at]];
  const pad = 2 * anatomy["node-pad"];
  /** @type {Omit<Card, "kind" | "w" | "h">} */
  const card = {
    long: false,
    name: [],
    expr: [],
    glyph: node.glyph ?? "",
    sign: node.fold ? "" : (node.glyph ?? ""),
    gradName: gradientName(trace, node, meets),
    shape: "",
    grid: null,
  };

  if (isScalar(value) && node.role === "data" && !node.name && !node.fold) {
    const name = [plain(formatNumber(value, locale))];
    const w = Math.max(anatomy["chip-h"] * 1.3, ruler.text(name[0].text, anatomy["fs-grad"], 560) + pad);
    return { ...card, kind: "literal", w: 2 * Math.ceil(w / 2), h: anatomy["chip-h"] + 4, name, glyph: "" };
  }
  card.name = node.fold ? foldTitle(node.fold) : runs(node.symbol);
  if (node.fold) card.glyph = "0".repeat(2 * String(node.fold.nodes.length).length + 1);
  // of several outputs the number is that of one
  if (node.fold && trace.users(node.id).some(({ source }) => source !== undefined))
    card.expr = [plain(":"), ...apart(runs(node.symbol), 0.3)];
  if (node.expr && !node.fold) card.expr = [plain("=", undefined, 0.25), ...apart(runs(node.expr), 0.25)];
  const fits = () =>
    ruler.runs([...card.name, ...card.expr], anatomy["fs-name"]) + (card.glyph ? glyphWidth(card, ruler, anatomy) : 0);
  if (isScalar(value)) return scalar(formatNumber(value, locale), isScalar(grad) ? formatNumber(grad, locale) : "");

  const grid = gridOf(/** @type {Tensor} */ (value), anatomy);
  const shape = shapeText(node.shape);
  const parts = tensorParts(anatomy);
  const room = Math.max(gridWidth(grid), 8.7 * parts.pad);
  const shapeWidth = ruler.text(node.fold ? `${card.glyph} ${shape}` : shape, anatomy["fs-cell"]) + 10;
  card.glyph = "";
  const sign = node.glyph ? [plain("=", undefined, 0.25), plain(node.glyph, undefined, 0.25)] : [];
  for (const less of [sign, []]) if (fits() + shapeWidth > Math.max(room, WIDEST_NAME)) card.expr = less;
  const w = Math.max(room, fits() + shapeWidth) + 2 * parts.pad;
  const h = parts.head + 2 * gridHeight(grid) + parts.value + parts.grad;
  // where the name is wider than the table, its numbers have the room
  if (grid.text) grid.w = Math.min(BROADEST_CELL * grid.w, (w - 2 * parts.pad + 1) / grid.columns - 1);
  return { ...card, kind: "tensor", w: 2 * Math.ceil(w / 2), h: 2 * Math.ceil(h / 2), shape, grid };

  /** @param {string} number @param {string} slope @returns {Card} */
  function scalar(number, slope) {
    const long = digits(number) > 5 || digits(slope) > 5;
    const slopeSize = anatomy[long ? "fs-grad-long" : "fs-grad"];
    const valueWidth = ruler.text(number, anatomy[long ? "fs-value-long" : "fs-value"], 600);
    const label = anatomy.low ? 0 : ruler.text(words.value, anatomy["fs-caption"] - 1);
    // until it is computed a dash stands there
    const slopeWidth = Math.max(...[slope, slope && "—"].map((text) => ruler.text(text, slopeSize, 640)));
    const term = ruler.runs(card.gradName, anatomy["fs-term"]);
    const wide = WIDEST_NAME * (anatomy["fs-name"] / 16) + (anatomy.low ? valueWidth : 0);
    const widest = anatomy.slim ? anatomy["node-long"] * (anatomy.compact ? 1.25 : 1.1) - pad : wide;
    const head = () => fits() + (anatomy.low ? valueWidth + 12 : 0);
    // the sign of the op stands at the right; where the value has that place, it is written if the formula is not
    if (!node.fold && (anatomy.low || head() > widest)) card.glyph = "";
    if (!node.fold && head() > widest) {
      if (anatomy.low) card.expr = signRuns(card.sign);
      else Object.assign(card, { expr: [], glyph: card.sign });
    }
    const inner = Math.max(head(), label + 10 + valueWidth, term + 10 + slopeWidth);
    const w = Math.max(anatomy[long ? "node-long" : "node-w"], inner + pad);
    return { ...card, kind: "scalar", w: Math.ceil(w / 4) * 4, h: anatomy["node-h"], long };
  }
}

/** A closed group's name, after the sign that it can be opened. @param {Fold} fold @returns {Run[]} */
const foldTitle = ({ label }) => [{ ...plain(label), face: "ui", space: 0.95 }];

/** The op's sign after a name. @param {string} sign @returns {Run[]} */
export const signRuns = (sign) => (sign ? [{ ...plain(sign, undefined, 0.45), face: "ui" }] : []);

/** @param {{ glyph: string }} card @param {Ruler} ruler @param {Anatomy} anatomy */
const glyphWidth = (card, ruler, anatomy) => ruler.text(card.glyph, anatomy["fs-name"], 480) + 10;

/** @param {string} text */
const digits = (text) => (text.match(/\d/g) ?? []).length;

/**
 * A card grows with its inputs, so that their ports keep a visible order.
 * @param {number} height
 * @param {number} inputs
 */
export const heightFor = (height, inputs) => Math.max(height, (inputs + 1) * 18);
