/** The page on paper: the program with its numbers, the picture as it stands, and every step so far. */

import { h } from "../lib/dom.js";
import { drawLatex } from "../lib/latex.js";
import { slotReader, writeStage } from "../lib/template.js";
import { written } from "../model/written.js";
import { nodes } from "./headline.js";
import { create as createTable } from "./tools/table.js";
import { sentenceOf } from "./words.js";

/** @import { ToolData, ToolOptions } from "./tools/index.js" */
/** @import { Step } from "../model/trace.js" */
/** @import { Words } from "./words.js" */
/** @typedef {ToolData & { step: number, theme: string }} HandoutData */

/**
 * Made when the browser is about to print or shows the page as it would be printed, and gone afterwards.
 * @param {HTMLElement} container
 * @param {null} _
 * @param {ToolOptions & { picture: () => HTMLElement | null }} options `picture`: a figure of the graph
 */
export function createHandout(container, _, options) {
  const { t } = options;
  const paper = matchMedia("print");
  /** @type {HandoutData | null} */
  let data = null;
  let printing = false;

  const make = () => {
    if (!data) return;
    // ink on paper, whatever the screen is
    document.documentElement.dataset.theme = "light";
    const table = h("div");
    createTable(table, data, options).update(data);
    const { trace, step, source, inputs } = data;
    const steps = trace.steps.slice(0, step + 1);
    container.hidden = false;
    container.replaceChildren(
      h("h1", null, "Backlight"),
      h("pre", null, written(trace, source, inputs)),
      options.picture() ?? "",
      h("h2", null, t("tool.table")),
      table,
      h("h2", null, t("handout.steps")),
      h("ol", null, ...steps.map((step) => line(step, /** @type {HandoutData} */ (data), options))),
    );
  };
  const clear = () => {
    container.replaceChildren();
    container.hidden = true;
    if (data) document.documentElement.dataset.theme = data.theme;
  };
  // a page is also shown as on paper, and printed from there; while it prints, a browser may go to and fro between both
  const look = () => {
    if (printing) return;
    if (paper.matches) make();
    else clear();
  };
  const begin = () => {
    printing = true;
    make();
  };
  const end = () => {
    printing = false;
    look();
  };
  addEventListener("beforeprint", begin);
  addEventListener("afterprint", end);
  paper.addEventListener("change", look);

  return {
    /** @param {HandoutData} next */
    update(next) {
      data = next;
      if (paper.matches) make();
    },
    /** The picture has its places: a paper that was made before has room for it. */
    complete() {
      if (!container.hidden && !container.querySelector("figure")) make();
    },
    destroy() {
      removeEventListener("beforeprint", begin);
      removeEventListener("afterprint", end);
      paper.removeEventListener("change", look);
    },
  };
}

/**
 * The formula; on the way back its sentence, too. Forward it would say the same again.
 * @param {Step} step
 * @param {HandoutData} data
 * @param {Words} words
 */
function line(step, { trace, columns }, words) {
  const { symbolic, substituted, value } = step.latex;
  const read = slotReader(trace, columns);
  const stages = [symbolic, substituted, value].map((stage) => writeStage(stage, { read, lang: words.lang }));
  const formula = h("div");
  drawLatex(formula, `\\displaystyle ${stages.join("\\;")}`);
  const said =
    step.kind !== "forward" && h("p", { class: "meaning" }, ...nodes(sentenceOf(trace, columns, step, words)));
  return h("li", null, formula, said);
}
