/** A layer's row in the table of health, made once: while a network learns only what is in it changes. */

import { h } from "../../lib/dom.js";
import { formatNumber, toNumber } from "../../lib/format.js";
import { createBars } from "./bars.js";
import { percentIn } from "./percent.js";

/** @import { Translate } from "../../lib/i18n.js" */
/** @import { Scalar } from "../../lib/format.js" */
/** @import { FlowLayer } from "./health.js" */

const SIZE = { width: 48, height: 18 };

/** Two digits tell how large a step is, and leave room for a power of ten. @param {Scalar} x */
const rough = (x) => Number(toNumber(x).toPrecision(2));

/**
 * @param {number} layer
 * @param {{ t: Translate, lang: string, onLayer: (layer: number) => void }} options
 */
export function createHealthRow(layer, { t, lang, onLayer }) {
  // a press of the button is a click in its row, too
  const button = h("button", { type: "button" }, String(layer));
  const [saturated, dead, update] = [h("td"), h("td"), h("td")];
  const values = createBars(t("net.health.values.say", { layer }), lang, SIZE);
  const gradients = createBars(t("net.health.gradients.say", { layer }), lang, SIZE);
  const element = h(
    "tr",
    { click: () => onLayer(layer) },
    h("th", { scope: "row" }, button),
    ...[saturated, dead, update],
    ...[values, gradients].map((bars) => h("td", null, bars.element)),
  );
  const percent = percentIn({ t, lang });
  const share = (/** @type {number | null} */ value) => percent(value, value && value < 0.1 ? 1 : 0);
  return {
    element,
    button,
    /** @param {FlowLayer} health @param {boolean} chosen */
    update(health, chosen) {
      element.classList.toggle("chosen", chosen);
      button.ariaPressed = String(chosen);
      saturated.textContent = share(health.saturated);
      dead.textContent = share(health.dead);
      update.textContent = health.update === null ? "·" : formatNumber(rough(health.update), lang);
      values.draw(health.values);
      gradients.draw(health.gradients);
    },
  };
}
