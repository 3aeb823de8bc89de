/** What stands beside the picture at a desk has a panel of its own on a phone: stride, zoom, the key to the picture. */

import { h } from "../lib/dom.js";
import { iconButton } from "../lib/icons.js";
import { pictureKey } from "./key.js";
import { ZOOM } from "./legend.js";
import { createStride } from "./stride.js";

/**
 * @param {HTMLElement} container
 * @param {null} _
 * @param {{ onZoom: (factor: number) => void } & Parameters<typeof createStride>[2]} options
 */
export function createMore(container, _, options) {
  const { t, onZoom } = options;
  container.replaceChildren();
  const stride = createStride(container, null, options);
  container.append(
    h(
      "div",
      { class: "legend" },
      pictureKey(t),
      h(
        "div",
        { class: "zoom" },
        iconButton(t("zoom.in"), "more", () => onZoom(ZOOM), "button"),
        iconButton(t("zoom.out"), "less", () => onZoom(1 / ZOOM), "button"),
      ),
    ),
  );
  return {
    update: stride.update,
    destroy() {
      stride.destroy();
      container.replaceChildren();
    },
  };
}
