/** The line over the picture: where we are, and what happens here, in words. */

import { fillNodes, h } from "../lib/dom.js";

/** @import { Translate } from "../lib/i18n.js" */
/** @import { Trace } from "../model/trace.js" */
/** @import { Sentence } from "./words.js" */

/** @param {HTMLElement} container */
export function createHeadline(container) {
  const where = h("p", { class: "where" });
  const line = h("h1");
  const intro = h("p", { class: "intro" });
  container.replaceChildren(where, line, intro);
  return {
    /** @param {{ where: string, sentence: Sentence | null, intro?: string }} data */
    update(data) {
      where.textContent = data.where;
      line.replaceChildren(...nodes(data.sentence));
      intro.textContent = data.intro ?? "";
    },
    destroy: () => container.replaceChildren(),
  };
}

/** @param {Sentence | null} sentence */
export const nodes = (sentence) =>
  sentence ? /** @type {(string | Node)[]} */ (fillNodes(sentence.template, sentence.values)) : [];

/** How far the pass has come. @param {Trace} trace @param {number} step @param {Translate} t */
export function whereabouts(trace, step, t) {
  const back = step >= trace.forwardCount;
  const first = back ? trace.forwardCount : 0;
  const count = back ? trace.steps.length - first : trace.forwardCount;
  return t(back ? "where.backward" : "where.forward", { at: step - first + 1, count });
}
