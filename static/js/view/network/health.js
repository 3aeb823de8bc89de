/** The health of the gradients, layer by layer: three curves over decades, and a verdict in words. */

import { h, svg } from "../../lib/dom.js";
import { formatNumber, toNumber } from "../../lib/format.js";
import { powerText } from "./curves.js";

/** @import { Translate } from "../../lib/i18n.js" */
/** @import { Scalar } from "../../lib/format.js" */
/**
 * @typedef {{ layer: number, activation: string | null, width: number, scale: Scalar, gradient: Scalar, weight_gradient: Scalar, update: Scalar | null,
 *   saturated: number | null, dead: number | null, verdict: string, values: Histogram, gradients: Histogram }} FlowLayer
 * @typedef {{ low: Scalar, high: Scalar, counts: number[], zero: number }} Histogram
 * @typedef {{ layers: FlowLayer[], points: number, of: number, verdict: { code: string, layer: number | null, message: string },
 *   rules: { code: string, source: string }[] }} Flow
 */

const SIZE = { w: 336, h: 190, left: 40, right: 12, top: 10, bottom: 26 };
const FLOOR = 1e-300;
/** What is drawn, and by which mark it is known. */
const SERIES = /** @type {const} */ (["gradient", "scale", "weight_gradient"]);
/** More layers than this have no marks of their own. */
const MARKED = 14;
const LABELS = 6;

/**
 * @param {HTMLElement} container
 * @param {{ flow: Flow | null, layer: number | null }} data
 * @param {{ t: Translate, lang: string, onLayer: (layer: number) => void }} options
 */
