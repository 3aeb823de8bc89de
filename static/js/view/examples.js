/** Ten programs to start from: all in a menu, the next few in the panel. */

import { h } from "../lib/dom.js";

/** @import { Example } from "../net/api.js" */
/** @import { Translate } from "../lib/i18n.js" */
/** @typedef {{ t: Translate, lang: string, onPick: (example: Example) => void }} ExamplesOptions */

const SHOWN = 4;

/**
 * The list of all, for a menu.
 * @param {HTMLElement} container
 * @param {Example[]} examples
 * @param {ExamplesOptions} options
 */
export function createExampleMenu(container, examples, { lang, onPick }) {
  container.replaceChildren(
    ...examples.map((example) =>
      h(
        "button",
        { type: "button", "data-example": example.id, click: () => onPick(example) },
        h("b", null, example.title[lang]),
        h("small", null, example.about[lang]),
      ),
    ),
  );
  return { update() {}, destroy: () => container.replaceChildren() };
}

/**
 * The few that come after the one on screen.
 * @param {HTMLElement} container
 * @param {Example[]} examples
 * @param {ExamplesOptions} options
 */
export function createNext(container, examples, { t, lang, onPick }) {
  const list = h("div", { class: "next" });
  /** The panel goes back to its top, where the program is. @param {Example} example */
  const pick = (example) => {
    container.parentElement?.scrollTo({ top: 0 });
    onPick(example);
  };
  container.replaceChildren(h("h2", { class: "section-title" }, t("next.title")), list);
  return {
    /** @param {{ text: string }} data */
    update({ text }) {
      const at = examples.findIndex((example) => example.text === text);
      const following = examples.map((_, i) => examples[(at + 1 + i) % examples.length]).slice(0, SHOWN);
      list.replaceChildren(
        ...following.map((example) =>
          h(
            "button",
            { type: "button", click: () => pick(example) },
            h("b", null, example.title[lang]),
            h("span", null, example.about[lang]),
          ),
        ),
      );
    },
    destroy: () => container.replaceChildren(),
  };
}
