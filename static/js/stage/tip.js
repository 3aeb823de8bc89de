/** While a number is dragged: what its gradient predicts for the output, beside what really happens. */

import { h } from "../lib/dom.js";
import { formatNumber, toNumber } from "../lib/format.js";
import { isScalar } from "../lib/tensor.js";
import { isHidden } from "../model/targets.js";
import { toScreen } from "./view.js";

/** @import { Tensor } from "../lib/format.js" */
/** @import { Translate } from "../lib/i18n.js" */
/** @import { Columns, Trace } from "../model/trace.js" */
/** @import { View } from "./view.js" */
/** @import { Scene } from "./scene.js" */

/** @typedef {{ id: number, start: Tensor, output: Tensor | null, grad: Tensor | null }} Held  The numbers of the moment it was taken. */

/**
 * @param {HTMLElement} parent
 * @param {{ t: Translate, locale: string }} options
 */
export function createTip(parent, { t, locale }) {
  const predicted = h("p");
  const real = h("p");
  const root = h("div", { class: "tip", hidden: true }, predicted, real);
  parent.append(root);
  const number = (/** @type {number} */ x) => formatNumber(Number(x.toPrecision(6)), locale);

  return {
    /** @param {Held | null} held @param {{ scene: Scene, columns: Columns, trace: Trace, view: View }} now */
    draw(held, { scene, columns, trace, view }) {
      const box = held && scene.nodes.get(held.id);
      const change = held ? difference(columns.values[trace.nodeAt(held.id)], held.start) : null;
      const followed = held ? difference(columns.values[trace.nodeAt(trace.output)], held.output) : null;
      const slope = held && isScalar(held.grad) && !isHidden(held.grad) ? toNumber(held.grad) : null;
      root.hidden = !box || !change || followed === null || slope === null;
      if (!box || !change || followed === null || slope === null) return;
      const step = change < 0 ? `(${number(change)})` : number(change);
      predicted.textContent = `Δ${trace.node(trace.output).label} ≈ ${number(slope)} · ${step} = ${number(slope * change)}`;
      real.textContent = t("graph.true", { change: number(followed) });
      const at = toScreen({ x: box.x, y: box.y + box.h }, view);
      root.style.translate = `${Math.max(4, at.x)}px ${at.y + 8}px`;
    },
  };
}

/** @param {Tensor | null | undefined} now @param {Tensor | null} before */
const difference = (now, before) => (isScalar(now) && isScalar(before) ? toNumber(now) - toNumber(before) : null);
