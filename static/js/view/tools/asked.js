/** One number that is asked for: which cell of a table, and how it is written. */

import { toNumber } from "../../lib/format.js";
import { flat, placeIn } from "../../lib/tensor.js";
import { fractionOf, gradientOf, shareOf } from "../../model/notation.js";
import { numberOf } from "../../model/targets.js";

/** @import { Target } from "../../model/targets.js" */
/** @import { Trace } from "../../model/trace.js" */
/** @import { ToolData } from "./index.js" */

/** Of a table one cell is asked: one that is not zero, and not of each table the first. @param {ToolData} data @param {Target} target */
export function cellOf({ trace, task }, target) {
  const number = numberOf(trace, task.truth, target);
  const cells = number === null ? [] : flat(number);
  const asked = cells.flatMap((x, i) => (toNumber(x) === 0 ? [] : [i]));
  return asked[(target.node + (target.edge ?? 0)) % asked.length] ?? 0;
}

/** @param {ToolData} data @param {Target} target */
export function pickCell(data, target) {
  const number = numberOf(data.trace, data.task.truth, target);
  return number === null ? Number.NaN : flat(number)[cellOf(data, target)];
}

/** @param {Trace} trace @param {Target} target @param {number} cell */
export function latexOf(trace, target, cell) {
  const node = trace.node(target.node);
  const place = node.shape.length ? `\\,[${placeIn(cell, node.shape).join(", ")}]` : "";
  if (target.kind === "value") return node.symbol + place;
  const written = node.shape.length ? gradientOf : fractionOf;
  return (target.kind === "term" ? shareOf(trace, target.edge, written) : written(trace, node.id)) + place;
}
