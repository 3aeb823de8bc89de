/** Units, and cards of wide layers, as SVG: built for a window, painted again whenever a number changes. */

import { setAttributes, svg } from "../../lib/dom.js";
import { formatBrief, formatNumber, signOf } from "../../lib/format.js";
import { progress } from "../../model/network/pass.js";

/** @import { Translate } from "../../lib/i18n.js" */
/** @import { Position } from "../../model/frames.js" */
/** @import { Stop } from "../../model/network/pass.js" */
/** @import { Column, Unit } from "../../model/network/room.js" */
/** @import { Net } from "../../model/network/wire.js" */
/** @import { PictureData } from "./picture.js" */

/** Decades of a gradient between the darkest card and an empty one. */
const SHADES = 6;
/** Numbers stand in units at least so large. */
const ROOMY = 13;
/** What the style sheet makes of a circle's radius and the count of letters in it; so much of the usual height is read well. */
const LETTER = { width: 2.9, least: 0.8 };
/** @param {Column[]} columns @param {Translate} t */
export const buildUnits = (columns, t) => [
  hatching(),
  ...columns.flatMap((column, layer) =>
    column.card ? [card(column, layer, t)] : column.units.map((unit, k) => unitOf(unit, layer, k)),
  ),
];

/** @param {Column} column @param {number} layer @param {Translate} t */
function card({ x, card }, layer, t) {
  const { w, h, y } = /** @type {NonNullable<Column["card"]>} */ (card);
  const place = { x: x - w / 2, y, width: w, height: h, rx: Math.min(8, w / 3) };
  // the inputs have nothing to look into
  const way = layer && { role: "button", tabindex: layer === 1 ? 0 : -1, "aria-label": t("net.layer", { layer }) };
  return svg("rect", { class: "layer-card", "data-layer": layer, ...place, ...way });
}

/** @param {Unit} unit @param {number} layer @param {number} k */
function unitOf({ x, y, r }, layer, k) {
  const unit = svg(
    "g",
    {
      class: "unit",
      "data-layer": layer,
      "data-unit": k,
      transform: `translate(${x} ${y})`,
      tabindex: layer || k ? -1 : 0,
      role: "button",
    },
    svg("circle", { class: "ground", r }),
    svg("circle", { class: "value", r }),
    svg("circle", { class: "rim", r }),
    ...(r >= ROOMY
      ? [
          svg("rect", { class: "plate", x: -r * 0.74, y: -8, width: r * 1.48, height: 16, rx: 4 }),
          svg("text", { y: 4 }),
        ]
      : []),
  );
  unit.style.setProperty("--radius", String(r));
  return unit;
}

