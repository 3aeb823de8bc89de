/** What every part of the picture shows at one frame: derived anew each time, so any jump is a plain redraw. */

import { signOf, toNumber } from "../lib/format.js";
import { flat, isScalar } from "../lib/tensor.js";
import { termsOf } from "../model/frames.js";
import { isHidden } from "../model/targets.js";
import { giverOf, userOf } from "../model/trace.js";
import { accumulateAt, contributeAt, forwardAt } from "./choreography.js";
import { magnitude } from "./geometry.js";

/** @import { Columns, Trace } from "../model/trace.js" */
/** @import { Frame, GradState } from "../model/frames.js" */
/** @import { Fold } from "../model/fold.js" */
/** @import { Tensor } from "../lib/format.js" */

/** @typedef {"pos" | "neg" | "zero" | null} Tone */
/**
 * @typedef {{ value: Tensor | null, shown: boolean, state: GradState, grad: Tensor | null, tone: Tone, size: number, lit: number, asked: boolean, valueCell?: number, gradCell?: number, inside?: string, wrong?: Tensor }} NodeLook
 * `lit` 0 to 1: how far the light has taken the card; `asked`: a number of it is withheld, of its tables these cells; `inside`: how many of a closed group's
 * nodes have been passed; `wrong`: the gradient as a mistake has it.
 * @typedef {{ state: "idle" | "active" | "done", upstream: number, contribution: number, tensor: boolean, light: number,
 *   arrived: boolean, mark: number, equation: number }} EdgeLook
 * `light` 0 at the user's port, 1 at the lens, 2 at the receiver.
 */

/** One number for a gradient's hue and width: itself, or for a tensor its largest entry. @param {Tensor | null | undefined} grad */
export function strength(grad) {
  if (grad === null || grad === undefined) return 0;
  if (isScalar(grad)) return toNumber(grad);
  return flat(grad).reduce(
    (/** @type {number} */ best, x) => (Math.abs(toNumber(x)) > Math.abs(best) ? toNumber(x) : best),
    0,
  );
}

/**
 * @param {Trace} trace @param {Columns} columns @param {Frame} frame @param {number} id
 * @returns {NodeLook}
 */
export function nodeLook(trace, columns, frame, id) {
  const at = trace.nodeAt(id);
  const state = frame.grad.get(id) ?? "pending";
  const grad = columns.grads[at] ?? null;
  const g = strength(grad);
  const { shape, fold } = trace.node(id);
  const tensor = shape.length > 0;
  const hidden = { value: isHidden(columns.values[at]), grad: isHidden(grad) };
  let lit = state === "done" || state === "zero" ? 1 : 0;
  if (frame.step.node === id && state !== "partial" && frame.kind !== "forward") lit = arriving(trace, frame, id, lit);
  if (hidden.grad) lit = 0;
  const tone = state === "none" || hidden.grad ? null : tensor ? null : signOf(isScalar(grad) ? grad : 0);
  return {
    value: columns.values[at] ?? null,
    shown: hidden.value || frame.value.get(id) === "shown",
    state,
    grad,
    tone,
    size: magnitude(g),
    lit,
    asked: hidden.value || hidden.grad,
    valueCell: columns.asked?.get(`v${id}`),
    gradCell: columns.asked?.get(`g${id}`),
    ...(fold && { inside: passed(fold, trace, frame) }),
  };
}

/** @param {Trace} trace @param {Frame} frame @param {number} id @param {number} settled */
function arriving(trace, frame, id, settled) {
  if (frame.kind === "contribute") {
    const alone = termsOf(trace.root, id).length < 2;
    return alone ? contributeAt(frame.phase).landed : settled;
  }
  return frame.kind === "accumulate" ? accumulateAt(frame.phase, 0).landed : Math.min(1, frame.phase * 2);
}

/**
 * @param {Trace} trace @param {Columns} columns @param {Frame} frame @param {number} id
 * @returns {EdgeLook}
 */
export function edgeLook(trace, columns, frame, id) {
  const edge = trace.edge(id);
  const state = frame.edge.get(id) ?? "idle";
  const moment = state === "active" ? contributeAt(frame.phase) : null;
  const light = moment ? moment.light : state === "done" ? 2 : 0;
  // what is withheld has no light: of an unknown upstream none comes, an unknown product does not leave the lens
  const most = isHidden(columns.grads[trace.nodeAt(userOf(trace, edge).id)])
    ? 0
    : isHidden(columns.contributions[trace.edgeAt(id)])
      ? 1
      : 2;
  return {
    state,
    upstream: strength(columns.grads[trace.nodeAt(userOf(trace, edge).id)]),
    contribution: strength(columns.contributions[trace.edgeAt(id)]),
    tensor: Boolean(edge.bundle) || giverOf(trace, edge).shape.length + userOf(trace, edge).shape.length > 0,
    light: Math.min(light, most),
    arrived: Math.min(light, most) >= 1.98,
    mark: moment ? moment.lens.mark : state === "done" ? 1 : 0,
    equation: moment ? moment.equation : state === "done" ? 1 : 0,
  };
}

/** How far the pass has got inside a closed group. @param {Fold} fold @param {Trace} trace @param {Frame} frame */
function passed({ nodes }, trace, frame) {
  const back = frame.kind !== "forward";
  const counted = nodes.filter((id) => !back || trace.root.node(id).grad_state === "computed");
  const done = counted.filter((id) => (back ? frame.grad.get(id) === "done" : frame.value.get(id) === "shown"));
  return `${done.length}/${counted.length}`;
}

/** Values on their way into the node that is being computed. @param {Trace} trace @param {Frame} frame */
export function forwardPulse(trace, frame) {
  if (frame.kind !== "forward" || frame.phase >= 1) return null;
  const enters = (/** @type {number} */ id) => trace.root.edge(id).to === frame.step.node;
  const edges = trace.inputEdges(frame.activeNode).filter(({ id, bundle = [id] }) => bundle.some(enters));
  return { edges: edges.map(({ id }) => id), at: forwardAt(frame.phase).pulse };
}
