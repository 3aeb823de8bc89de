/** A layer's row in the table of health, made once: while a network learns only what is in it changes. */

import { h, setAttributes, svg } from "../../lib/dom.js";
import { formatNumber } from "../../lib/format.js";

/** @import { Translate } from "../../lib/i18n.js" */
/** @import { FlowLayer, Histogram } from "./health.js" */

const TALL = 18;

/**
 * @param {number} layer
 * @param {{ t: Translate, lang: string, onLayer: (layer: number) => void }} options
 */
export function createHealthRow(layer, { t, lang, onLayer }) {
  // a press of the button is a click in its row, too
  const button = h("button", { type: "button" }, String(layer));
  const [saturated, dead, update] = [h("td"), h("td"), h("td")];
  const values = createBars(t("net.health.values.say", { layer }), lang);
  const gradients = createBars(t("net.health.gradients.say", { layer }), lang);
  const element = h(
    "tr",
    { click: () => onLayer(layer) },
    h("th", { scope: "row" }, button),
    ...[saturated, dead, update],
    ...[values, gradients].map((bars) => h("td", null, bars.element)),
  );
  const share = (/** @type {number | null} */ value) =>
    value === null ? "·" : t("percent", { value: formatNumber(100 * value, lang, value && value < 0.1 ? 1 : 0) });
  return {
    element,
    /** @param {FlowLayer} health @param {boolean} chosen */
    update(health, chosen) {
      element.classList.toggle("chosen", chosen);
      button.ariaPressed = String(chosen);
      saturated.textContent = share(health.saturated);
      dead.textContent = share(health.dead);
      update.textContent = health.update === null ? "·" : formatNumber(health.update, lang, 3);
      values.draw(health.values);
      gradients.draw(health.gradients);
    },
  };
}

/** @param {string} label @param {string} lang */
function createBars(label, lang) {
  const title = svg("title");
  const path = svg("path");
  const size = { width: 48, height: TALL };
  const element = svg("svg", { class: "bars", ...size, role: "img", "aria-label": label }, title, path);
  return {
    element,
    /** @param {Histogram} histogram */
    draw({ counts, low, high }) {
      const most = Math.max(...counts, 1);
      const bar = (/** @type {number} */ count, /** @type {number} */ i) => {
        const height = Math.max(0.8, ((TALL - 1) * count) / most);
        return count ? `M${2 * i} ${TALL}v${-height}h1.6v${height}z` : "";
      };
      title.textContent = `${label} ${formatNumber(low, lang, 2)} … ${formatNumber(high, lang, 2)}`;
      setAttributes(element, { viewBox: `0 0 ${counts.length * 2} ${TALL}` });
      setAttributes(path, { d: counts.map(bar).join("") });
    },
  };
}
