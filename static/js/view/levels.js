/** The switch over the stage: how closely one looks at the computation. */

import { h } from "../lib/dom.js";
import { keepFocus } from "../lib/focus.js";

/** @import { Translate } from "../lib/i18n.js" */
/** @import { Level } from "../model/zoom.js" */

/**
 * @param {HTMLElement} container
 * @param {null} _
 * @param {{ t: Translate, onLevel: (level: Level) => void }} options
 */
export function createLevels(container, _, { t, onLevel }) {
  const root = h("div", { class: "choice levels", role: "group", "aria-label": t("level.label"), hidden: true });
  container.append(root);
  let known = "";
  return {
    /** @param {{ levels: Level[], level: Level | null, part: boolean }} data  `part`: not all numbers are written out */
    update({ levels, level, part }) {
      const button = (/** @type {Level} */ each) => {
        const key = `level.${each}${part && each === "numbers" ? ".part" : ""}`;
        const click = () => onLevel(each);
        return h("button", { type: "button", "data-level": each, title: t(`${key}.about`), click }, t(key));
      };
      root.hidden = levels.length === 0;
      if (`${levels} ${part}` !== known) {
        known = `${levels} ${part}`;
        keepFocus(root, () => root.replaceChildren(...levels.map(button)));
      }
      for (const each of root.children) {
        each.setAttribute("aria-pressed", String(each.getAttribute("data-level") === level));
      }
    },
    destroy: () => root.remove(),
  };
}
