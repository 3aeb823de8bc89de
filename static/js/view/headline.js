/** The line over the picture: where we are, and what happens here, in words. */

import { fillNodes, h } from "../lib/dom.js";

/** @import { Sentence } from "./words.js" */

/** @param {HTMLElement} container */
export function createHeadline(container) {
  const where = h("p", { class: "where" });
  const line = h("h1");
  container.replaceChildren(where, line);
  return {
    /** @param {{ where: string, sentence: Sentence | null }} data */
    update(data) {
      where.textContent = data.where;
      line.replaceChildren(...nodes(data.sentence));
    },
    destroy: () => container.replaceChildren(),
  };
}

/** @param {Sentence | null} sentence */
export const nodes = (sentence) =>
  sentence ? /** @type {(string | Node)[]} */ (fillNodes(sentence.template, sentence.values)) : [];
