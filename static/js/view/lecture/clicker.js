/** The bar under a scene: back and on, where one is, and what else can be done. */

import { h } from "../../lib/dom.js";
import { keepKeys, setIdle, unlessIdle } from "../../lib/focus.js";
import { icon, iconButton } from "../../lib/icons.js";

/** @import { Translate } from "../../lib/i18n.js" */
/** @import { Scene } from "../../net/lecture.js" */

/** @typedef {{ scene: Scene | null, stop: number, place: number, count: number, touched: boolean, leads: boolean }} ClickerData */
/** @typedef {"list" | "reset" | "explore" | "present" | "notes" | "print" | "next" | "back"} Deed */

/**
 * @param {HTMLElement} container
 * @param {null} _
 * @param {{ t: Translate, onDeed: (deed: Deed) => void, onStop: (stop: number) => void }} options
 */
export function createClicker(container, _, { t, onDeed, onStop }) {
  /** @param {Deed} deed @param {string} picture */
  const button = (deed, picture, wide = true) =>
    h(
      "button",
      {
        type: "button",
        class: "button",
        id: `lecture-${deed}`,
        title: t(`lec.${deed}.about`),
        click: () => onDeed(deed),
      },
      icon(picture),
      h("span", { class: wide ? "wide" : null }, t(`lec.${deed}`)),
    );
  const list = button("list", "list", false);
  /** @param {"back" | "next"} deed @param {string} picture @param {string} style */
  const step = (deed, picture, style) => {
    const run = unlessIdle(() => onDeed(deed));
    return iconButton(t(`lec.${deed}`), picture, run, style);
  };
  const [back, next] = [step("back", "back", "button step"), step("next", "forward", "button step next")];
  const dots = h("div", { class: "dots", role: "group", "aria-label": t("lec.stops") });
  const reset = button("reset", "reset");
  const explore = button("explore", "away");
  container.replaceChildren(
    h("div", { class: "side" }, list),
    h("div", { class: "going" }, back, dots, next),
    h(
      "div",
      { class: "side end" },
      reset,
      explore,
      button("print", "print"),
      button("notes", "notes"),
      button("present", "present"),
    ),
  );

  return {
    /** @param {ClickerData} data */
    update({ scene, stop, place, count, touched, leads }) {
      const stops = scene?.stops ?? [];
      const made = stops.map(({ kind }, i) =>
        h(
          "button",
          {
            type: "button",
            class: i < stop ? "dot past" : "dot",
            "data-kind": kind,
            "aria-label": t("lec.stop", { at: i + 1, count: stops.length }),
            "aria-current": i === stop ? "step" : null,
            click: () => onStop(i),
          },
          kind === "ask" && i >= stop ? "?" : "",
        ),
      );
      keepKeys(dots, () => dots.replaceChildren(...made));
      setIdle(back, !scene || (stop === 0 && place <= 0));
      setIdle(next, !scene || (stop === stops.length - 1 && place === count - 1));
      reset.hidden = !touched;
      explore.hidden = !leads;
    },
    destroy: () => container.replaceChildren(),
  };
}
