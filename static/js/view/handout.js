/** The page on paper: the program, the picture as it stands, and every step so far, one line each. */

import { h } from "../lib/dom.js";
import { drawLatex } from "../lib/latex.js";
import { slotReader, writeStage } from "../lib/template.js";
import { graphOnPaper } from "./paper.js";
import { create as createTable } from "./tools/table.js";

/** @import { ToolData, ToolOptions } from "./tools/index.js" */
/** @import { Step } from "../model/trace.js" */
/** @typedef {ToolData & { step: number, theme: string }} HandoutData */

/**
 * Made when the browser is about to print, and gone afterwards.
 * @param {HTMLElement} container
 * @param {null} _
 * @param {ToolOptions & { picture: () => SVGSVGElement | null }} options `picture`: the graph on the screen
 */
export function createHandout(container, _, options) {
  const { t } = options;
  /** @type {HandoutData | null} */
  let data = null;

  const make = () => {
    if (!data) return;
    // ink on paper, whatever the screen is
    document.documentElement.dataset.theme = "light";
    const table = h("div");
    createTable(table, data, options).update(data);
    const { trace, step, source } = data;
    const steps = trace.steps.slice(0, step + 1);
    container.hidden = false;
    container.replaceChildren(
      h("h1", null, "Backlight"),
      h("pre", null, source),
      h("figure", { class: "graph" }, graphOnPaper(options.picture())),
      h("h2", null, t("tool.table")),
      table,
      h("h2", null, t("handout.steps")),
      h("ol", null, ...steps.map((step) => line(step, /** @type {HandoutData} */ (data), options.lang))),
    );
  };
  const clear = () => {
    container.replaceChildren();
    container.hidden = true;
    if (data) document.documentElement.dataset.theme = data.theme;
  };
  addEventListener("beforeprint", make);
  addEventListener("afterprint", clear);

  return {
    /** @param {HandoutData} next */
    update(next) {
      data = next;
    },
    destroy() {
      removeEventListener("beforeprint", make);
      removeEventListener("afterprint", clear);
    },
  };
}

/** @param {Step} step @param {HandoutData} data @param {string} lang */
function line({ latex }, { trace, columns }, lang) {
  const read = slotReader(trace, columns);
  const stages = [latex.symbolic, latex.substituted, latex.value].map((stage) => writeStage(stage, { read, lang }));
  const item = h("li");
  drawLatex(item, stages.join("\\;"));
  return item;
}
