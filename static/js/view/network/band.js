/** The layer that is looked at, marked in the picture. */

import { setAttributes, svg } from "../../lib/dom.js";
import { reachOf } from "../../model/network/room.js";

/** @import { Translate } from "../../lib/i18n.js" */
/** @import { Column } from "../../model/network/room.js" */

/** Around its units, and around a card. */
const AROUND = { units: 10, card: 3 };
/** Above and below them, and from the side for its name. */
const [BEYOND, SIDE] = [6, 34];

/** @param {SVGElement} surface @param {Translate} t */
export function createBand(surface, t) {
  const rect = svg("rect", { rx: 8 });
  const name = svg("text", { class: "layer-number" });
  const element = svg("g", { class: "layer-band" }, rect, name);
  return {
    /** @param {Column[]} columns @param {number | null} layer @param {{ width: number, height: number }} room */
    draw(columns, layer, { width, height }) {
      const column = layer === null ? undefined : columns[layer];
      if (!column) return element.remove();
      // built anew with the units
      if (element.parentNode !== surface) surface.prepend(element);
      const { x, card, units } = column;
      const half = card ? card.w / 2 + AROUND.card : units[0].r + AROUND.units;
      const [top, bottom] = reachOf(column);
      setAttributes(rect, { x: x - half, y: top - BEYOND, width: 2 * half, height: bottom - top + 2 * BEYOND });
      setAttributes(name, { x: Math.max(SIDE, Math.min(width - SIDE, x)), y: height - 5 });
      // what is a card may have no name above it
      name.textContent = card ? t("net.layer", { layer }) : "";
    },
  };
}
