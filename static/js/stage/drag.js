/** Numbers one can take hold of: sideways with the pointer, up and down with the arrow keys. */

import { toNumber } from "../lib/format.js";
import { moved, PER_STEP, stepFor, stride } from "../lib/scrub.js";
import { flat, isScalar, withCell } from "../lib/tensor.js";

/** @import { Tensor } from "../lib/format.js" */

/**
 * @param {Element} root
 * @param {{ read: (id: number) => Tensor | null, onInput: (id: number, value: Tensor) => void, onInputEnd: () => void,
 *   onHold: (id: number | null) => void }} options
 */
export function createDrag(root, { read, onInput, onInputEnd, onHold }) {
  /** `moving`: dragged, no longer only pressed. @type {{ id: number, cell: number | null, value: Tensor, from: number, x: number, pointer: number, moving: boolean } | null} */
  let held = null;

  const drop = () => {
    held = null;
    onHold(null);
    onInputEnd();
  };
  const grasp = (/** @type {EventTarget | null} */ target) => grasped(target, read);
  /** @param {{ id: number, cell: number | null, value: Tensor }} what @param {number} number */
  const send = ({ id, cell, value }, number) => onInput(id, cell === null ? number : withCell(value, cell, number));

  const down = (/** @type {PointerEvent} */ event) => {
    // a second finger: the two pinch, and the number stays what it was
    if (held && event.pointerId !== held.pointer) {
      if (held.moving) send(held, held.from);
      return drop();
    }
    const found = event.button === 0 ? grasp(event.target) : null;
    if (!found) return;
    event.preventDefault();
    held = { ...found, x: event.clientX, pointer: event.pointerId, moving: false };
    onHold(held.id);
  };
  const move = (/** @type {PointerEvent} */ event) => {
    if (!held || event.pointerId !== held.pointer) return;
    const steps = (event.clientX - held.x) / PER_STEP;
    if (!held.moving) {
      if (Math.abs(steps) < 1) return;
      held.moving = true;
      // not before: a press that does not move stays a click on the number
      root.setPointerCapture(event.pointerId);
    }
    send(held, moved(held.from, steps, stepFor(held.from) * stride(event)));
  };
  const up = (/** @type {PointerEvent} */ event) => {
    if (event.pointerId === held?.pointer) drop();
  };
  const key = (/** @type {KeyboardEvent} */ event) => {
    const steps = { ArrowUp: 1, ArrowDown: -1, ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const found =
      steps && event.target instanceof Element && event.target.matches("[data-handle],[data-cell]")
        ? grasp(event.target)
        : null;
    if (!steps || !found) return;
    event.preventDefault();
    event.stopPropagation();
    send(found, moved(found.from, steps, stepFor(found.from) * stride(event)));
    onInputEnd();
  };

  /** @type {[string, (event: any) => void][]} */
  const listeners = [
    ["pointerdown", down],
    ["pointermove", move],
    ["pointerup", up],
    ["pointercancel", up],
    ["keydown", key],
  ];
  for (const [type, listener] of listeners) root.addEventListener(type, listener);
  return { held: () => held?.id ?? null };
}

/**
 * The number that a handle stands for.
 * @param {EventTarget | null} target
 * @param {(id: number) => Tensor | null} read
 */
export function grasped(target, read) {
  const handle =
    target instanceof Element ? target.closest(".graph:not([aria-busy=true]) :is([data-handle],[data-cell])") : null;
  if (!handle) return null;
  const [id, cell] = (handle.getAttribute("data-cell") ?? `${handle.getAttribute("data-handle")}:`).split(":");
  const value = read(Number(id));
  if (value === null) return null;
  const index = cell === "" ? null : Number(cell);
  const from = index === null ? (isScalar(value) ? toNumber(value) : Number.NaN) : toNumber(flat(value)[index]);
  return Number.isFinite(from) ? { id: Number(id), cell: index, value, from } : null;
}
