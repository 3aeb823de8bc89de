/** Curves of a network's health over its layers, on a log scale. */

import { svg } from "../../lib/dom.js";
import { toNumber } from "../../lib/format.js";
import { decadesOf } from "../../model/network/decades.js";
import { linesAcross, powerText } from "./power.js";

/** @import { Translate } from "../../lib/i18n.js" */
/** @import { Flow } from "./health.js" */
/** @typedef {(typeof SERIES)[number]} Series */

const ROOM = { left: 40, right: 12, top: 10, bottom: 26 };
const FLOOR = 1e-300;
/** What can be drawn, and by which mark it is known. */
export const SERIES = /** @type {const} */ (["gradient", "scale", "weight_gradient"]);
/** More layers than this have marks only where they have names. */
const MARKED = 14;
const LABELS = 6;

/** The output has no say in the scale where it is so many times more than all that is hidden: it is drawn at the rim. */
const BEYOND = 1e9;

/** What is drawn of a network's health. @param {Flow["layers"]} layers @param {readonly Series[]} series */
const drawn = (layers, series) =>
  layers
    .flatMap((layer) => series.map((name) => toNumber(layer[name])))
    .filter((value) => value > 0 && Number.isFinite(value));

/** What has room on the scale. @param {Flow} flow @param {readonly Series[]} series */
export function heights({ layers }, series) {
  const hidden = drawn(layers.slice(0, -1), series);
  const most = hidden.length ? Math.max(...hidden) * BEYOND : Number.POSITIVE_INFINITY;
  return drawn(layers, series).filter((value) => value <= most);
}

/**
 * @param {{ width: number, height: number, series: readonly Series[], t: Translate, lang: string, onLayer?: (layer: number) => void }} options
 */
export function createHealthPlot({ width, height, series, t, lang, onLayer }) {
  const element = svg("svg", { class: "health-plot", viewBox: `0 0 ${width} ${height}`, role: "img" });
  const floor = height - ROOM.bottom;
  /** @param {Flow} flow @param {{ chosen?: number | null, beside?: number[] }} [how] `beside`: numbers that shall have room on the scale, too */
  const draw = (flow, { chosen = null, beside = [] } = {}) => {
    const { layers } = flow;
    const { powers, share, shareOf } = decadesOf([...heights(flow, series), ...beside, 0.1, 1], {
      floor: FLOOR,
      most: 6,
    });
    const x = (/** @type {number} */ layer) =>
      layers.length === 1
        ? (ROOM.left + width - ROOM.right) / 2
        : ROOM.left + 14 + ((layer - 1) / (layers.length - 1)) * (width - ROOM.left - ROOM.right - 28);
    const high = (/** @type {number} */ part) => floor - part * (floor - ROOM.top);
    const y = (/** @type {number} */ value) => high(Math.min(1, share(value)));
    const named = Math.max(1, Math.ceil(layers.length / LABELS));
    // the last one is named, and none so near to it that there is no room for both
    const isNamed = (/** @type {number} */ layer) =>
      layer === layers.length || ((layer - 1) % named === 0 && layers.length - layer >= 0.7 * named);
    element.replaceChildren(
      ...linesAcross(
        powers.map((power) => ({ y: high(shareOf(power)), text: powerText(power, lang, powers) })),
        { left: ROOM.left, right: width - ROOM.right },
      ),
      ...layers
        .filter(({ layer }) => isNamed(layer))
        .map(({ layer }) =>
          svg(
            "text",
            { x: x(layer), y: height - 8, "text-anchor": "middle" },
            layers.length > 5 ? String(layer) : t("net.layer", { layer }),
          ),
        ),
      ...series.flatMap((name) => {
        const points = layers.flatMap((layer) => {
          const value = toNumber(layer[name]);
          return value > 0 && Number.isFinite(value) ? [{ x: x(layer.layer), y: y(value), layer: layer.layer }] : [];
        });
        return [
          svg("path", {
            class: `line ${name}`,
            d: points.map((point, i) => `${i ? "L" : "M"}${point.x.toFixed(1)} ${point.y.toFixed(1)}`).join(""),
          }),
          ...points
            .filter(({ layer }) => layers.length <= MARKED || isNamed(layer))
            .map((point) => marker(name, point.x, point.y)),
        ];
      }),
      ...layers
        .map(
          ({ layer }) =>
            onLayer &&
            svg("rect", {
              class: `column${layer === chosen ? " chosen" : ""}`,
              x: x(layer) - 10,
              y: ROOM.top,
              width: 20,
              height: floor - ROOM.top,
              click: () => onLayer(layer),
            }),
        )
        .filter((each) => each !== undefined),
    );
    element.setAttribute("aria-label", flow.verdict.message);
  };
  return { element, draw };
}

/** @param {Series} name @param {number} x @param {number} y */
const marker = (name, x, y) =>
  name === "scale"
    ? svg("circle", { class: `mark ${name}`, cx: x, cy: y, r: 4 })
    : name === "gradient"
      ? svg("rect", { class: `mark ${name}`, x: x - 4, y: y - 4, width: 8, height: 8 })
      : svg("path", { class: `mark ${name}`, d: `M${x} ${y - 5}l5 9h-10z` });

/** How it looks, for a key. @param {Series} name */
export const mark = (name) =>
  svg(
    "svg",
    { viewBox: "0 0 28 12", width: 28, height: 12, "aria-hidden": "true" },
    svg("path", { class: `line ${name}`, d: "M0 6H28" }),
    marker(name, 14, 6),
  );
