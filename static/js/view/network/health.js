/** The health of the gradients, layer by layer: three curves over decades, and a verdict in words. */

import { h, svg } from "../../lib/dom.js";
import { keepFocus } from "../../lib/focus.js";
import { formatNumber } from "../../lib/format.js";
import { createHealthPlot, mark, SERIES } from "./healthplot.js";

/** @import { Translate } from "../../lib/i18n.js" */
/** @import { Scalar } from "../../lib/format.js" */
/**
 * @typedef {{ layer: number, activation: string | null, width: number, scale: Scalar, gradient: Scalar, weight_gradient: Scalar, update: Scalar | null,
 *   saturated: number | null, dead: number | null, verdict: string, values: Histogram, gradients: Histogram }} FlowLayer
 * @typedef {{ low: Scalar, high: Scalar, counts: number[], zero: number }} Histogram
 * @typedef {{ layers: FlowLayer[], points: number, of: number, verdict: { code: string, layer: number | null, message: string },
 *   rules: { code: string, message: string, source: string }[] }} Flow
 */

const SIZE = { width: 336, height: 190 };
/** More layers than this are looked through in a box of their own. */
const ROWS = 14;

/**
 * @param {HTMLElement} container
 * @param {{ flow: Flow | null, layer: number | null }} data
 * @param {{ t: Translate, lang: string, onLayer: (layer: number) => void }} options
 */
export function createHealth(container, data, { t, lang, onLayer }) {
  const count = h("span");
  const plot = createHealthPlot({ ...SIZE, series: SERIES, t, lang, onLayer });
  const key = h(
    "ul",
    { class: "health-key" },
    ...SERIES.map((name) => h("li", { class: name }, mark(name), t(`net.health.${name}`))),
  );
  const verdict = h("p", { class: "verdict", role: "status" });
  const table = h("table", { class: "health-table" });
  const box = h("div", { class: "health-layers", role: "region", "aria-label": t("net.health") }, table);
  container.replaceChildren(
    h("h2", { class: "section-title" }, t("net.health"), count),
    plot.element,
    key,
    verdict,
    box,
  );
  let current = data;

  const draw = () => {
    const { flow, layer: chosen } = current;
    container.hidden = !flow;
    if (!flow) return;
    const { layers } = flow;
    count.textContent = t("net.health.over", { count: flow.points });
    plot.draw(flow, { chosen });
    const rule = flow.rules.find(({ code }) => code === flow.verdict.code);
    verdict.className = `verdict ${flow.verdict.code}`;
    verdict.replaceChildren(
      h("b", null, t(`net.verdict.${flow.verdict.code}`)),
      " ",
      flow.verdict.message,
      " ",
      rule ? h("small", null, `${rule.message} (${rule.source})`) : "",
    );
    const rows = [
      h(
        "thead",
        null,
        h(
          "tr",
          null,
          ...["layer", "saturated", "dead", "update", "values", "gradients"].map((name) =>
            h("th", { scope: "col" }, t(`net.health.column.${name}`)),
          ),
        ),
      ),
      h("tbody", null, ...layers.map(row)),
    ];
    keepFocus(table, () => table.replaceChildren(...rows));
    if (layers.length > ROWS) box.tabIndex = 0;
    else box.removeAttribute("tabindex");
  };
  /** @param {FlowLayer} layer */
  const row = (layer) => {
    const share = (/** @type {number | null} */ value) =>
      value === null ? "·" : t("percent", { value: formatNumber(100 * value, lang, value && value < 0.1 ? 1 : 0) });
    return h(
      "tr",
      { class: layer.layer === current.layer ? "chosen" : null, click: () => onLayer(layer.layer) },
      // a press of the button is a click in its row, too
      h(
        "th",
        { scope: "row" },
        h("button", { type: "button", "aria-pressed": String(layer.layer === current.layer) }, String(layer.layer)),
      ),
      h("td", null, share(layer.saturated)),
      h("td", null, share(layer.dead)),
      h("td", null, layer.update === null ? "·" : formatNumber(layer.update, lang, 3)),
      h("td", null, bars(layer.values, lang, t("net.health.values.say", { layer: layer.layer }))),
      h("td", null, bars(layer.gradients, lang, t("net.health.gradients.say", { layer: layer.layer }))),
    );
  };
  draw();
  return {
    /** @param {typeof data} next */
    update(next) {
      const same = next.flow === current.flow && next.layer === current.layer;
      current = next;
      if (!same) draw();
    },
    destroy: () => container.replaceChildren(),
  };
}

/** @param {Histogram} histogram @param {string} lang @param {string} label */
function bars({ counts, low, high }, lang, label) {
  const most = Math.max(...counts, 1);
  const bar = (/** @type {number} */ count, /** @type {number} */ i) => {
    const height = Math.max(0.8, (17 * count) / most);
    return count ? `M${2 * i} 18v${-height}h1.6v${height}z` : "";
  };
  return svg(
    "svg",
    { class: "bars", viewBox: `0 0 ${counts.length * 2} 18`, width: 48, height: 18, role: "img", "aria-label": label },
    svg("title", {}, `${label} ${formatNumber(low, lang, 2)} … ${formatNumber(high, lang, 2)}`),
    svg("path", { d: counts.map(bar).join("") }),
  );
}
