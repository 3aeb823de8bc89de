/** What stands beside the picture at a desk has a panel of its own on a phone: stride, search, zoom, key, the other pages. */

import { at } from "../lib/at.js";
import { h } from "../lib/dom.js";
import { iconButton } from "../lib/icons.js";
import { pictureKey } from "./key.js";
import { ZOOM } from "./legend.js";
import { createStride } from "./stride.js";

/**
 * @param {HTMLElement} container
 * @param {null} _
 * @param {Parameters<typeof import("./legend.js").createLegend>[2] & Parameters<typeof createStride>[2]} options
 */
export function createMore(container, _, options) {
  const { t, onZoom, onFit, onSearch } = options;
  const link = (/** @type {string} */ page) => h("a", { class: "button", href: at(page) }, t(`page.${page}`));
  container.replaceChildren();
  const stride = createStride(container, null, options);
  container.append(
    // the line at the top has no room for it
    link("network"),
    h(
      "div",
      { class: "legend" },
      pictureKey(t),
      h(
        "div",
        { class: "zoom" },
        iconButton(t("search.title"), "search", onSearch, "button find"),
        iconButton(t("zoom.fit"), "fit", onFit, "button"),
        iconButton(t("zoom.out"), "less", () => onZoom(1 / ZOOM), "button"),
        iconButton(t("zoom.in"), "more", () => onZoom(ZOOM), "button"),
      ),
    ),
    h("nav", { class: "others", "aria-label": t("top.pages") }, link("lecture"), link("atlas")),
  );
  return {
    update: stride.update,
    destroy() {
      stride.destroy();
      container.replaceChildren();
    },
  };
}
