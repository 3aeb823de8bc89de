/** The layer that is looked at, marked in the picture. */

import { setAttributes, svg } from "../../lib/dom.js";

/** @import { Translate } from "../../lib/i18n.js" */
/** @import { Column } from "../../model/network/room.js" */

/** Around its units, and around a card. */
const AROUND = { units: 10, card: 3 };
/** Above the units, and from the side for its name. */
const [ABOVE, SIDE] = [12, 34];

/** @param {SVGElement} surface @param {Translate} t */
export function createBand(surface, t) {
  const rect = svg("rect", { rx: 8 });
  const name = svg("text", { class: "layer-number" });
  const element = svg("g", { class: "layer-band" }, rect, name);
  return {
    /** @param {Column[]} columns @param {number | null} layer @param {{ width: number, height: number, top: number }} room `top`: where units begin */
    draw(columns, layer, { width, height, top }) {
      const column = layer === null ? undefined : columns[layer];
      if (!column) return element.remove();
      // built anew with the units
      if (element.parentNode !== surface) surface.prepend(element);
      const { x, card, units } = column;
      const half = card ? card.w / 2 + AROUND.card : units[0].r + AROUND.units;
      setAttributes(rect, { x: x - half, y: top - ABOVE, width: 2 * half, height: height - top });
      setAttributes(name, { x: Math.max(SIDE, Math.min(width - SIDE, x)), y: height - 5 });
      // what is a card may have no name above it
      name.textContent = card ? t("net.layer", { layer }) : "";
    },
  };
}
