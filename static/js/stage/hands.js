/** What a hand does to the picture: it presses parts, drags numbers and types them. */

import { createDrag } from "./drag.js";
import { createEntry } from "./entry.js";

/** @import { Tensor } from "../lib/format.js" */
/** @import { StageOptions } from "./stage.js" */

/**
 * @param {SVGSVGElement} surface
 * @param {{ options: StageOptions, read: (id: number) => Tensor | null, nameOf: (id: number) => string, onToggle: (group: number) => void,
 *   onHold: (id: number | null) => void }} means `read`: an input's number as it stands
 */
export function createHands(surface, { options, read, nameOf, onToggle, onHold }) {
  const { locale = "en", onSelect, onNumber, onInput, onInputEnd } = options;
  const entry = createEntry(surface, { ...options, read, locale, nameOf });
  createDrag(surface, {
    ...{ read, onInput: (id, value) => onInput?.(id, value), onInputEnd: () => onInputEnd?.() },
    onHold,
  });
  surface.addEventListener("click", (event) => {
    // the second press of a double click is no second wish, and may meet what the first has opened
    if (event.detail > 1) return;
    const target = event.target instanceof Element ? event.target : null;
    // where numbers tell their story, they are pressed for that
    if (onNumber && target?.closest("[data-number]")) return;
    const group = target?.closest("[data-toggle]")?.getAttribute("data-toggle");
    if (group) return onToggle(Number(group));
    const node = target?.closest(".node");
    onSelect?.(node ? Number(node.getAttribute("data-id")) : null);
  });
  return { destroy: entry.destroy };
}