/** A negative value is hatched. */
const hatching = () =>
  svg(
    "defs",
    {},
    svg(
      "pattern",
      { id: "unit-negative", width: 5, height: 5, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" },
      svg("path", { d: "M0 2.5H5" }),
    ),
  );

/** @param {SVGElement} surface @param {PictureData} data @param {{ t: Translate, lang: string, digits: number }} options `digits`: their usual height */
export function paintUnits(surface, data, options) {
  const grads = data.net.layers.flatMap(({ hGrad }) => hGrad ?? []);
  const most = Math.max(...grads.map(Math.abs), 0);
  for (const element of surface.querySelectorAll(".unit")) {
    const [layer, unit] = [Number(element.getAttribute("data-layer")), Number(element.getAttribute("data-unit"))];
    paintUnit(element, { layer, unit, most }, data, options);
  }
  shadeCards(surface, data);
}

/** @param {Element} element @param {{ layer: number, unit: number, most: number }} which `most`: the largest gradient @param {PictureData} data @param {{ t: Translate, lang: string, digits: number }} options */
function paintUnit(element, { layer, unit, most }, { net, stops, position, picked }, { t, lang, digits }) {
  const known = layer === 0 || progress(stops, position, "forward", layer) >= 0.7;
  const lit = layer > 0 && gradientIsThere(stops, position, layer, net.layers.length);
  const value = layer ? net.layers[layer - 1].h?.[unit] : net.inputs?.[unit];
  const gradient = layer ? net.layers[layer - 1].hGrad?.[unit] : undefined;
  const [, shade, rim, , text] = element.children;
  const size = value === undefined || !known ? 0 : Math.min(1, Math.abs(value));
  setAttributes(shade, {
    "fill-opacity": (0.06 + (value !== undefined && value < 0 ? 0.55 : 0.4) * size).toFixed(3),
  });
  const shown = lit && gradient !== undefined;
  const share = shown && most > 0 ? Math.abs(gradient) / most : 0;
  setAttributes(rim, {
    class: `rim ${shown ? signOf(gradient) : ""}`,
    "stroke-width": shown && gradient ? (1.5 + 3 * share ** 0.5).toFixed(2) : "1.25",
  });
  element.classList.toggle("negative", known && value !== undefined && value < 0);
  const isPicked = picked !== null && "unit" in picked && picked.layer === layer && picked.unit === unit;
  element.classList.toggle("picked", isPicked);
  const said = value === undefined || !known ? "" : formatBrief(value, lang);
  const words =
    said && numberWithin(/** @type {number} */ (value), said, Number(shade.getAttribute("r")) / digits, lang);
  if (text && text.textContent !== words) {
    text.textContent = words;
    /** @type {SVGElement} */ (text).style.setProperty("--letters", String(lettersOf(words) || 1));
    element.children[3].classList.toggle("empty", !words);
  }
  const name = layer ? t("net.unit", { layer, unit: unit + 1 }) : t("net.input.unit", { unit: unit + 1 });
  element.setAttribute("aria-label", said ? `${name}: ${said}` : name);
}

/** The point and what is raised are half as wide. @param {string} words */
const lettersOf = (words) => words.length - (words.match(/[·⁻⁰¹²³⁴-⁹]/g)?.length ?? 0) / 2;

/**
 * A number as its circle has room for it, of a huge one only the power: what is picked is told in full beside the picture.
 * @param {number} value @param {string} said briefly @param {number} radius against the height of digits @param {string} lang
 */
function numberWithin(value, said, radius, lang) {
  const isRead = (/** @type {string} */ words) =>
    !words.includes("⁻") && LETTER.width * radius >= LETTER.least * lettersOf(words);
  const whole = said.replace(/\d·/, "");
  if (isRead(whole)) return whole;
  const shorter = [2, 1].map((decimals) => formatNumber(value, lang, decimals));
  return shorter.find(isRead) ?? (Math.abs(value) < 0.05 ? "≈0" : Math.abs(value) < 1 ? shorter[1] : whole);
}

/** A layer drawn as a card is as dark as its gradient is large, once that has come there; the walk is at one of them. @param {SVGElement} surface @param {PictureData} data */
function shadeCards(surface, { net, stops, position }) {
  const cards = surface.querySelectorAll(".layer-card");
  if (!cards.length) return;
  const { sizes } = sizesOf(net);
  // where the output says a wrong thing for certain its gradient is beyond all others, which shall be told apart
  const most = Math.max(...(sizes.length > 1 ? sizes.slice(0, -1) : sizes));
  const now = stops[position.step];
  for (const element of cards) {
    const layer = Number(element.getAttribute("data-layer"));
    element.classList.toggle("now", now !== undefined && layer > 0 && now.layer === layer);
    const lit = layer > 0 && gradientIsThere(stops, position, layer, net.layers.length);
    const near = lit && most > 0 ? 1 - Math.log10(most / sizes[layer - 1]) / SHADES : 0;
    setAttributes(element, { "fill-opacity": (0.04 + 0.7 * Math.max(0, Math.min(1, near))).toFixed(3) });
  }
}

/** How large each layer's gradient is, for one of its units, and the largest. @param {Net} net */
export function sizesOf({ layers }) {
  const sizes = layers.map(({ hGrad }) => Math.hypot(...(hGrad ?? [])) / Math.sqrt(hGrad?.length ?? 1));
  return { sizes, most: Math.max(...sizes) };
}

/** Whether the walk has brought a layer its gradient. @param {Stop[]} stops @param {Position} position @param {number} layer @param {number} last */
export const gradientIsThere = (stops, position, layer, last) =>
  (layer === last ? progress(stops, position, "loss") : progress(stops, position, "backward", layer + 1)) >= 0.8;
