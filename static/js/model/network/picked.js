/** What is known of one unit or one weight, and how its gradient came about. */

import { latexNumber } from "../../lib/format.js";

/** @import { Net, Numbers } from "./wire.js" */
/** @typedef {{ layer: number, unit: number } | { layer: number, from: number, to: number }} Picked  layers and nothing else count from 1 */
/** @typedef {{ value: number, gradient: number | null, next: number | null, descent: number | null, index: number }} Parameter  `index`: among all parameters */

/** Whether a network has such a part. @param {Net} net @param {Picked} picked */
export function isIn({ inputs, layers }, picked) {
  const widthOf = (/** @type {number} */ layer) => (layer ? layers[layer - 1]?.width : inputs?.length) ?? 0;
  return "to" in picked
    ? picked.layer > 0 && picked.from < widthOf(picked.layer - 1) && picked.to < widthOf(picked.layer)
    : picked.unit < widthOf(picked.layer);
}

/** @param {Numbers | null} numbers @param {number} from @param {number} to */
const weight = (numbers, from, to) => (numbers ? numbers.W.values[from * numbers.W.columns + to] : null);

/** The unit that is picked, or at the end of the line that is. @param {Picked} picked */
export const unitOf = (picked) => ({ layer: picked.layer, unit: "to" in picked ? picked.to : picked.unit });

/** A unit, and the lines that lead to it where their weights are known. @param {Net} net @param {Picked} picked @returns {Picked[]} */
export function partsOf({ layers }, picked) {
  const { layer, unit } = unitOf(picked);
  const before = layers[layer - 1]?.own?.W.rows ?? 0;
  return [{ layer, unit }, ...Array.from({ length: before }, (_, from) => ({ layer, from, to: unit }))];
}

/** How many parameters there are before a layer. @param {Net} net @param {number} layer */
function before({ layers }, layer) {
  let count = 0;
  for (const { own } of layers.slice(0, layer - 1)) count += own?.count ?? 0;
  return count;
}

/**
 * The weight of a line, or the bias of a unit; null where it has none or its numbers were not sent.
 * @param {Net} net @param {Picked} picked @returns {Parameter | null}
 */
export function parameterOf(net, picked) {
  const layer = net.layers[picked.layer - 1];
  if (!layer?.own) return null;
  const of = (/** @type {Numbers | null} */ numbers) =>
    "to" in picked ? weight(numbers, picked.from, picked.to) : (numbers?.b?.[picked.unit] ?? null);
  const value = of(layer.own);
  if (value === null) return null;
  const change = of(layer.updates);
  const { W } = layer.own;
  const index =
    before(net, picked.layer) + ("to" in picked ? picked.from * W.columns + picked.to : W.values.length + picked.unit);
  return {
    value,
    gradient: of(layer.gradients),
    next: change === null ? null : value + change,
    descent: of(layer.descents),
    index,
  };
}

/** A number that no line is broken in. @param {number} x @param {string} lang */
function latexOf(x, lang) {
  const latex = latexNumber(x, lang);
  return latex.includes("\\cdot") ? `{${latex}}` : latex;
}

/** As a factor, or after a sign. @param {number} x @param {string} lang */
const factorOf = (x, lang) => (x < 0 ? `(${latexOf(x, lang)})` : latexOf(x, lang));

/**
 * The gradient of one example as a formula in three stages: what came in, times what came back.
 * @param {Net} net @param {Picked} picked @param {string} lang @returns {string | null}
 */
export function formulaOf(net, picked, lang) {
  const layer = net.layers[picked.layer - 1];
  if ("to" in picked) {
    if (net.of !== "example") return null;
    const h = picked.layer === 1 ? net.inputs?.[picked.from] : net.layers[picked.layer - 2].h?.[picked.from];
    const delta = layer?.gradients?.b?.[picked.to];
    const gradient = weight(layer?.gradients ?? null, picked.from, picked.to);
    if (h === undefined || delta === undefined || gradient === null) return null;
    const [i, j, l] = [picked.from + 1, picked.to + 1, picked.layer];
    const came = l === 1 ? `x_{${i}}` : `h^{(${l - 1})}_{${i}}`;
    return `\\frac{\\partial L}{\\partial w^{(${l})}_{${i}${j}}} = ${came}\\,\\delta^{(${l})}_{${j}} = ${factorOf(h, lang)}\\cdot ${factorOf(delta, lang)} ${sign(h * delta)} ${latexOf(gradient, lang)}`;
  }
  const after = net.layers[picked.layer];
  if (picked.layer === 0 || layer.skipped || !after?.own || !after.gradients?.b || !layer?.hGrad) return null;
  const [l, j] = [picked.layer, picked.unit + 1];
  return `\\frac{\\partial L}{\\partial h^{(${l})}_{${j}}} = \\sum_{k} w^{(${l + 1})}_{${j}k}\\,\\delta^{(${l + 1})}_{k} ${sign(layer.hGrad[picked.unit])} ${latexOf(layer.hGrad[picked.unit], lang)}`;
}

/**
 * What the next step makes of a parameter: against its gradient, or by what an optimizer with a memory finds.
 * @param {Net} net @param {Picked} picked @param {string} lang @returns {string | null}
 */
export function updateOf(net, picked, lang) {
  const parameter = parameterOf(net, picked);
  if (!parameter || parameter.next === null) return null;
  const { value, next, descent } = parameter;
  const l = picked.layer;
  const name = "to" in picked ? `w^{(${l})}_{${picked.from + 1}${picked.to + 1}}` : `b^{(${l})}_{${picked.unit + 1}}`;
  const [rule, numbers] =
    net.rate !== null && descent !== null
      ? ["- \\eta\\,g", `- ${factorOf(net.rate, lang)}\\cdot ${factorOf(descent, lang)}`]
      : [`+ \\Delta`, `+ ${factorOf(next - value, lang)}`];
  return `${name} \\leftarrow ${name} ${rule} = ${latexOf(value, lang)} ${numbers} ${sign(next)} ${latexOf(next, lang)}`;
}

/** @param {number} x */
const sign = (x) => (Number(x.toFixed(4)) === x ? "=" : "\\approx");
