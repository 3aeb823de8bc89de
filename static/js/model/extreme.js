/** Gradients that ask for a reason: zero, far from the seed's 1, infinite, or not a number. As the server draws the lines. */

import { toNumber } from "../lib/format.js";
import { flat, isScalar } from "../lib/tensor.js";

/** @import { Tensor } from "../lib/format.js" */

const TINY = 1e-3;
const HUGE = 1e3;

/**
 * What is strange about a gradient, by its largest number; null when nothing is.
 * @param {Tensor | null} gradient
 * @returns {"zero" | "tiny" | "huge" | "infinite" | "not_finite" | null}
 */
export function extremeOf(gradient) {
  if (gradient === null) return null;
  const sizes = (isScalar(gradient) ? [gradient] : flat(gradient)).map((x) => Math.abs(toNumber(x)));
  if (sizes.some(Number.isNaN)) return "not_finite";
  const size = Math.max(0, ...sizes);
  if (size === Number.POSITIVE_INFINITY) return "infinite";
  return size === 0 ? "zero" : size < TINY ? "tiny" : size > HUGE ? "huge" : null;
}
