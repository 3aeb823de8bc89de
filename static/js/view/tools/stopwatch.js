/** How long it has taken so far. */

import { h } from "../../lib/dom.js";
import { clockText } from "../../model/gym.js";

export function createStopwatch() {
  const element = h("output", { class: "stopwatch", role: "timer" }, clockText(0));
  let began = 0;
  let took = 0;
  /** @type {ReturnType<typeof setInterval> | 0} */
  let timer = 0;
  const seconds = () => (timer ? (performance.now() - began) / 1000 : took);
  const show = () => {
    element.textContent = clockText(seconds());
  };
  const stop = () => {
    took = seconds();
    clearInterval(timer);
    timer = 0;
    show();
  };
  return {
    element,
    seconds,
    stop,
    start() {
      clearInterval(timer);
      began = performance.now();
      timer = setInterval(show, 1000);
      show();
    },
  };
}
