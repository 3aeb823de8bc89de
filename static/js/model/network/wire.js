/** Networks as the server sends them, made ready to be drawn: flat arrays of numbers, layer by layer. */

import { sizeOf } from "../../lib/tensor.js";

/**
 * @typedef {{ type: "float32" | "uint8" | "int8", shape: number[], data: string }} WireArray
 * @typedef {{ rows: number, columns: number, values: ArrayLike<number> }} Matrix  row by row; from unit `row` of the layer before
 * @typedef {{ W: Matrix, b: ArrayLike<number> | null, count: number }} Numbers  `count`: all of the layer's, those of its norm included
 * @typedef {{ width: number, activation: string | null, h: number[] | null, hGrad: number[] | null, own: Numbers | null, gradients: Numbers | null,
 *   descents: Numbers | null, updates: Numbers | null, traits: string[], plain: boolean, over: number, skipped: boolean }} Layer  null: not known, or too many
 *   to be sent; `traits`: what else it has, as a spec says it; `plain`: without norm and residual; `over`: its output is added to that of so many layers
 *   before, 0 where to none; `skipped`: a later layer takes its output past the next one, too
 * @typedef {{ of: "example" | "batch", inputs: number[] | null, layers: Layer[], changed: string, rate: number | null }} Net  `of`: what the gradients of
 *   weights are taken over; `changed`: what changes them before they are applied, `.penalty`, `.clip` or both, one after the other; `rate`: of the next step where that times the
 *   gradient is all that it does
 */

/** @param {WireArray} array @returns {Float32Array | Uint8Array | Int8Array} */
export function arrayOf({ type, data }) {
  const bytes = bytesOf(data);
  if (type === "float32") return new Float32Array(bytes.buffer);
  return type === "int8" ? new Int8Array(bytes.buffer) : bytes;
}

/** @param {string} base64 */
export function bytesOf(base64) {
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  return bytes;
}

/** @param {any} rows nested lists, or the summary of what was too large */
const matrix = (rows) =>
  Array.isArray(rows) ? { rows: rows.length, columns: rows[0]?.length ?? 0, values: rows.flat().map(Number) } : null;

/** @param {Record<string, any> | null} numbers @returns {Numbers | null} */
function numbersOf(numbers) {
  const weights = numbers && matrix(numbers.W);
  if (!weights) return null;
  const rest = ["b", "g", "c"].reduce((sum, name) => sum + (list(numbers[name])?.length ?? 0), 0);
  return { W: weights, b: list(numbers.b), count: weights.values.length + rest };
}

/** @param {any} many @returns {number[] | null} */
const list = (many) => (Array.isArray(many) ? many.map(Number) : null);

/** But for a residual connection, which is drawn. @param {import("./form.js").FormLayer} layer @returns {string[]} */
const traitsOf = ({ width, activation, residual, ...traits }) =>
  Object.entries(traits).map(([name, numbers]) => [name, ...Object.values(Object(numbers))].join(" "));

/** The answer of a look. @param {any} look @returns {Net} */
export const netOf = (look) => ({
  of: "example",
  inputs: list(look.inputs),
  changed: [("l1" in look.form || "l2" in look.form) && ".penalty", "clip" in look.form && ".clip"]
    .filter(Boolean)
    .join(""),
  rate: look.next && look.form.optimizer.name === "sgd" ? Number(look.next.rate) : null,
  layers: look.layers.map((/** @type {any} */ layer, /** @type {number} */ i) => ({
    width: layer.width,
    activation: layer.activation,
    h: list(layer.h),
    hGrad: list(layer.h_grad),
    own: numbersOf(layer.parameters),
    gradients: numbersOf(layer.gradients),
    descents: numbersOf(layer.descents),
    updates: numbersOf(layer.updates),
    traits: traitsOf(look.form.layers[i]),
    plain: !look.form.layers[i].norm && !look.form.layers[i].residual,
    over: look.form.layers[i].residual?.over ?? 0,
    skipped: look.form.layers.some(
      (/** @type {any} */ { residual }, /** @type {number} */ to) => to - residual?.over === i,
    ),
  })),
});

/**
 * A net whose numbers are those of a frame of its training; what a frame does not tell is not known.
 * @param {Net} net @param {{ shapes: [string, number[]][], values: WireArray, gradients: WireArray } | null} parameters
 * @param {{ h: WireArray, h_grad: WireArray } | null} units every layer's, one after another
 * @returns {Net}
 */
export function netAt(net, parameters, units) {
  const own = parameters && split(parameters.shapes, arrayOf(parameters.values));
  const gradients = parameters && split(parameters.shapes, arrayOf(parameters.gradients));
  const [h, hGrad] = units ? [arrayOf(units.h), arrayOf(units.h_grad)] : [null, null];
  let at = 0;
  const layers = net.layers.map((layer, i) => {
    const [from, to] = [at, at + layer.width];
    at = to;
    const part = (/** @type {ReturnType<typeof arrayOf> | null} */ all) => all && Array.from(all.subarray(from, to));
    return {
      ...layer,
      ...{ h: part(h), hGrad: part(hGrad), own: own?.[i] ?? null, gradients: gradients?.[i] ?? null },
      ...{ descents: null, updates: null },
    };
  });
  return { ...net, of: "batch", layers };
}

/** @param {[string, number[]][]} shapes @param {ReturnType<typeof arrayOf>} flat @returns {Numbers[]} */
function split(shapes, flat) {
  /** @type {Numbers[]} */
  const layers = [];
  let at = 0;
  for (const [name, shape] of shapes) {
    const size = sizeOf(shape);
    const values = flat.subarray(at, at + size);
    at += size;
    if (name[0] === "W") layers.push({ W: { rows: shape[0], columns: shape[1], values }, b: null, count: 0 });
    const layer = layers[layers.length - 1];
    if (name[0] === "b") layer.b = values;
    layer.count += size;
  }
  return layers;
}
