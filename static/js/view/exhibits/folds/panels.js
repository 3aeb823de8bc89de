/** A network of one input, row by row: each unit before and after its ReLU, and the sum, over the same x. */

import { scaleLinear } from "d3-scale";
import { h, svg } from "../../../lib/dom.js";
import { formatNumber } from "../../../lib/format.js";
import { rowsOf } from "../../../model/folds.js";
import { snapped, stepIn } from "../../../model/plot.js";
import { createHandle } from "../../plot/handle.js";
import { createRoom } from "../../plot/room.js";
import { sumOf } from "./sum.js";
import { rowOf } from "./units.js";

/** @import { Translate } from "../../../lib/i18n.js" */
/** @import { Laid } from "../../../model/folds.js" */
/** @typedef {{ laid: Laid, pick: [number, number], hide: boolean, x: number }} PanelData */

/** The sum's plot is so many rows high. */
const SUM = 1.7;

/**
 * @param {HTMLElement} area
 * @param {{ t: Translate, lang: string, onX: (x: number) => void, onPick: (pick: [number, number]) => void }} options
 */
export function createPanels(area, { t, lang, onX, onPick }) {
  const picture = svg("svg", { role: "img" });
  const frame = h("div", { class: "folds-panels plot" });
  /** @type {PanelData | null} */
  let data = null;
  let across = scaleLinear();
  let floor = 0;
  const ends = () => /** @type {PanelData} */ (data).laid.ends;
  const handle = createHandle(frame, {
    onPoint: (x, y) => data && y >= floor && onX(snapped(ends(), across.invert(x))),
    onStep: (right, up) => data && onX(snapped(ends(), data.x + (right + up) * stepIn(ends()))),
    onEnd() {},
  });
  frame.append(picture, handle.element);
  area.replaceChildren(frame);
  frame.addEventListener("pointerdown", ({ target }) => {
    const place = target instanceof Element ? target.closest("[data-unit]") : null;
    if (place instanceof SVGElement) onPick([Number(place.dataset.layer), Number(place.dataset.unit)]);
  });
  const text = (/** @type {number} */ value) => formatNumber(value, lang, 3);

  const draw = () => {
    const { width, height, font } = room.now();
    if (!data || !width || !height) return;
    const { laid } = data;
    const rows = rowsOf(laid);
    const head = font * 1.6;
    const tall = (height - font * 2 - head * (rows.length + 1)) / (rows.length + SUM);
    floor = rows.length * (tall + head);
    const top = floor + head;
    const bottom = top + tall * SUM;
    across = scaleLinear(laid.ends, [font * 2.6, width - font]);
    const sheet = { ...data, width, font, t, text };
    picture.setAttribute("viewBox", `0 0 ${width} ${height}`);
    picture.setAttribute("height", String(height));
    picture.setAttribute(
      "aria-label",
      t("folds.picture", { units: laid.before[0].length, layers: laid.before.length, x: text(laid.x[0]) }),
    );
    picture.replaceChildren(
      ...rows.map((row, i) => rowOf(row, { top: i * (tall + head) + head, tall }, sheet)),
      ...sumOf({ across, top, bottom }, sheet),
    );
    handle.update({
      ...{ x: across(data.x), y: bottom, label: t("folds.x"), now: data.x, range: laid.ends },
      text: `x = ${text(data.x)}`,
    });
  };
  const room = createRoom(frame, draw);

  return {
    /** @param {PanelData} next */
    update(next) {
      data = next;
      draw();
    },
    destroy: room.destroy,
  };
}
