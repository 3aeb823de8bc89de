/** The key to the picture, and the buttons that move it. */

import { h } from "../lib/dom.js";
import { iconButton } from "../lib/icons.js";
import { pictureKey } from "./key.js";

/** @import { Translate } from "../lib/i18n.js" */

/** Press by press the picture grows by so much. */
export const ZOOM = 1.25;

/**
 * @param {HTMLElement} container
 * @param {null} _
 * @param {{ t: Translate, onZoom: (factor: number) => void, onFit: () => void, onSearch: () => void }} options
 */
export function createLegend(container, _, { t, onZoom, onFit, onSearch }) {
  container.replaceChildren(
    pictureKey(t),
    h(
      "div",
      { class: "zoom" },
      iconButton(t("search.title"), "search", onSearch, "button quiet find"),
      iconButton(t("zoom.out"), "less", () => onZoom(1 / ZOOM), "button quiet"),
      iconButton(t("zoom.fit"), "fit", onFit, "button quiet"),
      iconButton(t("zoom.in"), "more", () => onZoom(ZOOM), "button quiet"),
    ),
  );
  return { update() {}, destroy: () => container.replaceChildren() };
}
