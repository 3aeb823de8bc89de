/** Where one cell comes from: which cells meet, what each product is, and what they add up to. */

import { fillNodes, h, symbol } from "../lib/dom.js";
import { equality, formatNumber, signOf } from "../lib/format.js";
import { capital } from "../lib/i18n.js";
import { icon } from "../lib/icons.js";
import { drawLatex } from "../lib/latex.js";
import { shapeOf, sizeOf } from "../lib/tensor.js";
import { numbersOf, productAlong, productOf } from "../model/cells.js";
import { createHeat } from "./heat.js";
import { cellName } from "./pick.js";
import { createProduct, latexOf } from "./tables.js";

/** @import { Child } from "../lib/dom.js" */
/** @import { Scalar } from "../lib/format.js" */
/** @import { Cell, CellTerms, Factor, Part, Table, Term } from "../model/cells.js" */
/** @import { Columns, Trace } from "../model/trace.js" */
/** @import { Words } from "./words.js" */
/** @typedef {{ trace: Trace, columns: Columns, cell: Cell, terms: CellTerms | (Cell & { refused: string }) | null }} CellData */

/** Larger tables are not drawn beside the terms. */
const SMALL = { rows: 6, columns: 6 };

/** @param {CellData} data @param {Words & { onCell: (cell: Cell | null) => void }} options */
export function createCell(data, options) {
  const { cell, terms } = data;
  const { t, onCell } = options;
  const close = { type: "button", class: "button quiet", "aria-label": t("cell.close"), click: () => onCell(null) };
  const title = productOf(data.trace, cell)
    ? t("cell.cross", { row: cell.at[0] + 1, column: cell.at[1] + 1 })
    : capital(cellName(cell.at, t));
  return h(
    "section",
    { class: "section cell-terms", "aria-busy": String(!terms) },
    h("h2", { class: "section-title" }, title, h("button", close, icon("close"))),
    ...(terms === null ? [] : "refused" in terms ? [words(terms.refused)] : parts(data, terms, options)),
  );
}

/** @param {...Child} children */
const words = (...children) => h("p", { class: "meaning" }, ...children);

/** @param {CellData} data @param {CellTerms} terms @param {Words} options @returns {Child[]} */
function parts(data, terms, options) {
  const { t, lang } = options;
  const { trace, cell } = data;
  if (!terms.parts.length) {
    const own = cell.what === "value" ? "given" : cell.node === trace.output ? "seed" : "zero";
    return [words(t(`cell.${own}`))];
  }
  const several = terms.parts.length > 1;
  const shown = terms.parts.flatMap((part) => [
    several && part.edge !== null && heading(trace, part.edge, t),
    figure(data, part, several, options),
    words(...sentence(data, part, options)),
    part.terms.length > 0 && table(data, part, options),
  ]);
  const total = h("div", { class: "figure" }, h("span", null, t("cell.together")), number(terms.number, "b", lang));
  return [...shown, several && total];
}

/** @param {Trace} trace @param {number} edge @param {Words["t"]} t */
const heading = (trace, edge, t) =>
  h(
    "h3",
    { class: "part-title" },
    ...nodes(t("cell.through"), { name: symbol(trace.node(trace.edge(edge).to).label) }),
  );

/** @param {string} template @param {Record<string, Child>} values */
const nodes = (template, values) => /** @type {(Node | string)[]} */ (fillNodes(template, values));

/** What the op does, in words. @param {CellData} data @param {Part} part @param {Words} options */
function sentence({ trace, cell }, part, { t }) {
  const count = part.terms.length + part.more;
  const user = part.edge === null ? cell.node : trace.edge(part.edge).to;
  return nodes(t(`cell.${cell.what}.${part.kind}`, { count }), {
    name: symbol(trace.node(cell.node).label),
    user: symbol(trace.node(user).label),
  });
}

/** The tables whose cells meet, where they are small and not drawn already. @param {CellData} data @param {Part} part @param {boolean} several @param {Words} options */
function figure(data, part, several, options) {
  const { trace, columns, cell } = data;
  const factors = part.edge === null ? productOf(trace, cell) : productAlong(trace, part.edge);
  if (factors) {
    if (!several) return null;
    return createProduct(data, { ...cell, turned: false }, factors, options, null, cell.at);
  }
  /** @param {"first" | "second"} side @param {"a" | "b"} hue */
  const small = (side, hue) => {
    const cells = part.terms.map((term) => term[side]).filter((each) => each && each.node !== null);
    const groups = new Map(cells.map((each) => [each?.node, each]));
    return [...groups.values()].map((each) => {
      const { node, what } = /** @type {Factor & { node: number, what: Cell["what"] }} */ (each);
      const value = numbersOf(trace, columns, { node, what });
      const shape = trace.node(node).shape;
      const [rows, wide] = [sizeOf(shape.slice(0, -1)), shape.at(-1) ?? 0];
      if (value === null || !shape.length || rows > SMALL.rows || wide > SMALL.columns) return null;
      if (String(shapeOf(value)) !== String(shape)) return null;
      const name = h("span", { class: "factor-name" });
      drawLatex(name, latexOf(trace, { node, what, turned: false }));
      const lit = { hue, cells: cells.filter((other) => other?.node === node).map((other) => other?.at ?? []) };
      return h(
        "div",
        { class: "factor" },
        name,
        createHeat(value, shape, options, { light: what === "gradient", lit }),
      );
    });
  };
  const drawn = [...small("second", "b"), ...small("first", "a")].filter((each) => each !== null);
  return drawn.length ? h("div", { class: "factors" }, ...drawn) : null;
}

