/** How often numbers of each size come, as bars. */

import { setAttributes, svg } from "../../lib/dom.js";
import { formatNumber } from "../../lib/format.js";

/** @import { Histogram } from "./health.js" */

/** From its least number to its largest. @param {Pick<Histogram, "low" | "high">} ends @param {string} lang */
export const rangeOf = ({ low, high }, lang) => [low, high].map((end) => formatNumber(end, lang, 2)).join(" … ");

/** @param {string} label @param {string} lang @param {{ width: number, height: number }} size */
export function createBars(label, lang, { width, height }) {
  const title = svg("title");
  const path = svg("path");
  const element = svg("svg", { class: "bars", width, height, role: "img", "aria-label": label }, title, path);
  return {
    element,
    /** @param {Histogram} histogram */
    draw(histogram) {
      const { counts } = histogram;
      const most = Math.max(...counts, 1);
      const wide = width / counts.length;
      const bar = (/** @type {number} */ count, /** @type {number} */ i) => {
        const tall = Math.max(0.8, ((height - 1) * count) / most);
        return count
          ? `M${(wide * i).toFixed(2)} ${height}v${-tall.toFixed(2)}h${(wide * 0.8).toFixed(2)}v${tall.toFixed(2)}z`
          : "";
      };
      title.textContent = `${label} ${rangeOf(histogram, lang)}`;
      setAttributes(element, { viewBox: `0 0 ${width} ${height}` });
      setAttributes(path, { d: counts.map(bar).join("") });
    },
  };
}
