/** A network of two inputs: the plane cut into its linear regions, and a point to move. */

import { scaleLinear } from "d3-scale";
import { h, svg } from "../../../lib/dom.js";
import { formatNumber } from "../../../lib/format.js";
import { snapped, stepIn } from "../../../model/plot.js";
import { createHandle } from "../../plot/handle.js";
import { createRoom } from "../../plot/room.js";

/** @import { Translate } from "../../../lib/i18n.js" */
/** @import { Laid } from "../../../model/folds.js" */

/** Ink of a region where all units are on. */
const DARKEST = 0.34;

/**
 * @param {HTMLElement} area
 * @param {{ t: Translate, lang: string, onX: (x: [number, number]) => void }} options
 */
export function createMap(area, { t, lang, onX }) {
  const picture = svg("svg", { role: "img" });
  const square = h("div", { class: "folds-square plot" }, picture);
  /** @type {{ laid: Laid, x: number[], hide: boolean } | null} */
  let data = null;
  let side = 0;
  const scale = () => scaleLinear(data?.laid.ends ?? [-1, 1], [0, side]);
  const take = (/** @type {number[]} */ pair) =>
    data &&
    onX(/** @type {[number, number]} */ (pair.map((each) => snapped(/** @type {any} */ (data).laid.ends, each))));
  const flip = (/** @type {number} */ y) => side - scale()(y);
  const handle = createHandle(square, {
    onPoint: (x, y) => take([scale().invert(x), scale().invert(side - y)]),
    onStep(right, up) {
      if (!data) return;
      const step = stepIn(data.laid.ends);
      take([data.x[0] + right * step, data.x[1] + up * step]);
    },
    onEnd() {},
  });
  square.append(handle.element);
  area.replaceChildren(square);

  const draw = () => {
    const { width, height } = room.now();
    if (!data || !width || !height) return;
    const { laid, x, hide } = data;
    side = Math.floor(Math.min(width, height));
    square.style.setProperty("--side", `${side}px`);
    const across = scale();
    const here = laid.after.flat().map((each) => each > 0);
    const units = here.length;
    const patches = laid.plane ?? [];
    picture.setAttribute("viewBox", `0 0 ${side} ${side}`);
    picture.setAttribute("aria-label", t("folds.map", { count: patches.length }));
    picture.replaceChildren(
      ...patches.map(({ corners, on }) =>
        svg("polygon", {
          class: "patch",
          "data-here": String(!hide && on.every((each, i) => each === here[i])),
          points: corners.map(([a, b]) => `${across(a).toFixed(2)},${flip(b).toFixed(2)}`).join(" "),
          "fill-opacity": ((DARKEST * on.filter(Boolean).length) / units).toFixed(3),
        }),
      ),
    );
    const place = x.map((each) => formatNumber(each, lang, 2)).join(lang === "ru" ? "; " : ", ");
    handle.update({
      ...{ x: across(x[0]), y: flip(x[1]), label: t("folds.point"), now: x[0], range: laid.ends },
      text: `(${place})`,
    });
  };
  const room = createRoom(area, draw);

  return {
    /** @param {{ laid: Laid, x: number[], hide: boolean }} next */
    update(next) {
      data = next;
      draw();
    },
    destroy: room.destroy,
  };
}
