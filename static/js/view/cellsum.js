/** What the formula's place says while a cell is looked into: the sum behind it, in symbols, numbers, result. */

import { h, symbol } from "../lib/dom.js";
import { rewrite } from "../lib/template.js";
import { slotsOf } from "../model/cells.js";
import { PARTS } from "../model/frames.js";
import { cellName } from "./pick.js";
import { numberNode } from "./words.js";

/** @import { CellTerms } from "../model/cells.js" */
/** @import { Trace } from "../model/trace.js" */
/** @import { FormulaData } from "./formula.js" */
/** @import { Words } from "./words.js" */

/**
 * @param {Trace} trace @param {CellTerms} cell @param {Words} words
 * @returns {FormulaData}
 */
export function cellFormula(trace, cell, words) {
  const { t } = words;
  const { label } = trace.node(cell.node);
  const light = cell.what === "gradient";
  const { symbolic, substituted, value } = cell.latex;
  const place = cell.at.length ? cellName(cell.at, t) : "";
  return {
    latex: { symbolic: painted(symbolic), substituted: painted(substituted), value },
    kind: light ? "cell" : "made",
    tables: false,
    name: light ? `∇${label}` : label,
    stage: 3,
    part: PARTS.length,
    edge: null,
    read: slotsOf(cell),
    path: () => null,
    term: () => "",
    through: () => null,
    sentence: {
      template: t(`say.cell.${cell.what}`),
      values: { place: h("span", null, place), name: symbol(label), value: numberNode(cell.number, words, light) },
    },
  };
}

/** The two factors of each term in the hues of their tables. @param {string} latex */
const painted = (latex) =>
  rewrite(
    rewrite(latex, "first", 1, ([body]) => `\\htmlClass{path-a}{${body}}`),
    "second",
    1,
    ([body]) => `\\htmlClass{path-b}{${body}}`,
  );
