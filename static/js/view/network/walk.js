/** The step as a strip: forward, loss, backward, update; each part can be gone to. */

import { h } from "../../lib/dom.js";
import { setIdle, unlessIdle } from "../../lib/focus.js";
import { icon } from "../../lib/icons.js";
import { moveAlong, placeUnder } from "../along.js";

/** @import { Translate } from "../../lib/i18n.js" */
/** @import { Position } from "../../model/frames.js" */
/** @import { Stop } from "../../model/network/pass.js" */
/** @typedef {{ stops: Stop[], position: Position, playing: boolean }} WalkData */
/** @typedef {"first" | "back" | "play" | "next" | "last"} Key */

const PARTS = /** @type {const} */ (["forward", "loss", "backward", "clip", "update"]);
/** More segments than these have but numbers, or no names. */
const SPELLED = 8;
const NAMED = 14;

/** Whether it is one of several of its kind. @param {Stop} stop */
const hasLayer = ({ what }) => what === "forward" || what === "backward";

/**
 * @param {HTMLElement} container
 * @param {WalkData} data
 * @param {{ t: Translate, onKey: (key: Key) => void, onSeek: (step: number) => void, onHold: (position: Position) => void }} options
 */
export function createWalk(container, data, { t, onKey, onSeek, onHold }) {
  const button = (/** @type {Key} */ key, /** @type {string} */ name, /** @type {string} */ picture) =>
    h(
      "button",
      { type: "button", class: key, "aria-label": t(name), title: t(name), click: unlessIdle(() => onKey(key)) },
      icon(picture),
    );
  const [first, back] = [button("first", "step.first", "start"), button("back", "step.back", "back")];
  const play = button("play", "step.play", "play");
  const [next, last] = [button("next", "step.next", "forward"), button("last", "step.last", "end")];
  const keys = h("div", { class: "keys" }, first, back, play, next, last);
  const passes = h("div", { class: "passes" });
  const strip = h("div", { class: "timeline", role: "slider", tabindex: 0, "aria-label": t("net.walk") }, passes);
  container.replaceChildren(keys, strip);
  /** @type {Stop[] | null} */
  let built = null;
  /** @type {HTMLElement[]} */
  let segments = [];

  moveAlong(strip, {
    under: (x) =>
      placeUnder(
        segments.map((element, first) => ({ element, first, count: 1 })),
        x,
      ),
    ...{ onSeek, onHold },
  });

  /** @param {Stop[]} stops */
  const build = (stops) => {
    built = stops;
    segments = [];
    const named = stops.length <= NAMED;
    passes.replaceChildren(
      ...PARTS.filter((part) => stops.some(({ what }) => what === part)).map((part) => {
        const own = stops.filter(({ what }) => what === part);
        const row = h(
          "div",
          { class: "row" },
          ...own.map((stop) => {
            const { layer } = stop;
            const spelled = stops.length <= SPELLED ? t("net.layer", { layer }) : String(layer);
            const name = hasLayer(stop) ? spelled : "";
            const segment = h("div", { class: "segment" }, h("span", { class: "name" }, named ? name : ""));
            segments.push(segment);
            return segment;
          }),
        );
        const element = h("div", { class: "pass" }, h("span", { class: "pass-name" }, t(`net.pass.${part}`)), row);
        element.style.setProperty("--steps", String(own.length));
        element.style.setProperty("--count", String(own.length));
        return element;
      }),
    );
    strip.setAttribute("aria-valuemin", "1");
    strip.setAttribute("aria-valuemax", String(stops.length));
  };
  const draw = (/** @type {WalkData} */ { stops, position, playing }) => {
    if (built !== stops) build(stops);
    segments.forEach((segment, i) => {
      segment.classList.toggle("past", i < position.step);
      segment.classList.toggle("now", i === position.step);
      segment.style.setProperty("--done", String(i < position.step ? 1 : i > position.step ? 0 : position.phase));
    });
    for (const pass of passes.children) pass.classList.toggle("now", pass.querySelector(".segment.now") !== null);
    const stop = stops[position.step];
    const names = [t(`net.pass.${stop.what}`), hasLayer(stop) && t("net.layer", { layer: stop.layer })];
    strip.setAttribute("aria-valuenow", String(position.step + 1));
    strip.setAttribute("aria-valuetext", names.filter(Boolean).join(", "));
    const done = position.step === stops.length - 1 && position.phase === 1;
    for (const each of [first, back]) setIdle(each, position.step === 0);
    for (const each of [next, last]) setIdle(each, done);
    play.replaceChildren(icon(playing ? "pause" : "play"));
    play.setAttribute("aria-label", t(playing ? "step.pause" : "step.play"));
  };
  draw(data);
  return {
    update: draw,
    destroy: () => container.replaceChildren(),
  };
}
