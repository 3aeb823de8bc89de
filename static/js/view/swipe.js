/** A finger that sweeps sideways steps through the trace, wherever sideways means nothing else. */

/** Shorter or slower moves are taps and looks. */
const LEAST = 40;
const LONGEST_MS = 1200;
/** What a finger drags for its own ends: numbers, fields, formulas too long for their place, a picture too wide for it. */
const TAKEN =
  "[data-handle], [data-cell], .plot-handle, input, .timeline, .scrolls, .graph:is([data-more~=left], [data-more~=right])";

/**
 * @param {HTMLElement} container
 * @param {null} _
 * @param {{ onKey: (key: "next" | "back") => void }} options
 */
export function createSwipe(container, _, { onKey }) {
  /** @type {{ id: number, x: number, y: number, time: number } | null} */
  let finger = null;
  let fingers = 0;

  const down = (/** @type {PointerEvent} */ event) => {
    if (event.pointerType !== "touch") return;
    fingers += 1;
    const free = event.target instanceof Element && !event.target.closest(TAKEN);
    // two fingers zoom
    finger =
      fingers === 1 && free ? { id: event.pointerId, x: event.clientX, y: event.clientY, time: event.timeStamp } : null;
  };
  const up = (/** @type {PointerEvent} */ event) => {
    if (event.pointerType !== "touch") return;
    fingers = Math.max(0, fingers - 1);
    if (finger?.id !== event.pointerId) return;
    const [dx, dy] = [event.clientX - finger.x, event.clientY - finger.y];
    const swift = event.timeStamp - finger.time < LONGEST_MS;
    finger = null;
    if (event.type === "pointerup" && swift && Math.abs(dx) > LEAST && Math.abs(dx) > 2 * Math.abs(dy))
      onKey(dx < 0 ? "next" : "back");
  };
  container.addEventListener("pointerdown", down);
  for (const type of ["pointerup", "pointercancel"]) addEventListener(type, /** @type {EventListener} */ (up));

  return {
    destroy() {
      container.removeEventListener("pointerdown", down);
      for (const type of ["pointerup", "pointercancel"]) removeEventListener(type, /** @type {EventListener} */ (up));
    },
  };
}