export function createHealth(container, data, { t, lang, onLayer }) {
  const count = h("span");
  const plot = svg("svg", { class: "health-plot", viewBox: `0 0 ${SIZE.w} ${SIZE.h}`, role: "img" });
  const key = h(
    "ul",
    { class: "health-key" },
    ...SERIES.map((name) => h("li", { class: name }, mark(name), t(`net.health.${name}`))),
  );
  const verdict = h("p", { class: "verdict", role: "status" });
  const table = h("table", { class: "health-table" });
  container.replaceChildren(h("h2", { class: "section-title" }, t("net.health"), count), plot, key, verdict, table);
  let current = data;

  const draw = () => {
    const { flow, layer: chosen } = current;
    container.hidden = !flow;
    if (!flow) return;
    const { layers } = flow;
    count.textContent = t("net.health.over", { count: flow.points });
    const logs = layers
      .flatMap((layer) => SERIES.map((name) => toNumber(layer[name])))
      .filter((x) => x > 0 && Number.isFinite(x))
      .map((x) => Math.log10(Math.max(x, FLOOR)));
    const [low, high] = logs.length
      ? [Math.floor(Math.min(...logs, -1)), Math.ceil(Math.max(...logs, 0) + 1e-9)]
      : [-1, 1];
    const x = (/** @type {number} */ layer) =>
      layers.length === 1
        ? (SIZE.left + SIZE.w - SIZE.right) / 2
        : SIZE.left + 14 + ((layer - 1) / (layers.length - 1)) * (SIZE.w - SIZE.left - SIZE.right - 28);
    const y = (/** @type {number} */ value) =>
      SIZE.h -
      SIZE.bottom -
      ((Math.log10(Math.max(value, FLOOR)) - low) / (high - low)) * (SIZE.h - SIZE.top - SIZE.bottom);
    const every = Math.max(1, Math.ceil((high - low) / 6));
    const powers = Array.from({ length: high - low + 1 }, (_, i) => low + i).filter(
      (power) => (power - low) % every === 0,
    );
    const named = Math.max(1, Math.ceil(layers.length / LABELS));
    plot.replaceChildren(
      ...powers.flatMap((power) => [
        svg("line", { class: "grid", x1: SIZE.left, x2: SIZE.w - SIZE.right, y1: y(10 ** power), y2: y(10 ** power) }),
        svg("text", { x: SIZE.left - 6, y: y(10 ** power) + 4, "text-anchor": "end" }, powerText(power, lang)),
      ]),
      ...layers
        .filter(({ layer }) => (layer - 1) % named === 0 || layer === layers.length)
        .map(({ layer }) =>
          svg(
            "text",
            { x: x(layer), y: SIZE.h - 8, "text-anchor": "middle" },
            layers.length > 5 ? String(layer) : t("net.layer", { layer }),
          ),
        ),
      ...SERIES.flatMap((name) => {
        const points = layers.flatMap((layer) => {
          const value = toNumber(layer[name]);
          return value > 0 && Number.isFinite(value) ? [{ x: x(layer.layer), y: y(value) }] : [];
        });
        return [
          svg("path", {
            class: `line ${name}`,
            d: points.map((point, i) => `${i ? "L" : "M"}${point.x.toFixed(1)} ${point.y.toFixed(1)}`).join(""),
          }),
          ...(layers.length > MARKED ? [] : points.map((point) => marker(name, point.x, point.y))),
        ];
      }),
      ...layers.map(({ layer }) =>
        svg("rect", {
          class: `column${layer === chosen ? " chosen" : ""}`,
          x: x(layer) - 10,
          y: SIZE.top,
          width: 20,
          height: SIZE.h - SIZE.top - SIZE.bottom,
          click: () => onLayer(layer),
        }),
      ),
    );
    plot.setAttribute("aria-label", flow.verdict.message);
    verdict.className = `verdict ${flow.verdict.code}`;
    verdict.replaceChildren(
      h("b", null, t(`net.verdict.${flow.verdict.code}`)),
      " ",
      flow.verdict.message,
      " ",
      h("small", null, flow.rules.find(({ code }) => code === flow.verdict.code)?.source),
    );
    const some =
      layers.length <= MARKED
        ? layers
        : layers
            .filter(({ layer, verdict: own }) => own !== "healthy" || layer === 1 || layer === layers.length)
            .slice(0, MARKED);
    table.replaceChildren(
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
      h("tbody", null, ...some.map((layer) => row(layer))),
    );
  };
  /** @param {FlowLayer} layer */
  const row = (layer) => {
    const share = (/** @type {number | null} */ value) =>
      value === null ? "·" : t("percent", { value: formatNumber(100 * value, lang, value && value < 0.1 ? 1 : 0) });
    return h(
      "tr",
      { class: layer.layer === current.layer ? "chosen" : null, click: () => onLayer(layer.layer) },
      h(
        "th",
        { scope: "row" },
        h("button", { type: "button", click: () => onLayer(layer.layer) }, String(layer.layer)),
      ),
      h("td", null, share(layer.saturated)),
      h("td", null, share(layer.dead)),
      h("td", null, layer.update === null ? "·" : formatNumber(layer.update, lang, 4)),
      h("td", null, bars(layer.values, t("net.health.values.say", { layer: layer.layer }))),
      h("td", null, bars(layer.gradients, t("net.health.gradients.say", { layer: layer.layer }))),
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

/** @param {Histogram} histogram @param {string} label */
function bars({ counts, low, high }, label) {
  const most = Math.max(...counts, 1);
  return svg(
    "svg",
    { class: "bars", viewBox: `0 0 ${counts.length * 2} 18`, width: 48, height: 18, role: "img", "aria-label": label },
    svg("title", {}, `${label} ${formatNumber(low, "en", 2)} … ${formatNumber(high, "en", 2)}`),
    ...counts.map(
      (count, i) =>
        count > 0 &&
        svg("rect", { x: i * 2, y: 18 - (17 * count) / most, width: 1.6, height: Math.max(0.8, (17 * count) / most) }),
    ),
  );
}

/** @param {(typeof SERIES)[number]} name @param {number} x @param {number} y */
const marker = (name, x, y) =>
  name === "scale"
    ? svg("circle", { class: `mark ${name}`, cx: x, cy: y, r: 4 })
    : name === "gradient"
      ? svg("rect", { class: `mark ${name}`, x: x - 4, y: y - 4, width: 8, height: 8 })
      : svg("path", { class: `mark ${name}`, d: `M${x} ${y - 5}l5 9h-10z` });

/** @param {(typeof SERIES)[number]} name */
const mark = (name) =>
  svg(
    "svg",
    { viewBox: "0 0 28 12", width: 28, height: 12, "aria-hidden": "true" },
    svg("path", { class: `line ${name}`, d: "M0 6H28" }),
    marker(name, 14, 6),
  );
