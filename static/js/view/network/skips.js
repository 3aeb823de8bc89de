/** Residual connections: an arc from one layer to a later one, whose output it is added to. */

import { setAttributes, svg } from "../../lib/dom.js";
import { progress } from "../../model/network/pass.js";
import { reachOf } from "../../model/network/room.js";
import { gradientIsThere, sizesOf } from "./units.js";

/** @import { Translate } from "../../lib/i18n.js" */
/** @import { Column } from "../../model/network/room.js" */
/** @import { Head } from "./headings.js" */
/** @import { PictureData } from "./picture.js" */

/** How high an arc rises over the layers that it passes, at most, and against how far it goes. */
export const RISE = { most: 26, share: 0.4 };
/** Above a layer it begins and ends. */
const GAP = 3;
/** Its sum is drawn where layers are so far from each other. */
const ROOMY = 36;
const SUM = 7;

/** @param {Column} column */
const topOf = (column) => reachOf(column)[0];

/**
 * @param {Column[]} columns @param {Head[]} layers the input first
 * @param {Translate} t
 */
export function buildSkips(columns, layers, t) {
  return layers.flatMap(({ over }, to) => {
    if (!over) return [];
    const from = to - over;
    const [start, end] = [columns[from], columns[to]];
    const [a, b] = [topOf(start) - GAP, topOf(end) - GAP];
    const rise = Math.min(RISE.most, RISE.share * (end.x - start.x));
    // a curve comes three quarters of the way to where its handles are
    const peak = Math.min(...columns.slice(from, to + 1).map(topOf)) - GAP - rise / 0.75;
    const roomy = end.x - start.x >= ROOMY;
    const name = t("net.skip", { from, to });
    return [
      svg(
        "g",
        { class: "residual", "data-to": to, role: "img", "aria-label": name },
        svg("title", {}, name),
        svg("path", { d: `M${start.x} ${a}C${start.x} ${peak} ${end.x} ${peak} ${end.x} ${roomy ? b - 2 * SUM : b}` }),
        ...(roomy
          ? [
              svg("circle", { cx: end.x, cy: b - SUM, r: SUM }),
              svg("path", { class: "plus", d: `M${end.x - 3.5} ${b - SUM}h7m-3.5 -3.5v7` }),
            ]
          : []),
      ),
    ];
  });
}

/** What has gone through, and what comes back: as it is added, the gradient passes whole. @param {SVGElement} surface @param {PictureData} data */
export function paintSkips(surface, { net, stops, position }) {
  const arcs = surface.querySelectorAll(".residual");
  if (!arcs.length) return;
  const { sizes, most } = sizesOf(net);
  for (const element of arcs) {
    const to = Number(element.getAttribute("data-to"));
    const lit = gradientIsThere(stops, position, to, net.layers.length);
    element.classList.toggle("passed", progress(stops, position, "forward", to) >= 0.7);
    element.classList.toggle("lit", lit);
    const share = lit && most > 0 ? sizes[to - 1] / most : 0;
    setAttributes(element.children[1], { "stroke-width": (1.5 + 3 * share ** 0.5).toFixed(2) });
  }
}
