/** Pointer and keyboard on the picture of a network: what is under the one, and where the other goes. */

import { ends, pointOf } from "./lines.js";

/** @import { Picked } from "../../model/network/picked.js" */
/** @import { Column } from "../../model/network/room.js" */
/** @import { Line } from "./lines.js" */

/** A pointer takes the line that is nearer than this. */
const NEAR = 7;
const SAMPLES = 20;

/**
 * @param {HTMLElement} container
 * @param {SVGElement} surface the units
 * @param {{ columns: () => Column[], onPick: (picked: Picked | null) => void }} options
 */
export function listenToPicture(container, surface, { columns, onPick }) {
  /** @param {EventTarget | null} target @returns {{ layer: number, unit: number } | null} */
  const unitAt = (target) => {
    const element = target instanceof Element ? target.closest("[data-unit]") : null;
    return (
      element && { layer: Number(element.getAttribute("data-layer")), unit: Number(element.getAttribute("data-unit")) }
    );
  };
  /** @param {MouseEvent} event @returns {Picked | null} */
  const under = ({ clientX, clientY, target }) => {
    const box = container.getBoundingClientRect();
    return unitAt(target) ?? nearest(columns(), clientX - box.left, clientY - box.top);
  };
  container.addEventListener("click", (event) => onPick(under(event)));
  surface.addEventListener("keydown", (event) => {
    const from = unitAt(event.target);
    if (!from) return;
    if (event.key === "Enter") onPick(from);
    const next = neighbour(columns(), from, event.key);
    if (!next && event.key !== "Enter") return;
    event.preventDefault();
    event.stopPropagation();
    if (!next) return;
    const element = /** @type {SVGElement | null} */ (
      surface.querySelector(`[data-layer="${next.layer}"][data-unit="${next.unit}"]`)
    );
    for (const each of surface.querySelectorAll(".unit[tabindex='0']")) each.setAttribute("tabindex", "-1");
    element?.setAttribute("tabindex", "0");
    element?.focus();
  });
}

/** @param {Column[]} columns @param {{ layer: number, unit: number }} from @param {string} key @returns {{ layer: number, unit: number } | null} */
function neighbour(columns, { layer, unit }, key) {
  const across = { ArrowLeft: -1, ArrowRight: 1 }[key] ?? 0;
  const down = { ArrowUp: -1, ArrowDown: 1 }[key] ?? 0;
  if (!across && !down) return null;
  const count = columns[layer + across]?.units.length ?? 0;
  if (!count) return null;
  return { layer: layer + across, unit: Math.max(0, Math.min(count - 1, unit + down)) };
}

/** The line under a point. @param {Column[]} columns @param {number} x @param {number} y @returns {Line | null} */
function nearest(columns, x, y) {
  const layer = columns.findIndex((column, i) => i > 0 && column.x > x && columns[i - 1].x < x);
  if (layer < 1) return null;
  /** @type {Line | null} */
  let found = null;
  let best = NEAR;
  for (let from = 0; from < columns[layer - 1].units.length; from++)
    for (let to = 0; to < columns[layer].units.length; to++) {
      const [a, b] = ends(columns, { layer, from, to });
      for (let i = 0; i <= SAMPLES; i++) {
        const point = pointOf(a, b, i / SAMPLES);
        const far = Math.hypot(point.x - x, point.y - y);
        if (far < best) [best, found] = [far, { layer, from, to }];
      }
    }
  return found;
}
