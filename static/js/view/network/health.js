/** The health of the gradients, layer by layer: three curves over decades, and a verdict in words. */

import { h } from "../../lib/dom.js";
import { keepFocus, setReached } from "../../lib/focus.js";
import { capital } from "../../lib/i18n.js";
import { unparted } from "../../lib/notation.js";
import { createHealthPlot, mark, markOff, SERIES } from "./healthplot.js";
import { createHealthRow } from "./healthrow.js";
import { percentIn } from "./percent.js";

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
/** From this share on that is said of a layer, whatever becomes of the gradient. */
const SATURATED = 0.5;
const COLUMNS = ["layer", "saturated", "dead", "update", "values", "gradients"];

/**
 * @param {HTMLElement} container
 * @param {{ flow: Flow | null, layer: number | null }} data
 * @param {{ t: Translate, lang: string, onLayer: (layer: number) => void }} options
 */
export function createHealth(container, data, { t, lang, onLayer }) {
  const count = h("span");
  const plot = createHealthPlot({ ...SIZE, series: SERIES, t, lang, onLayer });
  const beyond = h("li", { class: "beyond" }, markOff(), t("net.health.beyond"));
  const key = h(
    "ul",
    { class: "health-key" },
    ...SERIES.map((name) => h("li", { class: name }, mark(name), t(`net.health.${name}`))),
    beyond,
  );
  const verdict = h("p", { class: "verdict", role: "status" });
  const heads = COLUMNS.map((name) => h("th", { scope: "col" }, t(`net.health.column.${name}`)));
  const body = h("tbody");
  const table = h("table", { class: "health-table" }, h("thead", null, h("tr", null, ...heads)), body);
  const box = h("div", { class: "health-layers", role: "region", "aria-label": t("net.health") }, table);
  /** @type {ReturnType<typeof createHealthRow>[]} */
  let rows = [];
  container.replaceChildren(
    h("h2", { class: "section-title" }, t("net.health"), count),
    plot.element,
    key,
    verdict,
    box,
  );
  let current = data;
  /** Tab leads to one row of all, arrows from there to the others. @param {number} at */
  const setReachable = (at) =>
    rows.forEach(({ button }, i) => {
      button.tabIndex = i === at ? 0 : -1;
    });
  body.addEventListener("keydown", (event) => {
    const [at, last] = [rows.findIndex(({ button }) => button === event.target), rows.length - 1];
    /** @type {Record<string, number>} */
    const ways = { ArrowUp: at - 1, ArrowDown: at + 1, Home: 0, End: last };
    if (at < 0 || !(event.key in ways)) return;
    event.preventDefault();
    const next = Math.max(0, Math.min(last, ways[event.key]));
    setReachable(next);
    rows[next].button.focus();
  });

  /** What is to be said of the hidden layer that is saturated most. @param {FlowLayer[]} layers */
  const saturation = (layers) => {
    const [most] = layers.slice(0, -1).toSorted((a, b) => (b.saturated ?? 0) - (a.saturated ?? 0));
    const share = most?.saturated ?? 0;
    if (share < SATURATED) return "";
    return ` ${t("net.health.flat", { layer: most.layer, share: percentIn({ t, lang })(share, 0) })}`;
  };
  const draw = () => {
    const { flow, layer: chosen } = current;
    container.hidden = !flow;
    if (!flow) return;
    const { layers } = flow;
    count.textContent = t("net.health.over", { count: flow.points });
    beyond.hidden = !plot.draw(flow, { chosen });
    const rule = flow.rules.find(({ code }) => code === flow.verdict.code);
    verdict.className = `verdict ${flow.verdict.code}`;
    verdict.replaceChildren(
      h("b", null, t(`net.verdict.${flow.verdict.code}`)),
      " ",
      unparted(flow.verdict.message),
      flow.verdict.code === "healthy" ? saturation(layers) : "",
      " ",
      rule ? h("small", null, `${unparted(capital(rule.message))} (${rule.source}).`) : "",
    );
    if (rows.length !== layers.length) {
      rows = layers.map(({ layer }) => createHealthRow(layer, { t, lang, onLayer }));
      keepFocus(body, () => body.replaceChildren(...rows.map(({ element }) => element)));
      box.scrollTop = 0;
      setReachable(0);
    }
    rows.forEach((row, i) => row.update(layers[i], layers[i].layer === chosen));
    setReached(box, layers.length > ROWS);
  };
  draw();
  return {
    /** @param {typeof data} next */
    update(next) {
      const chosen = next.layer !== current.layer;
      const same = next.flow === current.flow && !chosen;
      current = next;
      if (!same) draw();
      if (chosen && next.layer) setReachable(next.layer - 1);
    },
    /** The keys go to the row of the layer that is looked at. */
    focus: () => /** @type {HTMLElement | null} */ (body.querySelector("[aria-pressed='true']"))?.focus(),
    destroy: () => container.replaceChildren(),
  };
}
