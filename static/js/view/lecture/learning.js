/** The bar over networks that learn on the board: start and pause, from the first weights again, where they are. */

import { h } from "../../lib/dom.js";
import { icon } from "../../lib/icons.js";

/** @import { Translate } from "../../lib/i18n.js" */

/** @param {{ t: Translate, onRun: () => void, onAgain: () => void }} options */
export function createLearning({ t, onRun, onAgain }) {
  const play = h("button", { type: "button", class: "button race-play", click: onRun });
  const again = h("button", { type: "button", class: "button", click: onAgain }, icon("reset"), t("lec.race.again"));
  const told = h("span", { class: "race-step" });
  return {
    element: h("div", { class: "race-bar" }, play, again, told),
    /** @param {{ running: boolean, where: string }} data */
    update({ running, where }) {
      play.replaceChildren(icon(running ? "pause" : "play"), t(running ? "lec.race.pause" : "lec.race.start"));
      told.textContent = where;
    },
    /** Why it waits, until it goes on. @param {string | null} message */
    wait(message) {
      told.textContent = message ?? "";
    },
  };
}
