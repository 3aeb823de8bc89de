/** The point of a plot as something to take hold of: with the pointer, a finger, or the arrow keys. */

import { h } from "../../lib/dom.js";

/** @type {Record<string, [number, number]>} */
export const ARROWS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };

/**
 * @param {HTMLElement} area what the point moves in
 * @param {{ onPoint: (x: number, y: number) => void, onStep: (right: number, up: number) => void, onEnd: () => void }} options
 *   `onPoint`: where in the area, in pixels; `onStep`: by so many steps
 */
export function createHandle(area, { onPoint, onStep, onEnd }) {
  const element = h("div", { class: "plot-handle", role: "slider", tabindex: "0" });
  let held = -1;

  const send = (/** @type {PointerEvent} */ event) => {
    const box = area.getBoundingClientRect();
    onPoint(event.clientX - box.left, event.clientY - box.top);
  };
  area.addEventListener("pointerdown", (event) => {
    // A finger that means to scroll must not move the point: it has to take hold of it.
    if (event.button || (event.pointerType === "touch" && event.target !== element)) return;
    event.preventDefault();
    element.focus({ preventScroll: true });
    area.setPointerCapture(event.pointerId);
    held = event.pointerId;
    if (event.target !== element) send(event);
  });
  area.addEventListener("pointermove", (event) => event.pointerId === held && send(event));
  const release = (/** @type {PointerEvent} */ event) => {
    if (event.pointerId !== held) return;
    held = -1;
    onEnd();
  };
  area.addEventListener("pointerup", release);
  area.addEventListener("pointercancel", release);
  element.addEventListener("keydown", (event) => {
    const arrow = ARROWS[event.key];
    if (!arrow || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const times = event.shiftKey ? 10 : 1;
    onStep(arrow[0] * times, arrow[1] * times);
    onEnd();
  });

  return {
    element,
    held: () => held >= 0,
    /**
     * @param {{ x: number, y: number, label: string, now: number, range: readonly [number, number], text: string }} data
     */
    update({ x, y, label, now, range, text }) {
      element.hidden = !(Number.isFinite(x) && Number.isFinite(y));
      element.style.left = `${x}px`;
      element.style.top = `${y}px`;
      element.setAttribute("aria-label", label);
      element.setAttribute("aria-valuemin", String(range[0]));
      element.setAttribute("aria-valuemax", String(range[1]));
      element.setAttribute("aria-valuenow", String(now));
      element.setAttribute("aria-valuetext", text);
    },
  };
}
