/** One quiet hint under the first picture, until it has been followed. */

import { fillNodes, h } from "../lib/dom.js";

/** @import { Translate } from "../lib/i18n.js" */

/**
 * @param {HTMLElement} container
 * @param {null} _
 * @param {{ t: Translate }} options
 */
export function createHint(container, _, { t }) {
  container.replaceChildren(
    h("kbd", null, "→"),
    h("span", null, .../** @type {string[]} */ (fillNodes(t("hint.start"), {}))),
  );
  return {
    /** @param {{ seen: boolean }} data */
    update({ seen }) {
      if (seen) container.hidden = true;
    },
    destroy: () => container.replaceChildren(),
  };
}
