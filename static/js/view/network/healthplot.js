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
  /**
   * @param {Flow} flow @param {{ chosen?: number | null, beside?: number[] }} [how] `beside`: numbers that shall have room on the scale, too
   * @returns {boolean} whether something lies beyond the scale
   */
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
    const named = Math.max(1, Math.ceil(layers.length / LABELS));
    // the last one is named, and none so near to it that there is no room for both
    const isNamed = (/** @type {number} */ layer) =>
      layer === layers.length || ((layer - 1) % named === 0 && layers.length - layer >= 0.7 * named);
    const curves = series.map((name) => ({
      name,
      points: layers.flatMap(({ layer, [name]: told }) => {
        const value = toNumber(told);
        const part = value === 0 ? 0 : share(value);
        const off = value === 0 ? "down" : part > 1 ? "up" : null;
        return value >= 0
          ? [/** @type {Point} */ ({ x: x(layer), y: high(Math.min(1, part)), layer, value, off })]
          : [];
      }),
    }));
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
      ...curves.flatMap(({ name, points }) => [
        svg("path", { class: `line ${name}`, d: pathOf(points) }),
        ...points
          .filter(({ layer, off }) => off || layers.length <= MARKED || isNamed(layer))
          .map(({ x, y, off }) => (off ? arrow(name, x, y, off) : marker(name, x, y))),
      ]),
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
    return curves.some(({ points }) => points.some(({ off }) => off));
  };
  return { element, draw };
}

/** @typedef {{ x: number, y: number, layer: number, value: number, off: "up" | "down" | null }} Point  `off`: the scale, at its upper or lower rim */

/** A line from each layer to the next; a zero has no place on a log scale. @param {Point[]} points */
const pathOf = (points) =>
  points
    .flatMap(({ x, y, layer, value }, i) => {
      const { layer: before, value: from } = points[i - 1] ?? { value: 0 };
      return value ? [`${from && before === layer - 1 ? "L" : "M"}${x.toFixed(1)} ${y.toFixed(1)}`] : [];
    })
    .join("");

/** Where a curve leaves the scale. @param {Series} name @param {number} x @param {number} y @param {"up" | "down"} way */
const arrow = (name, x, y, way) =>
  svg("path", { class: `off ${name}`, d: way === "up" ? `M${x - 5} ${y}l5-7 5 7` : `M${x - 5} ${y - 3}l5 7 5-7` });

/** @param {Series} name @param {number} x @param {number} y */
const marker = (name, x, y) =>
  name === "scale"
    ? svg("circle", { class: `mark ${name}`, cx: x, cy: y, r: 4 })
    : name === "gradient"
      ? svg("rect", { class: `mark ${name}`, x: x - 4, y: y - 4, width: 8, height: 8 })
      : svg("path", { class: `mark ${name}`, d: `M${x} ${y - 5}l5 9h-10z` });

/** How something looks, for a key. @param {...SVGElement} parts */
const sample = (...parts) =>
  svg("svg", { viewBox: "0 0 28 12", width: 28, height: 12, "aria-hidden": "true" }, ...parts);

/** @param {Series} name */
export const mark = (name) => sample(svg("path", { class: `line ${name}`, d: "M0 6H28" }), marker(name, 14, 6));

/** Where curves leave the scale. */
export const markOff = () => sample(svg("path", { class: "off", d: "M3 9l5-7 5 7M16 3l5 7 5-7" }));
