/** The table of a tensor in the inspector; a product of matrices with its two factors beside it, row by column. */

import { h } from "../lib/dom.js";
import { drawLatex } from "../lib/latex.js";
import { numbersOf, productOf } from "../model/cells.js";
import { createHeat, WRITTEN } from "./heat.js";

/** @import { Cell, Table, What } from "../model/cells.js" */
/** @import { Columns, Trace } from "../model/trace.js" */
/** @import { Lit, Pick } from "./heat.js" */
/** @import { Words } from "./words.js" */
/** @typedef {{ trace: Trace, columns: Columns }} Numbers */

/** Factors side by side are drawn up to so many columns and rows, and written up to so many columns. */
const DRAWN = 40;
const ROOM = WRITTEN + 1;
/** With so many columns beside each other each has the same room, and numbers are short. */
const CROWDED = 5;

/**
 * @param {Numbers} data @param {{ node: number, what: What }} table @param {Words} words @param {Pick} pick
 */
export function createTable(data, table, words, pick) {
  const node = data.trace.node(table.node);
  const value = numbersOf(data.trace, data.columns, table) ?? 0;
  const factors = productOf(data.trace, table);
  const product = factors && createProduct(data, { ...table, turned: false }, factors, words, pick);
  return product ?? createHeat(value, node.shape, words, { light: table.what === "gradient", pick });
}

/**
 * Left factor, top factor, and in the corner between them what they make; null where there is no room.
 * @param {Numbers} data @param {Table} corner @param {{ left: Table, top: Table }} factors @param {Words} words
 * @param {Pick | null} pick null: the corner is not drawn @param {readonly number[] | null} [at]
 */
export function createProduct(data, corner, { left, top }, words, pick, at = pick?.at ?? null) {
  const { trace } = data;
  const [high, wide] = trace.node(corner.node).shape;
  const inner = sizeOf(trace, left)[1];
  if (inner + wide > DRAWN || inner + high > DRAWN) return null;
  const bare = inner + wide > ROOM;
  const crowded = !bare && inner + wide >= CROWDED;
  const digits = inner + wide >= ROOM ? 2 : crowded ? 3 : undefined;
  /** @param {Table} table @param {{ lit?: Lit | null, pick?: Pick | null }} more */
  const heat = (table, more) => {
    const light = table.what === "gradient";
    const value = numbersOf(trace, data.columns, table) ?? 0;
    const options = {
      light,
      turned: table.turned,
      bare,
      even: true,
      brief: crowded,
      digits: digits ?? (light ? 4 : 3),
      ...more,
    };
    return h(
      "div",
      { class: "factor" },
      name(trace, table),
      createHeat(value, trace.node(table.node).shape, words, options),
    );
  };
  /** @param {Table} table @param {number} row @param {number | null} column @returns {Lit | null} */
  const lit = (table, row, column) =>
    at && { hue: hueOf(table, left, corner.what), cells: line(table, trace, row, column) };
  const [row, column] = at ?? [0, 0];
  const product = h(
    "div",
    { class: ["product", bare && "bare", crowded && "crowded"].filter(Boolean).join(" ") },
    heat(top, { lit: lit(top, -1, column) }),
    heat(left, { lit: lit(left, row, null) }),
    pick && heat(corner, { pick }),
  );
  if (crowded) product.style.gridTemplateColumns = `minmax(0, ${inner}fr) minmax(0, ${wide}fr)`;
  return product;
}

/**
 * Upstreams are violet, what they are multiplied by is teal; of a value's factors the left one is teal.
 * @param {Table} table @param {Table} left @param {What} what @returns {"a" | "b"}
 */
function hueOf(table, left, what) {
  if (what === "gradient") return table.what === "gradient" ? "b" : "a";
  return table === left ? "a" : "b";
}

/**
 * The cells of a row, or of a column, as they are drawn.
 * @param {Table} table @param {Trace} trace @param {number} row @param {number | null} column
 */
function line(table, trace, row, column) {
  const [high, wide] = sizeOf(trace, table);
  const cells =
    column === null
      ? Array.from({ length: wide }, (_, i) => [row, i])
      : Array.from({ length: high }, (_, i) => [i, column]);
  return cells.map(([r, c]) => (table.turned ? [c, r] : [r, c]));
}

/** @param {Trace} trace @param {Table} table */
function sizeOf(trace, { node, turned }) {
  const { shape } = trace.node(node);
  return turned ? [shape[1], shape[0]] : shape;
}

/** @param {Trace} trace @param {Table} table */
export function latexOf(trace, { node, what, turned }) {
  const { symbol } = trace.node(node);
  const base = what === "gradient" ? `\\nabla ${symbol}` : symbol;
  return turned ? `${/[\^_]/.test(base) ? `{${base}}` : base}^\\top` : base;
}

/** @param {Trace} trace @param {Table} table */
function name(trace, table) {
  const element = h("span", { class: "factor-name" });
  drawLatex(element, latexOf(trace, table));
  return element;
}
