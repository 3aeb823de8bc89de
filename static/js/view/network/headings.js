/** What stands above the layers of a network: how wide each is, its activation, its number, and what else it has. */

import { svg } from "../../lib/dom.js";

/** @import { Translate } from "../../lib/i18n.js" */
/** @import { Column } from "../../model/network/room.js" */
/** @typedef {{ width: number, activation: string | null, traits?: string[], over?: number }} Head  a layer as it is named, what else it has, and to how many
 *   layers before its output is added */

/** A letter of a name against its font, wide ones counted, what keeps two names apart, and one, of wide letters perhaps, from the edge. */
const LETTER = 0.56;
const APART = 10;
const EDGE = 2;
const WIDER = 1.15;
/** Where a layer is pressed that is to be looked into. */
const HIT = { width: 120, height: 44 };

/**
 * @param {Column[]} columns
 * @param {Head[]} layers the input first
 * @param {{ font: number, width: number, t: Translate }} options `font`: the size of the names; `width`: of the picture
 */
export function buildHeadings(columns, layers, { font, width, t }) {
  const last = columns.length - 1;
  const gap = (columns[last].x - columns[0].x) / last;
  const widthOf = (/** @type {string} */ name) => name.length * font * LETTER;
  const everyOf = (/** @type {string[]} */ names) => Math.ceil((Math.max(...names.map(widthOf)) + APART) / gap);
  const full = layers.map(
    ({ width, activation }) => `${width} ${activation ?? t("net.linear.units", { count: width })}`,
  );
  // rather the number an activation is said with is left out than its name
  const names = everyOf(full) > 1 ? full.map((name) => name.split(" ").slice(0, 2).join(" ")) : full;
  const every = everyOf(names);
  const isNamed = (/** @type {number} */ layer) => layer === last || (layer % every === 0 && last - layer >= every);
  const fits = (/** @type {string} */ name) => widthOf(name) + APART <= gap * every;
  return columns.flatMap(({ x }, layer) => {
    if (!isNamed(layer)) return [];
    const half = (widthOf(names[layer]) * WIDER) / 2 + EDGE;
    const at = { x: Math.max(half, Math.min(width - half, x)), y: 18 };
    const traits = fitting(layers[layer].traits ?? [], fits);
    return [
      svg("text", { class: "layer-name", ...at }, names[layer]),
      ...(layer ? [svg("text", { class: "layer-number", ...at, dy: "1.35em" }, t("net.layer", { layer }))] : []),
      ...(traits ? [svg("text", { class: "layer-number", ...at, dy: "2.6em" }, traits)] : []),
      ...(layer ? [hit(x, layer, Math.min(gap, HIT.width), layers[layer].traits ?? [])] : []),
    ];
  });
}

/** @param {number} x @param {number} layer @param {number} width @param {string[]} traits told whole to who points there */
const hit = (x, layer, width, traits) =>
  svg(
    "rect",
    { class: "layer-hit", "data-heading": layer, x: x - width / 2, y: 0, width, height: HIT.height },
    traits.length > 0 && svg("title", {}, traits.join(" · ")),
  );

/** As many words as have room, and that there are more; or the first one without its number. @param {string[]} words @param {(text: string) => boolean} fits */
const fitting = (words, fits) =>
  [
    words
      .slice(0, 1)
      .map((first) => first.split(" ")[0])
      .join(),
    ...words.map((_, i) => words.slice(0, i + 1).join(" · ") + (i + 1 < words.length ? " …" : "")),
  ].findLast(fits) ?? "";
