/** What an edge keeps when its light has passed: upstream · local = contribution; for tensors the rule and the shape. */

import { equality, formatNumber, HIDDEN, signOf, toNumber } from "../lib/format.js";
import { isScalar, shapeText } from "../lib/tensor.js";
import { isHidden } from "../model/targets.js";
import { giverOf, userOf } from "../model/trace.js";
import { apart, plain, runs } from "./mathtext.js";

/** @import { Columns, Trace, TraceEdge } from "../model/trace.js" */
/** @import { Scalar, Tensor } from "../lib/format.js" */
/** @import { Run } from "./mathtext.js" */

const AROUND = 0.22;

/**
 * The lines of an edge's equation, none where no gradient flows.
 * @param {Trace} trace
 * @param {Columns} columns
 * @param {TraceEdge} edge
 * @param {{ locale: string, tight?: boolean }} options `tight`: on two lines, for a narrow gap
 * @returns {Run[][]}
 */
export function equationOf(trace, columns, edge, { locale, tight = false }) {
  const at = trace.edgeAt(edge.id);
  const [local, contribution] = [columns.locals[at], columns.contributions[at]];
  const upstream = columns.grads[trace.nodeAt(userOf(trace, edge).id)];
  if (!trace.flows.has(edge.id) || edge.bundle) return [];
  if (isScalar(local) && isScalar(contribution) && isScalar(upstream)) {
    const number = (/** @type {Scalar} */ x) => formatNumber(x, locale);
    const factor = toNumber(local) < 0 ? `(${number(local)})` : number(local);
    const product = [
      plain(number(upstream), signOf(upstream)),
      plain("·", undefined, AROUND),
      plain(factor, undefined, AROUND),
    ];
    const result = [
      plain(equality([upstream, local], contribution), undefined, tight ? 0 : AROUND + 0.05),
      plain(number(contribution), signOf(contribution), AROUND + 0.05),
    ];
    return tight ? [product, result] : [[...product, ...result]];
  }
  const rule = edge.local_latex ? localRuns(edge, columns) : [];
  const { shape } = giverOf(trace, edge);
  return [rule, shape.length ? [plain(shapeText(shape), "quiet")] : []].filter((line) => line.length);
}

/** The local derivative in symbols, in the form that gives its number here. @param {TraceEdge} edge @param {Columns} columns @returns {Run[]} */
const localRuns = (edge, { stable }) =>
  runs((stable?.includes(edge.id) && edge.local_stable) || edge.local_latex || "");

/**
 * `∂q/∂x = 1`, as it stands over an open lens; for a linear op of tables what it does to the gradient.
 * @param {Trace} trace @param {Columns} columns @param {TraceEdge} edge
 * @returns {Run[]}
 */
export function derivativeRuns(trace, columns, edge) {
  const local = columns.locals[trace.edgeAt(edge.id)];
  const [to, from] = [userOf(trace, edge).symbol, giverOf(trace, edge).symbol];
  const right = isHidden(local) ? [plain(HIDDEN)] : localRuns(edge, columns);
  const d = plain("∂");
  const left =
    edge.local?.kind === "linear" ? [plain("∇"), ...runs(from)] : [d, ...runs(to), plain("/"), d, ...runs(from)];
  return right.length ? [...left, plain("=", undefined, AROUND + 0.05), ...apart(right, AROUND + 0.05)] : left;
}
