/** The line over the picture: where we are, and what happens here, in words. */

import { fillNodes, h } from "../lib/dom.js";

/** @import { Translate } from "../lib/i18n.js" */
/** @import { Trace } from "../model/trace.js" */
/** @import { Sentence } from "./words.js" */

/** What a sentence that is too long for its place is shrunk by, tried in turn: it is never cut. */
const SIZES = [1, 0.9, 0.8, 0.7];

/** @param {HTMLElement} container */
export function createHeadline(container) {
  const where = h("p", { class: "where" });
  const line = h("h1");
  const intro = h("p", { class: "intro" });
  container.replaceChildren(where, line, intro);
  const fit = () => {
    for (const size of SIZES) {
      line.style.setProperty("--fit", String(size));
      if (container.scrollHeight <= container.clientHeight) return;
    }
  };
  const observer = new ResizeObserver(fit);
  observer.observe(container);
  document.fonts.ready.then(fit);
  let said = "";
  return {
    /** @param {{ where: string, sentence: Sentence | null, intro?: string }} data */
    update(data) {
      where.textContent = data.where;
      line.replaceChildren(...nodes(data.sentence));
      intro.textContent = data.intro ?? "";
      // other digits need no other size: in a training they change with every frame
      const shape = (container.textContent ?? "").replace(/\d/g, "0");
      if (said !== shape) fit();
      said = shape;
    },
    destroy() {
      observer.disconnect();
      container.replaceChildren();
    },
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
