/** Where a network is linear: pieces of a plane as tones of ink, joints of a line as ticks, and how many there are. */

import { h } from "../../lib/dom.js";
import { formatCount, formatNumber } from "../../lib/format.js";
import { piecesOf } from "../../model/network/regions.js";

/** @import { Translate } from "../../lib/i18n.js" */
/** @import { Joints, Patches, Regions } from "../../model/network/regions.js" */

/** The darkest piece, and an edge. */
const INK = { piece: 0.3, edge: 0.6 };
/** Rows of the table at the most. */
const ROWS = 200;
/** Ticks at joints, in pixels. */
const TICK = 9;

/** @param {HTMLCanvasElement} canvas @param {Patches} regions @param {number[][]} rgb paper and ink */
export function paintPatches(canvas, { size, colours, edges }, [paper, ink]) {
  canvas.width = canvas.height = size;
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  const image = context.createImageData(size, size);
  for (let row = 0; row < size; row++)
    for (let column = 0; column < size; column++) {
      const from = row * size + column;
      const share = edges[from] ? INK.edge : (INK.piece * colours[from]) / 255;
      const to = ((size - 1 - row) * size + column) * 4;
      for (let k = 0; k < 3; k++) image.data[to + k] = paper[k] + (ink[k] - paper[k]) * share;
      image.data[to + 3] = 255;
    }
  context.putImageData(image, 0, 0);
}

/** @param {CanvasRenderingContext2D} context @param {Joints} regions @param {(x: number) => number} across @param {number} foot @param {string} ink */
export function paintJoints(context, { joints }, across, foot, ink) {
  context.strokeStyle = ink;
  context.lineWidth = 1;
  context.beginPath();
  for (const joint of joints) {
    context.moveTo(across(joint), foot);
    context.lineTo(across(joint), foot - TICK);
  }
  context.stroke();
}

/** How many pieces there are, of how many there could be; on a line each of them. @param {Regions} regions @param {{ t: Translate, lang: string }} options */
export function regionWords(regions, { t, lang }) {
  const { kind, count, bound } = regions;
  const numbers = { count, shown: formatCount(String(count), lang), bound: formatCount(bound, lang) };
  if (kind === "at_least") return [t("net.regions.seen", { ...numbers, size: regions.size })];
  return [t("net.regions.exact", numbers), table(regions, t, lang)];
}

/** @param {Joints} regions @param {Translate} t @param {string} lang */
function table(regions, t, lang) {
  const number = (/** @type {number} */ x) => h("td", null, formatNumber(x, lang, 4));
  const rows = piecesOf(regions, ROWS);
  const heads = ["from", "to", "slope"].map((name) => h("th", { scope: "col" }, t(`net.regions.${name}`)));
  return h(
    "details",
    { class: "pieces" },
    h("summary", null, t("net.regions.list", { count: rows.length })),
    h(
      "div",
      { tabindex: 0, role: "region", "aria-label": t("net.regions") },
      h(
        "table",
        { class: "health-table" },
        h("thead", null, h("tr", null, ...heads)),
        h("tbody", null, ...rows.map(({ from, to, slope }) => h("tr", null, ...[from, to, slope].map(number)))),
      ),
    ),
  );
}
