/** A clock of whole ticks that a tool runs by: play, pause, scrub; the page's speed. */

import { h } from "../../lib/dom.js";
import { icon } from "../../lib/icons.js";

/** @import { Translate } from "../../lib/i18n.js" */

/** A tab in the background does not catch up. */
const LONGEST_FRAME = 100;

/**
 * @param {{ t: Translate, label: string, onTick: (at: number) => void }} options `label`: what the slider is called
 */
export function createClock({ t, label, onTick }) {
  let [at, length, ms, speed] = [0, 0, 500, 1];
  let [ticket, last, spent] = [0, 0, 0];
  const play = h("button", { type: "button", class: "button", click: () => toggle() });
  const slider = h("input", { type: "range", class: "slider clock-slider", min: 0, step: 1, "aria-label": label });
  const reading = h("output", { class: "clock-reading" });
  slider.addEventListener("input", () => {
    pause();
    move(Number(slider.value));
  });

  /** @param {boolean} playing */
  const face = (playing) => {
    play.replaceChildren(icon(playing ? "pause" : "play"));
    play.setAttribute("aria-label", t(playing ? "step.pause" : "step.play"));
  };
  const show = () => {
    slider.max = String(length);
    slider.value = String(at);
    slider.style.setProperty("--span", `${length ? (100 * at) / length : 0}%`);
    slider.style.setProperty("--from", "0%");
    reading.textContent = `${at} / ${length}`;
  };
  /** @param {number} next */
  const move = (next) => {
    at = next;
    show();
    onTick(at);
  };
  const pause = () => {
    cancelAnimationFrame(ticket);
    ticket = 0;
    face(false);
  };
  const start = () => {
    [last, spent] = [0, 0];
    if (at >= length) move(0);
    face(true);
    ticket = requestAnimationFrame(frame);
  };
  const toggle = () => (ticket ? pause() : start());
  /** @param {number} now */
  const frame = (now) => {
    spent += last ? Math.min(now - last, LONGEST_FRAME) * speed : 0;
    last = now;
    const ticks = Math.floor(spent / ms);
    spent -= ticks * ms;
    if (ticks) move(Math.min(length, at + ticks));
    if (at < length) ticket = requestAnimationFrame(frame);
    else pause();
  };
  face(false);

  return {
    element: h("div", { class: "clock" }, play, slider, reading),
    at: () => at,
    running: () => ticket !== 0,
    toggle,
    /** Stop, and stand at a tick. @param {number} next */
    stand(next) {
      pause();
      move(next);
    },
    /** @param {{ length: number, ms: number }} next how many ticks there are, and how long one lasts */
    measure(next) {
      ({ length, ms } = next);
      at = Math.min(at, length);
      show();
    },
    /** @param {number} next */
    setSpeed(next) {
      speed = next;
    },
    destroy: pause,
  };
}
