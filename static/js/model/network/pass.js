/** One training step as a walk: forward layer by layer, the loss, back layer by layer, what is clipped, and the update. */

/** @import { Position } from "../frames.js" */

/**
 * @typedef {{ kind: "forward" | "seed" | "contribute" | "accumulate", what: "forward" | "loss" | "backward" | "clip" | "update", layer: number }} Stop
 *   `kind`: how long it lasts; `layer`: counted from 1, 0 where none is meant. Backward through layer l ends at layer l − 1.
 */

/** @param {number} layers @param {boolean} clipped @returns {Stop[]} */
export function stopsOf(layers, clipped) {
  const each = Array.from({ length: layers }, (_, i) => i + 1);
  return [
    ...each.map((layer) => /** @type {Stop} */ ({ kind: "forward", what: "forward", layer })),
    { kind: "seed", what: "loss", layer: layers },
    ...each.toReversed().map((layer) => /** @type {Stop} */ ({ kind: "contribute", what: "backward", layer })),
    ...(clipped ? [/** @type {Stop} */ ({ kind: "accumulate", what: "clip", layer: 0 })] : []),
    { kind: "accumulate", what: "update", layer: 0 },
  ];
}

/**
 * How far the light has come in a layer: 0 nothing yet, 1 all of it.
 * @param {Stop[]} stops @param {Position} position @param {Stop["what"]} what @param {number} [layer]
 */
export function progress(stops, position, what, layer = 0) {
  const at = stops.findIndex((stop) => stop.what === what && (!layer || stop.layer === layer));
  return position.step > at ? 1 : position.step < at ? 0 : position.phase;
}

/** The whole step seen at once: all gradients are there, nothing is changed yet. @param {Stop[]} stops @returns {Position} */
export const wholeStep = (stops) => ({
  step: stops.findLastIndex(({ what }) => what === "backward"),
  phase: 1,
});
