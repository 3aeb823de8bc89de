/** Pointer and keyboard on the picture of a network: what is under the one, and where the other goes. */

import { lineNear } from "../../model/network/near.js";

/** @import { Picked } from "../../model/network/picked.js" */
/** @import { Column } from "../../model/network/room.js" */
/** @typedef {{ x: number, y: number }} Place  in the picture's own pixels */

/**
 * @param {HTMLElement} container
 * @param {SVGElement} surface the units
 * @param {{ columns: () => Column[], onPick: (picked: Picked | null) => void, onLayer: (layer: number) => void, onPoint: (picked: Picked | null, at: Place | null) => void }} options
 *   `onPoint`: what a mouse is over, or what the keyboard is at; a finger only picks
 */
export function listenToPicture(container, surface, { columns, onPick, onLayer, onPoint }) {
  /** @param {EventTarget | null} target @returns {{ layer: number, unit: number } | null} */
  const unitAt = (target) => {
    const element = target instanceof Element ? target.closest("[data-unit]") : null;
    return (
      element && { layer: Number(element.getAttribute("data-layer")), unit: Number(element.getAttribute("data-unit")) }
    );
  };
  /** @param {MouseEvent} event @returns {Place} */
  const placeOf = ({ clientX, clientY }) => {
    const box = container.getBoundingClientRect();
    return { x: clientX - box.left, y: clientY - box.top };
  };
  /** @param {MouseEvent} event @param {Place} at @returns {Picked | null} */
  const under = ({ target }, { x, y }) => unitAt(target) ?? lineNear(columns(), x, y);
  /** The focused unit is told of unless a pointer is at something else. */
  const pointAtFocus = () => {
    const focused = unitAt(surface.querySelector(".unit:focus-visible"));
    const unit = focused && columns()[focused.layer]?.units[focused.unit];
    onPoint(focused, unit ? { x: unit.x + unit.r, y: unit.y + unit.r } : null);
  };
  /** The layer whose name is under a press, or whose card is nearest; 0 for none. @param {MouseEvent} event */
  const layerAt = (event) => {
    const heading = event.target instanceof Element ? event.target.closest("[data-heading]") : null;
    if (heading) return Number(heading.getAttribute("data-heading"));
    const all = columns();
    if (!all[0]?.card) return 0;
    const far = all.map(({ x }) => Math.abs(x - placeOf(event).x));
    return far.indexOf(Math.min(...far));
  };
  container.addEventListener("click", (event) => {
    const layer = layerAt(event);
    if (layer) onLayer(layer);
    else onPick(under(event, placeOf(event)));
  });
  container.addEventListener("pointermove", (event) => {
    if (event.pointerType === "touch") return;
    const at = placeOf(event);
    const found = under(event, at);
    if (found) onPoint(found, at);
    else pointAtFocus();
  });
  container.addEventListener("pointerleave", pointAtFocus);
  // around it: Tab stops at an svg that listens for the focus itself
  container.addEventListener("focusin", pointAtFocus);
  container.addEventListener("focusout", () => onPoint(null, null));
  /** The element that has the keys: one part of the picture has them at a time. @param {SVGElement | null} element */
  const giveKeys = (element) => {
    for (const each of surface.querySelectorAll("[tabindex='0']")) each.setAttribute("tabindex", "-1");
    element?.setAttribute("tabindex", "0");
    element?.focus();
  };
  /** @param {KeyboardEvent} event @param {SVGElement} card */
  const walkCards = (event, card) => {
    const layer = Number(card.getAttribute("data-layer"));
    const across = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (event.key === "Enter") onLayer(layer);
    else if (!across) return;
    event.preventDefault();
    event.stopPropagation();
    if (across) giveKeys(surface.querySelector(`.layer-card[role][data-layer="${layer + across}"]`) ?? card);
  };
  surface.addEventListener("keydown", (event) => {
    if (event.target instanceof SVGElement && event.target.matches(".layer-card")) walkCards(event, event.target);
    const from = unitAt(event.target);
    if (!from) return;
    if (event.key === "Enter") onPick(from);
    if (event.key === "Escape") onPoint(null, null);
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const next = neighbour(columns(), from, event.key);
    if (!next && event.key !== "Enter") return;
    event.preventDefault();
    event.stopPropagation();
    if (!next) return;
    giveKeys(surface.querySelector(`[data-layer="${next.layer}"][data-unit="${next.unit}"]`));
  });
}

/** Where an arrow leads: at the rim of the picture nowhere, and above all to no step. @param {Column[]} columns @param {{ layer: number, unit: number }} from @param {string} key @returns {{ layer: number, unit: number } | null} */
function neighbour(columns, { layer, unit }, key) {
  const across = { ArrowLeft: -1, ArrowRight: 1 }[key] ?? 0;
  const down = { ArrowUp: -1, ArrowDown: 1 }[key] ?? 0;
  if (!across && !down) return null;
  const count = columns[layer + across]?.units.length ?? 0;
  if (!count) return { layer, unit };
  return { layer: layer + across, unit: Math.max(0, Math.min(count - 1, unit + down)) };
}
