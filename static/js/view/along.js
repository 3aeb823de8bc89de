/** A strip that one moves along: pressed at a place, dragged over many. A finger may be about to scroll, and only lets go somewhere. */

/** @import { Position } from "../model/frames.js" */

/** Who moves less than this has not moved, in pixels. */
const STILL = 3;

/**
 * The place in a row of segments that lies under a pointer.
 * @param {{ element: HTMLElement, first: number, count: number }[]} segments from the left @param {number} x
 * @returns {Position | null}
 */
export function placeUnder(segments, x) {
  const found = segments.findLast(({ element }) => element.getBoundingClientRect().left <= x) ?? segments[0];
  if (!found) return null;
  const { left, width } = found.element.getBoundingClientRect();
  const inside = Math.max(0, Math.min(0.999, (x - left) / width)) * found.count;
  return { step: found.first + Math.floor(inside), phase: inside % 1 };
}

/**
 * @param {HTMLElement} strip
 * @param {{ under: (x: number) => Position | null, onSeek: (step: number) => void, onHold: (position: Position) => void }} means
 */
export function moveAlong(strip, { under, onSeek, onHold }) {
  let pressedAt = 0;
  let dragged = false;
  strip.addEventListener("pointerdown", (event) => {
    strip.setPointerCapture(event.pointerId);
    pressedAt = event.clientX;
    dragged = false;
    const target = event.pointerType === "touch" ? null : under(event.clientX);
    if (target) onSeek(target.step);
  });
  strip.addEventListener("pointermove", (event) => {
    if (!strip.hasPointerCapture(event.pointerId)) return;
    dragged ||= Math.abs(event.clientX - pressedAt) >= STILL;
    const target = dragged ? under(event.clientX) : null;
    if (target) onHold(target);
  });
  strip.addEventListener("pointerup", (event) => {
    const target = dragged || event.pointerType === "touch" ? under(event.clientX) : null;
    if (target) onSeek(target.step);
  });
}
