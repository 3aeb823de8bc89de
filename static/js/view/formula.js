/** The step as a formula in three stages, with its sentence. The light stands on the stage that moves now. */

import { h } from "../lib/dom.js";
import { icon } from "../lib/icons.js";
import { drawLatex, fillSlots } from "../lib/latex.js";
import { nodes } from "./headline.js";

/** @import { Sentence } from "./words.js" */
/** @import { Tensor } from "../lib/format.js" */
/** @import { Translate } from "../lib/i18n.js" */
/** @typedef {{ latex: { symbolic: string, substituted: string, value: string }, kind: string, name: string, stage: number,
 *   read: (slot: string) => Tensor | null, sentence: Sentence | null, settled: boolean }} FormulaData */

const SMALLEST = 0.5;
/** @type {Record<string, string>} */
const RULES = { contribute: "stage.rule", accumulate: "stage.sum" };

/**
 * @param {HTMLElement} container
 * @param {null} _
 * @param {{ t: Translate, lang: string }} options
 */
export function createFormula(container, _, { t, lang }) {
  const cells = [0, 1, 2].map((i) => cell(i));
  const sentence = h("p", { "aria-live": "polite" });
  container.replaceChildren(
    h("div", { class: "stages" }, ...cells.map(({ element }) => element)),
    h("div", { class: "sentence" }, icon("speech"), sentence),
  );
  const observer = new ResizeObserver(() => cells.forEach(fit));
  observer.observe(container);

  return {
    /** @param {FormulaData} data */
    update({ latex, kind, name, stage, read, sentence: said, settled }) {
      const captions = [t(RULES[kind] ?? "stage.compute", { name }), t("stage.numbers"), t("stage.result")];
      const templates = [latex.symbolic, latex.substituted, latex.value];
      cells.forEach((each, i) => {
        const filled = fillSlots(templates[i], read, lang);
        each.caption.textContent = captions[i];
        if (each.drawn !== filled) {
          drawLatex(each.math, i ? `=\\; ${filled}` : filled, { display: true });
          each.drawn = filled;
          fit(each);
        }
        each.element.classList.toggle("on", stage === i + 1);
        each.math.classList.toggle("ahead", i + 1 > stage);
      });
      if (settled) sentence.replaceChildren(...nodes(said));
    },
    destroy() {
      observer.disconnect();
      container.replaceChildren();
    },
  };
}

/** @param {number} i */
function cell(i) {
  const caption = h("span");
  const math = h("div", { class: i === 2 ? "math result" : "math" });
  const arrow = i ? h("span", { class: "arrow" }, icon("chevron", 12)) : null;
  const element = h(
    "div",
    { class: "stage-cell" },
    arrow,
    h("div", { class: "caption" }, h("i", null, String(i + 1)), caption),
    math,
  );
  return { element, caption, math, drawn: "" };
}

/**
 * Shrink a formula that is wider or higher than its place.
 * @param {{ math: HTMLElement }} cell
 */
function fit({ math }) {
  math.style.setProperty("--fit", "1");
  const formula = math.querySelector(".katex-html");
  if (!formula) return;
  const { width, height } = formula.getBoundingClientRect();
  const scale = Math.min(1, math.clientWidth / (width + 4), math.clientHeight / (height + 2));
  math.style.setProperty("--fit", String(Math.max(SMALLEST, scale)));
}
