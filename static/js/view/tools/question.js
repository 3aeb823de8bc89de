/** An answer from the server on the page: asked for anew when what it is about has changed, marked while it lags. */

import { h } from "../../lib/dom.js";
import { keepFocus } from "../../lib/focus.js";

/** @import { Child } from "../../lib/dom.js" */
/** @import { Translate } from "../../lib/i18n.js" */

/** A number that is being dragged is not asked about at every pixel. */
const PATIENCE = 150;

/**
 * @template A
 * @param {HTMLElement} container
 * @param {{ t: Translate, draw: (answer: A) => Child[] }} options `draw`: the answer as elements
 */
export function createQuestion(container, { t, draw }) {
  /** @type {readonly unknown[]} */
  let asked = [];
  /** @type {A | null} */
  let answer = null;
  let ticket = 0;
  /** @type {ReturnType<typeof setTimeout> | 0} */
  let timer = 0;

  /** @param {() => Child[]} made  may move what has the focus */
  const show = (made) => {
    container.removeAttribute("aria-busy");
    keepFocus(container, () => container.replaceChildren(...made().filter((child) => child instanceof Node)));
  };

  return {
    /** Ask, unless it was asked for these very things last time. @param {readonly unknown[]} about @param {() => Promise<A>} ask */
    about(about, ask) {
      if (about.length === asked.length && about.every((each, i) => Object.is(each, asked[i]))) return;
      const first = asked.length === 0;
      asked = about;
      ticket += 1;
      const mine = ticket;
      clearTimeout(timer);
      container.setAttribute("aria-busy", "true");
      if (first) container.replaceChildren(h("p", { class: "meaning" }, t("tools.waiting")));
      timer = setTimeout(
        () => {
          ask().then(
            (found) => {
              if (mine !== ticket) return;
              answer = found;
              show(() => draw(found));
            },
            (error) => {
              if (mine !== ticket) return;
              answer = null;
              show(() => [h("p", { class: "meaning refused", role: "alert" }, error.message)]);
            },
          );
        },
        first ? 0 : PATIENCE,
      );
    },
    /** Ask again the next time, whatever it is about; until then there is nothing to show. */
    forget() {
      ticket += 1;
      clearTimeout(timer);
      asked = [];
      answer = null;
      show(() => []);
    },
    /** Draw the answer again, for something else that shows. */
    redraw() {
      const kept = answer;
      if (kept !== null && !container.hasAttribute("aria-busy")) show(() => draw(kept));
    },
    destroy() {
      ticket += 1;
      clearTimeout(timer);
      container.replaceChildren();
    },
  };
}
