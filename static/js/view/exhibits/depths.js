/** The depth ladder: a network as deep as one likes, its gradients layer by layer, and what keeps them alive. */

import { h } from "../../lib/dom.js";
import { formatCount, formatNumber, toNumber } from "../../lib/format.js";
import { createHealthPlot, mark, SERIES } from "../network/healthplot.js";
import { powerText } from "../network/power.js";

/** @import { CreateExhibit } from "./index.js" */
/** @import { Flow } from "../network/health.js" */
/** @typedef {{ depth: number, width: number, activation: string, init: string, scale: number, residual: boolean, seed: number }} Depths */

const ACTIVATIONS = ["sigmoid", "tanh", "relu"];
const INITS = ["lecun", "xavier", "he"];
/** At a desk; on a phone a plot of half the size is drawn, as its letters are not to shrink. */
const SIZE = { desk: { width: 860, height: 420 }, phone: { width: 430, height: 280 } };
const NARROW = 600;
/** The largest depth, and the powers of two by which a scale is turned. */
const DEEPEST = 50;
const SCALES = [0.25, 0.5, 1, Math.SQRT2, 2, 3, 4];

/** @param {Depths} set */
const specOf = ({ depth, width, activation, init, scale, residual, seed }) =>
  // the first layer has nothing of its own width to add
  `2 → ${residual && depth > 1 ? `${width} ${activation} → ${depth - 1}x${width} ${activation} residual` : `${depth}x${width} ${activation}`} → 1 sigmoid, bce, moons 120 0.11, ` +
  `init ${init}${scale === 1 ? "" : ` ${scale}`}, seed ${seed}`;

/** Three figures of it while it is no power of ten. @param {number} share @param {string} lang */
function shareText(share, lang) {
  if (share < 1e-3 || share >= 1e4) return powerText(Math.round(Math.log10(share)), lang);
  return share < 100
    ? formatNumber(Number(share.toPrecision(3)), lang, 5)
    : formatCount(String(Math.round(share)), lang);
}

/** @type {CreateExhibit} */
export function create(container, first, { t, lang, ask, onTouched, onError }) {
  /** @type {Depths} */
  let set = first;
  const plot = createHealthPlot({
    ...(container.clientWidth < NARROW ? SIZE.phone : SIZE.desk),
    series: SERIES,
    t,
    lang,
  });
  const key = h(
    "ul",
    { class: "health-key" },
    ...SERIES.map((name) => h("li", { class: name }, mark(name), t(`net.health.${name}`))),
  );
  const verdict = h("p", { class: "verdict", role: "status" });
  const ratio = h("p", { class: "ladder-ratio" });
  const spec = h("code", { class: "ladder-spec" });

  /** What was asked last: older answers are not drawn. */
  let wish = "";
  const measure = async () => {
    const mine = specOf(set);
    wish = mine;
    container.toggleAttribute("data-rests", false);
    const flow = await ask("api/network/flow", { spec: mine });
    if (wish !== mine) return;
    draw(flow);
    container.toggleAttribute("data-rests", true);
  };
  /** @param {Flow} flow */
  const draw = (flow) => {
    const hidden = flow.layers.slice(0, -1);
    plot.draw({ ...flow, layers: hidden });
    const gradients = hidden.map(({ gradient }) => toNumber(gradient));
    const share = gradients[0] / gradients[gradients.length - 1];
    ratio.textContent = t("lec.depths.ratio", { ratio: shareText(share, lang), last: gradients.length });
    ratio.hidden = gradients.length === 1;
    verdict.className = `verdict ${flow.verdict.code}`;
    verdict.replaceChildren(h("b", null, t(`net.verdict.${flow.verdict.code}`)), " ", flow.verdict.message);
    spec.textContent = specOf(set);
  };

  /** A person turned something. @param {Partial<Depths>} patch */
  const turn = (patch) => {
    set = { ...set, ...patch };
    show();
    onTouched(true);
  };
  const depth = h("input", {
    ...{ type: "range", class: "slider", min: 1, max: DEEPEST, "aria-label": t("lec.depths.depth") },
    input: () => turn({ depth: Number(depth.value) }),
  });
  const depthNumber = h("output", { class: "figure-number" });
  /** @template {string | number | boolean} V @param {string} name @param {V[]} values @param {(value: V) => string} say @param {(value: V) => Partial<Depths>} patch */
  const choice = (name, values, say, patch) => {
    const buttons = values.map((value) => h("button", { type: "button", click: () => turn(patch(value)) }, say(value)));
    return {
      element: h(
        "div",
        { class: "ladder-choice" },
        h("span", null, t(name)),
        h("div", { class: "choice", role: "group", "aria-label": t(name) }, ...buttons),
      ),
      /** @param {V} now */
      update: (now) => buttons.forEach((button, i) => button.setAttribute("aria-pressed", String(values[i] === now))),
    };
  };
  const activation = choice(
    "lec.depths.activation",
    ACTIVATIONS,
    (name) => name,
    (value) => ({ activation: value }),
  );
  const init = choice(
    "lec.depths.init",
    INITS,
    (name) => name,
    (value) => ({ init: value }),
  );
  const scale = choice(
    "lec.depths.scale",
    SCALES,
    (value) => `×${formatNumber(value, lang, 2)}`,
    (value) => ({ scale: value }),
  );
  const residual = choice(
    "lec.depths.residual",
    [false, true],
    (value) => t(value ? "yes" : "no"),
    (value) => ({ residual: value }),
  );

  container.replaceChildren(
    h(
      "div",
      { class: "ladder-controls" },
      h("label", { class: "ladder-depth" }, h("span", null, t("lec.depths.depth")), depth, depthNumber),
      ...[activation, init, scale, residual].map(({ element }) => element),
    ),
    h("div", { class: "ladder-plot" }, plot.element, key),
    h("div", { class: "ladder-told" }, ratio, verdict, spec),
  );
  const show = () => {
    depth.value = String(set.depth);
    depthNumber.textContent = String(set.depth);
    activation.update(set.activation);
    init.update(set.init);
    scale.update(set.scale);
    residual.update(set.residual);
    measure().catch(onError);
  };
  show();
  return {
    update(next) {
      set = next;
      show();
    },
    destroy() {
      wish = "";
      container.replaceChildren();
    },
  };
}
