/** A closed group: the card of its output, with the sheets it covers and the sign that it can be opened. */

import { svg } from "../lib/dom.js";
import { set } from "./draw.js";
import { createNode } from "./node.js";
import { createTensor } from "./tensor.js";

/** @import { TraceNode } from "../model/trace.js" */
/** @import { Fold } from "../model/fold.js" */
/** @import { DrawNode } from "./node.js" */

/** How far each sheet looks out from under the one above. */
const SHEETS = [10, 5];

/** @param {TraceNode & { fold: Fold }} node @param {SVGGElement} root @returns {DrawNode} */
export function createClosed(node, root) {
  const draw = (node.shape.length ? createTensor : createNode)(node, root);
  const sheets = SHEETS.map(() => svg("rect", { class: "sheet" }));
  const opener = svg("path", { class: "opener" });
  const title = svg("rect", { class: "toggle", "data-toggle": node.fold.group });
  root.prepend(...sheets);
  root.append(opener, title);
  return (box, card, look, hand) => {
    draw(box, card, look, hand);
    const { anatomy, least } = hand;
    const size = Math.max(anatomy["fs-name"] * (node.shape.length ? 0.91 : 1), least * 1.15);
    const h = node.shape.length ? anatomy["fs-cell"] * 3.1 : anatomy["row-name"];
    root.classList.add("closed");
    sheets.forEach((sheet, i) => {
      set(sheet, { x: SHEETS[i], y: SHEETS[i], width: box.w, height: box.h, rx: 12 });
    });
    const left = node.shape.length ? anatomy["fs-cell"] * 1.1 : anatomy["node-pad"];
    set(opener, { d: openerPath(left, h / 2 + 1, size * 0.48, false) });
    // where the value stands in the same row, it is left to be selected
    const width = anatomy.low && !node.shape.length ? left + hand.ruler.runs(card.name, size) + 6 : box.w;
    set(title, { width, height: h, rx: 12 });
  };
}

/** A small triangle: to the side where there is more to see, down where it is shown. @param {number} x @param {number} y @param {number} size @param {boolean} open */
export function openerPath(x, y, size, open) {
  const half = size / 2;
  return open
    ? `M${x} ${y - half * 0.6}l${half} ${size * 0.7}l${half} ${-size * 0.7}`
    : `M${x + half * 0.2} ${y - half}l${size * 0.7} ${half}l${-size * 0.7} ${half}`;
}