/** @param {CellData} data @param {Part} part @param {Words} options */
function table({ trace, cell }, part, { t, lang }) {
  const forward = part.edge === null;
  const slot = part.edge === null ? 1 : trace.edge(part.edge).slot;
  const rowByColumn = part.kind === "product" && slot === 1;
  /** @type {("first" | "second")[]} */
  const order = forward || rowByColumn ? ["first", "second"] : ["second", "first"];
  const sides = order.filter((side) => part.terms[0][side]);
  const added = part.terms[0].product !== null;
  const plain = sides.length < 2;
  /** @param {Term} term @param {number} i */
  const label = (term, i) => {
    if (part.kind === "product") return String(i + 1);
    const { at } = term.second ?? term.first;
    return at.map((n) => n + 1).join(", ");
  };
  /** @param {Term} term @param {"first" | "second"} side */
  const factor = (term, side) =>
    h("td", { class: `path-${side === "first" ? "a" : "b"}` }, formatNumber(term[side]?.number ?? 0, lang));
  /** @param {Term} term @param {Scalar} product */
  const sign = (term, product) => equality([term.first.number, term.second?.number ?? 1], product);
  const rows = part.terms.map((term, i) => [
    h("th", { scope: "row" }, !added && several(part) ? nameOf(trace, term.first) : label(term, i)),
    factor(term, sides[0]),
    ...(plain ? [] : [h("td", null, "·"), factor(term, sides[1])]),
    ...(plain || term.product === null
      ? []
      : [h("td", null, sign(term, term.product)), number(term.product, "td", lang, cell.what)]),
  ]);
  const span = rows[0].length - 2;
  const wide = span > 0 ? span + 1 : null;
  const rest = part.more && added && row(t("cell.more", { count: part.more }), wide, part.rest, lang, cell.what);
  const sum = part.terms.length > 1 && added && row(total(trace, part, t), wide, part.total, lang, cell.what);
  return h(
    "table",
    { class: "terms cell-table" },
    h(
      "thead",
      null,
      h(
        "tr",
        null,
        h("th", { scope: "col" }, t(`cell.head.${runs(part, slot)}`)),
        ...heads(trace, part, sides, added, t),
      ),
    ),
    h("tbody", null, ...rows.map((cells) => h("tr", null, ...cells)), rest || null, sum || null),
  );
}

/** What tells one term from the next. @param {Part} part @param {number} slot */
function runs({ kind, edge }, slot) {
  if (kind !== "product") return "cell";
  return edge === null ? "term" : slot === 1 ? "row" : "column";
}

/** Whether the cells read are of several tables. @param {Part} part */
const several = (part) => new Set(part.terms.map((term) => term.first.node)).size > 1;

/** @param {Trace} trace @param {Factor} factor */
const nameOf = (trace, { node, at }) =>
  h("span", null, symbol(trace.node(/** @type {number} */ (node)).label), ` ${at.map((i) => i + 1).join(", ")}`);

/** @param {string | Node} label @param {number | null} span @param {CellTerms["number"]} value @param {string} lang @param {Cell["what"]} what */
const row = (label, span, value, lang, what) =>
  h("tr", null, h("th", { scope: "row", colspan: span }, label), number(value, "td", lang, what));

/** @param {CellTerms["number"]} value @param {"td" | "b"} tag @param {string} lang @param {Cell["what"]} [what] */
const number = (value, tag, lang, what = "gradient") =>
  h(tag, { class: what === "gradient" ? signOf(value) : null }, formatNumber(value, lang));

/** @param {Trace} trace @param {Part} part @param {("first" | "second")[]} sides @param {boolean} added @param {Words["t"]} t */
function heads(trace, part, sides, added, t) {
  const turned = part.kind === "product" && part.edge !== null && productAlong(trace, part.edge) !== null;
  const titles = sides.map((side) => {
    const factor = part.terms[0][side];
    const head = h("th", { scope: "col" });
    if (!factor || factor.node === null || factor.what === "local") head.textContent = t("inspect.local");
    else if (added || !several(part)) {
      const { node, what } = factor;
      drawLatex(head, latexOf(trace, /** @type {Table} */ ({ node, what, turned: turned && side === "first" })));
    } else head.textContent = t("cell.number.head");
    return head;
  });
  if (sides.length < 2) return titles;
  const product = added ? [h("td"), h("th", { scope: "col" }, t("cell.product"))] : [];
  return [titles[0], h("td"), titles[1], ...product];
}

/** @param {Trace} trace @param {Part} part @param {Words["t"]} t */
function total(trace, part, t) {
  if (part.kind !== "product" || part.edge === null) return t("inspect.sum");
  const { slot, to } = trace.edge(part.edge);
  const key = slot === 1 ? "cell.sum.rows" : "cell.sum.columns";
  const other = symbol(trace.node(trace.node(to).inputs[1 - slot]).label);
  return h("span", null, ...nodes(t(key), { name: other }));
}
