/** What the pointer is over: a node, or a line. */

/** @typedef {{ node?: number, edge?: number } | null} Hovered */

/**
 * @param {SVGSVGElement} surface
 * @param {(hovered: Hovered) => void} onChange
 */
export function createHover(surface, onChange) {
  /** @type {Hovered} */
  let hovered = null;
  const over = (/** @type {Event} */ event) => {
    const element = event.type === "pointerleave" || !(event.target instanceof Element) ? null : event.target;
    const node = element?.closest(".node")?.getAttribute("data-id");
    const edge = element?.closest("[data-edge]")?.getAttribute("data-edge");
    const next = node ? { node: Number(node) } : edge ? { edge: Number(edge) } : null;
    if (next?.node === hovered?.node && next?.edge === hovered?.edge) return;
    hovered = next;
    onChange(next);
  };
  surface.addEventListener("pointerover", over);
  surface.addEventListener("pointerleave", over);
  return { hovered: () => hovered };
}
