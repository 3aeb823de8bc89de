/** Step buttons, the timeline between them, grain and speed. */

import { h } from "../lib/dom.js";
import { formatNumber } from "../lib/format.js";
import { icon } from "../lib/icons.js";
import { createTimeline } from "./timeline.js";

/** @import { Translate } from "../lib/i18n.js" */
/** @import { Grain } from "../model/walk.js" */
/** @typedef {"first" | "back" | "play" | "next" | "last"} Key */

/** @type {Grain[]} */
const GRAINS = ["pass", "node", "edge"];
export const SPEEDS = [0.25, 0.5, 1, 2, 4];

/**
 * @param {HTMLElement} container
 * @param {null} _
 * @param {{ t: Translate, lang: string, onKey: (key: Key) => void, onGrain: (grain: Grain) => void,
 *   onSpeed: (speed: number) => void } & Parameters<typeof createTimeline>[2]} options
 */
export function createTransport(container, _, options) {
  const { t, lang, onKey, onGrain, onSpeed } = options;
  /** @param {Key} key @param {string} name @param {string} picture @param {string} style */
  const button = (key, name, picture, style) =>
    h(
      "button",
      { type: "button", class: style, "aria-label": t(name), title: t(name), click: () => onKey(key) },
      icon(picture),
    );
  const play = button("play", "step.play", "play", "play");
  const keys = h(
    "div",
    { class: "keys" },
    button("first", "step.first", "start", "start"),
    button("back", "step.back", "back", "back"),
    play,
    button("next", "step.next", "forward", "next"),
    button("last", "step.last", "end", "end"),
  );
  const grains = GRAINS.map((grain) =>
    h("button", { type: "button", click: () => onGrain(grain) }, t(`grain.${grain}`)),
  );
  const speed = h("b");
  let pace = 1;
  const faster = () => onSpeed(SPEEDS[(SPEEDS.indexOf(pace) + 1) % SPEEDS.length]);
  container.replaceChildren(keys);
  const timeline = createTimeline(container, null, options);
  container.append(
    h(
      "div",
      { class: "pace" },
      h("div", { class: "choice", role: "group", "aria-label": t("grain.label") }, ...grains),
      h("button", { type: "button", class: "speed", click: faster }, `${t("pace.speed")} `, speed),
    ),
  );

  return {
    /** @param {{ playing: boolean, grain: Grain, speed: number } & Parameters<typeof timeline.update>[0]} data */
    update(data) {
      if (play.dataset.playing !== String(data.playing)) {
        play.dataset.playing = String(data.playing);
        play.replaceChildren(icon(data.playing ? "pause" : "play"));
        play.setAttribute("aria-label", t(data.playing ? "step.pause" : "step.play"));
      }
      pace = data.speed;
      speed.textContent = `${formatNumber(pace, lang)}×`;
      GRAINS.forEach((grain, i) => grains[i].setAttribute("aria-pressed", String(grain === data.grain)));
      timeline.update(data);
    },
    focus: timeline.focus,
    destroy() {
      timeline.destroy();
      container.replaceChildren();
    },
  };
}
