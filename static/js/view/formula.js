/** The step as a formula in three stages, with its sentence. The light stands on the stage that moves now. */

import { h } from "../lib/dom.js";
import { icon } from "../lib/icons.js";
import { drawLatex } from "../lib/latex.js";
import { writeStage } from "../lib/template.js";
import { PARTS } from "../model/frames.js";
import { createFitting } from "./fitting.js";
import { nodes } from "./headline.js";

/** @import { Sentence } from "./words.js" */
/** @import { PathReader, SlotReader } from "../lib/template.js" */
/** @import { Translate } from "../lib/i18n.js" */
/** @typedef {{ latex: { symbolic: string, substituted: string, value: string }, kind: string, tables: boolean, name: string, stage: number,
 *   read: SlotReader, path: PathReader, term: (edge: number) => string, through: (edge: number) => string | null, sentence: Sentence | null,
 *   part: number, edge: number | null }} FormulaData  `part`: of the step, where it has come to rest; 0: on the way */

/** More terms than these are not captioned: the captions would be wider than the terms, and say what their fractions do. */
const MOST_CAPTIONED = 3;
/** @type {Record<string, string>} */
const RULES = { contribute: "stage.rule", accumulate: "stage.sum", cell: "stage.cell", made: "stage.cell" };

/**
 * @param {HTMLElement} container
 * @param {null} _
 * @param {{ t: Translate, lang: string, onEdge: (edge: number) => void }} options `onEdge`: the edge whose term is pointed at, or NaN
 */
export function createFormula(container, _, { t, lang, onEdge }) {
  const cells = [0, 1, 2].map((i) => cell(i));
  const narrow = matchMedia("(max-width: 760px), (max-height: 540px)");
  const sentence = h("p");
  // Read aloud once the step, or a part of it, has come to rest, not for every picture of the motion.
  const spoken = h("p", { class: "unseen", "aria-live": "polite" });
  const row = h("div", { class: "stages" }, ...cells.map(({ element }) => element));
  container.replaceChildren(row, h("div", { class: "sentence" }, icon("speech"), sentence, spoken));
  // A term and its edge light each other.
  row.addEventListener("pointerover", (event) => {
    const name = /** @type {Element} */ (event.target).closest("[class*='edge-']")?.className ?? "";
    onEdge(Number(/\bedge-(\d+)/.exec(name)?.[1] ?? Number.NaN));
  });
  row.addEventListener("pointerleave", () => onEdge(Number.NaN));

  /** @type {FormulaData | null} */
  let latest = null;
  // where there is room again, words under braces come back
  const again = () => latest && view.update(latest);
  narrow.addEventListener("change", again);

  const fitting = createFitting(row, cells);
  const observer = new ResizeObserver(fitting.again);
  observer.observe(container);
  // what was measured in another font
  document.fonts.addEventListener("loadingdone", fitting.again);

  const view = {
    /** @param {FormulaData} data */
    update(data) {
      const { latex, kind, tables, name, stage, read, path, term, through, sentence: said, part, edge } = data;
      latest = data;
      const captions = [t(RULES[kind] ?? "stage.compute", { name }), t("stage.numbers"), t("stage.result")];
      const templates = [latex.symbolic, latex.substituted, latex.value];
      const many = latex.symbolic.split("\\term").length - 1 > MOST_CAPTIONED;
      const braces = {
        upstream: t("brace.upstream"),
        local: t("brace.local"),
        term: (/** @type {number} */ edge) => [term(edge), way(t, through(edge))].filter(Boolean).join(", "),
      };
      row.classList.toggle("tables", tables);
      // a sum of tables needs the room of its result
      row.classList.toggle("long", many && !latex.symbolic.includes("\\nabla"));
      let changed = false;
      cells.forEach((each, i) => {
        const filled = writeStage(templates[i], {
          read,
          lang,
          path,
          captions: i || narrow.matches || many ? null : braces,
          lens: i > 0,
        });
        each.caption.textContent = captions[i];
        if (each.drawn !== filled) {
          drawLatex(each.math, filled, { display: true });
          each.drawn = filled;
          changed = true;
        }
        each.element.classList.toggle("on", stage === i + 1);
        each.math.classList.toggle("ahead", i + 1 > stage);
      });
      if (changed) fitting.fit(latex.symbolic);
      for (const term of row.querySelectorAll("[class*='edge-']"))
        term.classList.toggle("lit", term.classList.contains(`edge-${edge}`));
      sentence.replaceChildren(...nodes(said));
      if (part === PARTS.length) spoken.textContent = sentence.textContent;
      else if (part) {
        const number = /** @type {Element | undefined} */ (said?.values[["u", "l", "c"][part - 1]]);
        const name = t("part.of", { part: t(`part.${part}`), at: part });
        spoken.textContent = [name, number?.textContent].filter(Boolean).join(": ");
      }
    },
    destroy() {
      observer.disconnect();
      narrow.removeEventListener("change", again);
      document.fonts.removeEventListener("loadingdone", fitting.again);
      container.replaceChildren();
    },
  };
  return view;
}

/** @param {Translate} t @param {string | null} symbol in LaTeX, which is set as mathematics amid the words */
const way = (t, symbol) => (symbol === null ? t("brace.direct") : t("brace.through", { name: `$${symbol}$` }));

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
