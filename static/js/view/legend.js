/** The key to the picture, and the buttons that move it. */

import { h, svg } from "../lib/dom.js";
import { icon } from "../lib/icons.js";

/** @import { Translate } from "../lib/i18n.js" */

/**
 * @param {HTMLElement} container
 * @param {null} _
 * @param {{ t: Translate, onZoom: (factor: number) => void, onFit: () => void, onSearch: () => void }} options
 */
export function createLegend(container, _, { t, onZoom, onFit, onSearch }) {
  /** @param {"pos" | "neg"} sign */
  const line = (sign) =>
    svg(
      "svg",
      { width: 34, height: 6, "aria-hidden": "true" },
      svg("line", { class: sign, x1: 0, x2: 34, y1: 3, y2: 3 }),
    );
  const wedge = svg("svg", { width: 46, height: 8, "aria-hidden": "true" }, svg("path", { d: "M0 3.5 46 0v8L0 4.5z" }));
  const lens = svg(
    "svg",
    { width: 12, height: 18, viewBox: "-6 -9 12 18", "aria-hidden": "true" },
    svg("path", { class: "lens", d: "M0-8Q10 0 0 8Q-10 0 0-8Z" }),
  );
  /** @param {string} name @param {string} picture @param {() => void} click */
  const button = (name, picture, click, kind = "") =>
    h(
      "button",
      { class: `button quiet ${kind}`, type: "button", "aria-label": t(name), title: t(name), click },
      icon(picture),
    );
  /** Where there is no room for the key beside the picture, it is unfolded over it. */
  const unfold = h(
    "button",
    {
      class: "button quiet unfold",
      type: "button",
      "aria-label": t("legend.title"),
      "aria-expanded": "false",
      "aria-controls": "legend-key",
      click: () => unfold.setAttribute("aria-expanded", String(container.classList.toggle("unfolded"))),
    },
    "?",
  );
  container.replaceChildren(
    h(
      "div",
      { class: "key", id: "legend-key" },
      h("span", null, line("pos"), t("legend.positive")),
      h("span", null, line("neg"), t("legend.negative")),
      h("span", null, wedge, t("legend.size")),
      h("span", null, lens, t("legend.lens")),
      h("span", null, "—", " ", t("legend.pending")),
      h("span", null, "·", " ", t("legend.none")),
    ),
    h(
      "div",
      { class: "zoom" },
      button("search.title", "search", onSearch, "find"),
      unfold,
      button("zoom.out", "less", () => onZoom(1 / 1.25)),
      button("zoom.fit", "fit", onFit),
      button("zoom.in", "more", () => onZoom(1.25)),
    ),
  );
  return { update() {}, destroy: () => container.replaceChildren() };
}
