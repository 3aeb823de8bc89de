/** How far one step goes, and how fast the steps follow each other. */

import { h } from "../lib/dom.js";
import { formatNumber } from "../lib/format.js";

/** @import { Translate } from "../lib/i18n.js" */
/** @import { Grain } from "../model/walk.js" */

/** @type {Grain[]} */
const GRAINS = ["pass", "node", "edge"];
export const SPEEDS = [0.25, 0.5, 1, 2, 4];

/**
 * @param {HTMLElement} container
 * @param {null} _
 * @param {{ t: Translate, lang: string, onGrain: (grain: Grain) => void, onSpeed: (speed: number) => void }} options
 */
export function createStride(container, _, { t, lang, onGrain, onSpeed }) {
  const grains = GRAINS.map((grain) =>
    h("button", { type: "button", click: () => onGrain(grain) }, t(`grain.${grain}`)),
  );
  const number = h("b");
  let pace = 1;
  const faster = () => onSpeed(SPEEDS[(SPEEDS.indexOf(pace) + 1) % SPEEDS.length]);
  const root = h(
    "div",
    { class: "pace" },
    h("div", { class: "choice", role: "group", "aria-label": t("grain.label") }, ...grains),
    h("button", { type: "button", class: "speed", click: faster }, `${t("pace.speed")} `, number),
  );
  container.append(root);
  return {
    /** @param {{ grain: Grain, speed: number }} data */
    update({ grain, speed }) {
      pace = speed;
      number.textContent = `${formatNumber(pace, lang)}×`;
      GRAINS.forEach((each, i) => grains[i].setAttribute("aria-pressed", String(each === grain)));
    },
    destroy: () => root.remove(),
  };
}
