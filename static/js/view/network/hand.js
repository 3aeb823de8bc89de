/** What a press on the data does: follow an example, take one away, or put one in. */

import { h } from "../../lib/dom.js";
import { keepFocus } from "../../lib/focus.js";

/** @import { Translate } from "../../lib/i18n.js" */
/** @import { Place, Points } from "./fieldplot.js" */

/** Decimals that a point put in by hand has. */
const DIGITS = 4;

/**
 * @param {HTMLElement} container
 * @param {{ points: Points | null }} data
 * @param {{ t: Translate, onExample: (example: number) => void, onAdd: (point: number[]) => void, onRemove: (example: number) => void }} options
 */
export function createHand(container, data, { t, onExample, onAdd, onRemove }) {
  /** A number is a class to add points of. @type {"follow" | "remove" | number} */
  let mode = "follow";
  let classes = -1;
  const element = h("div", { class: "choice hand", role: "group", "aria-label": t("net.hand") });
  const told = h("p", { class: "hand-told", id: "hand-told" });
  container.append(element, told);

  const draw = () => {
    const modes = /** @type {(typeof mode)[]} */ ([
      "follow",
      ...Array.from({ length: classes || 1 }, (_, i) => i),
      "remove",
    ]);
    if (!modes.includes(mode)) mode = "follow";
    const does = typeof mode === "number" ? "add" : mode;
    told.replaceChildren(t(`net.hand.${does}.hint`), h("small", null, ` ${t("net.hand.keys")}`));
    element.replaceChildren(
      ...modes.map((each) => {
        const add = classes ? "net.hand.add" : "net.hand.add.number";
        const name = typeof each === "string" ? t(`net.hand.${each}`) : t(add, { kind: each });
        return h("button", { type: "button", "aria-pressed": String(each === mode), click: () => choose(each) }, name);
      }),
    );
  };
  const choose = (/** @type {typeof mode} */ next) => {
    mode = next;
    keepFocus(element, draw);
  };
  const update = (/** @type {typeof data} */ { points }) => {
    if (!points || points.classes === classes) return;
    classes = points.classes;
    draw();
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
