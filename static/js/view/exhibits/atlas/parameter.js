/** The number that shapes an activation: a slider with its reading. */

import { h, symbol } from "../../../lib/dom.js";
import { formatNumber } from "../../../lib/format.js";
import { GREEK } from "../../../lib/greek.js";

/** @import { Known } from "../../../model/atlas.js" */

const STEPS = 200;

/** @param {Known} known @param {{ lang: string, onParameter: (id: string, value: number) => void }} options */
export function createParameter(known, { lang, onParameter }) {
  const { name, low, high } = /** @type {NonNullable<Known["parameter"]>} */ (known.parameter);
  const label = GREEK.get(name) ?? name;
  const slider = h("input", {
    type: "range",
    class: "slider",
    min: low,
    max: high,
    step: (high - low) / STEPS,
    "aria-label": `${label}, ${known.name[lang]}`,
    input: () => onParameter(known.id, Number(Number(slider.value).toPrecision(6))),
  });
  const reading = h("output");
  return {
    element: h("div", { class: "atlas-parameter" }, symbol(label), slider, reading),
    /** @param {number} value */
    update(value) {
      slider.value = String(value);
      slider.setAttribute("aria-valuetext", formatNumber(value, lang));
      slider.style.setProperty("--from", "0%");
      slider.style.setProperty("--span", `${(100 * (value - low)) / (high - low)}%`);
      reading.textContent = formatNumber(value, lang, 3);
    },
  };
}
