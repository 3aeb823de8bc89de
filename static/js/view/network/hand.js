/** What a press on the data does: follow an example, take one away, or put one in. */

import { h } from "../../lib/dom.js";
import { keepFocus } from "../../lib/focus.js";

/** @import { Translate } from "../../lib/i18n.js" */
/** @import { Place, Points } from "./fieldplot.js" */
/** @typedef {"follow" | "remove" | number} Hand  a number is a class to add points of */

/** Decimals that a point put in by hand has. */
const DIGITS = 4;

/**
 * @param {HTMLElement} container
 * @param {{ points: Points | null, hand: Hand }} data
 * @param {{ t: Translate, onHand: (hand: Hand) => void, onExample: (example: number) => void, onAdd: (point: number[]) => void, onRemove: (example: number) => void }} options
 */
export function createHand(container, data, { t, onHand, onExample, onAdd, onRemove }) {
  let { hand: chosen } = data;
  /** What is chosen, as far as the data have it. */
  let mode = chosen;
  let classes = -1;
  const element = h("div", { class: "choice hand", role: "group", "aria-label": t("net.hand") });
  const told = h("p", { class: "hand-told", id: "hand-told" });
  container.append(element, told);

  const draw = () => {
    const modes = /** @type {Hand[]} */ (["follow", ...Array.from({ length: classes || 1 }, (_, i) => i), "remove"]);
    mode = modes.includes(chosen) ? chosen : "follow";
    const does = typeof mode === "number" ? "add" : mode;
    told.replaceChildren(t(`net.hand.${does}.hint`), h("small", null, ` ${t("net.hand.keys")}`));
    element.replaceChildren(
      ...modes.map((each) => {
        const add = classes ? "net.hand.add" : "net.hand.add.number";
        const name = typeof each === "string" ? t(`net.hand.${each}`) : t(add, { kind: each });
        return h("button", { type: "button", "aria-pressed": String(each === mode), click: () => onHand(each) }, name);
      }),
    );
  };
  const update = (/** @type {typeof data} */ { points, hand }) => {
    if (!points || (points.classes === classes && hand === chosen)) return;
    classes = points.classes;
    chosen = hand;
    keepFocus(element, draw);
  };
  update(data);
  return {
    update,
    /** @param {Place} place */
    onPlace({ x, y, nearest, hit }) {
      if (typeof mode === "number") {
        const at = [x, y].map((number) => Number(number.toFixed(DIGITS)));
        onAdd(classes ? [...at, mode] : at);
      } else if (mode === "follow" && nearest >= 0) onExample(nearest);
      else if (mode === "remove" && hit) onRemove(nearest);
    },
    destroy() {
      element.remove();
      told.remove();
    },
  };
}
