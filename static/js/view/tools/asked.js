/** One number that is asked for: which cell of a table, and how it is written. */

import { flat, placeIn } from "../../lib/tensor.js";
import { fractionOf, gradientOf, shareOf } from "../../model/notation.js";
import { cellOf, numberOf } from "../../model/targets.js";

/** @import { Target } from "../../model/targets.js" */
/** @import { Trace } from "../../model/trace.js" */
/** @import { ToolData } from "./index.js" */

/** @param {ToolData} data @param {Target} target */
export function pickCell({ trace, task }, target) {
  const number = numberOf(trace, task.truth, target);
  return number === null ? Number.NaN : flat(number)[cellOf(trace, task.truth, target)];
}

/** @param {Trace} trace @param {Target} target @param {number} cell */
export function latexOf(trace, target, cell) {
  const node = trace.node(target.node);
  const place = node.shape.length ? `\\,[${placeIn(cell, node.shape).join(", ")}]` : "";
  if (target.kind === "value") return node.symbol + place;
  const written = node.shape.length ? gradientOf : fractionOf;
  return (target.kind === "term" ? shareOf(trace, target.edge, written) : written(trace, node.id)) + place;
}
