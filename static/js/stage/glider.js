/** The picture on its way to the next one: 250 ms in which all that stays moves to its new place. */

import { rekeyed, sceneBetween } from "./tween.js";

/** @import { Scene } from "./scene.js" */

/** @param {{ duration: () => number, onShow: () => void }} options */
export function createGlider({ duration, onShow }) {
  /** @type {Scene | null} */
  let scene = null;
  /** @type {Scene | null} */
  let shown = null;
  let ticket = 0;
  return {
    /** Where it is going. */
    scene: () => scene,
    /** What is drawn now. */
    shown: () => shown,
    /** What is drawn, under the ids of the next. @param {Scene} next */
    before: (next) => shown && rekeyed(shown, next),
    /** The same picture with small changes, at once. @param {Scene} next */
    replace(next) {
      cancelAnimationFrame(ticket);
      scene = next;
      shown = next;
    },
    /** @param {Scene} next @param {Scene | null} from */
    go(next, from) {
      cancelAnimationFrame(ticket);
      scene = next;
      const ms = duration();
      if (!from || !ms) {
        shown = next;
        return onShow();
      }
      const start = performance.now();
      const tick = (/** @type {number} */ time) => {
        const t = Math.max(0, Math.min(1, (time - start) / ms));
        shown = sceneBetween(from, next, 1 - (1 - t) ** 3);
        onShow();
        if (t < 1) ticket = requestAnimationFrame(tick);
      };
      tick(start);
    },
    stop: () => cancelAnimationFrame(ticket),
  };
}
