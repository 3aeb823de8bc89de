/** Steps that a tool tells one by one: a clock to walk by, and what is said of the step. */

import { h } from "../../lib/dom.js";
import { createClock } from "./clock.js";

/** @import { Child } from "../../lib/dom.js" */
/** @import { Translate } from "../../lib/i18n.js" */
/** @typedef {{ length: number, show: (at: number) => Child[] | undefined, trail?: HTMLElement }} Walk
 *  `show`: the step, counted from 1, wherever it is seen; what is said of it; `trail`: the rows of all steps */

const TICK = 1100;

/** @param {{ t: Translate, label: string, start: string }} options `label`: of the clock; `start`: what is said before the first step */
export function createWalk({ t, label, start }) {
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  /** @type {Walk | null} */
  let walk = null;
  let begins = false;
  const said = h("p", { class: "meaning walk-said", "aria-live": "polite" });
  const clock = createClock({
    ...{ t, label },
    onTick(at) {
      said.replaceChildren(.../** @type {Node[]} */ (walk?.show(at) ?? [start]));
      // told anew for other numbers it stays where one reads
      if (!walk || begins) return;
      for (const each of [walk.trail?.children[at - 1], said]) each?.scrollIntoView({ block: "nearest" });
    },
  });
  return {
    elements: [clock.element, said],
    /** With its first step; at rest where nothing is to move by itself: with its last. @param {Walk} next */
    begin(next) {
      walk = next;
      begins = true;
      clock.measure({ length: next.length, ms: TICK });
      clock.stand(still.matches ? next.length : Math.min(1, next.length));
      begins = false;
    },
    stand: clock.stand,
    toggle: clock.toggle,
    setSpeed: clock.setSpeed,
    end() {
      walk = null;
      clock.stand(0);
    },
    destroy: clock.destroy,
  };
}
