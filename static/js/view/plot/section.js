/** A gradient as a slope: the output along one input number, or over two, drawn from what the server swept. */

import { offer } from "../../lib/choices.js";
import { fillNodes, h, symbol } from "../../lib/dom.js";
import { patch } from "../../lib/patch.js";
import { withCell } from "../../lib/tensor.js";
import { derivativeOf } from "../../model/notation.js";
import { around, countFor, holds, movers, reachOf, snapped, touched } from "../../model/plot.js";
import { createQuestion } from "../tools/question.js";

/** @import { Tensor } from "../../lib/format.js" */
/** @import { Translate } from "../../lib/i18n.js" */
/** @import { Child } from "../../lib/dom.js" */
/** @import { Mover, Range } from "../../model/plot.js" */
/** @import { Swept } from "../../model/swept.js" */
/** @import { Columns, Trace } from "../../model/trace.js" */
/** @import { Ask, Bring } from "../tools/index.js" */
/** @typedef {{ x: string, y?: string } | null} Plot  The numbers that are plotted, by their keys. */
/** @typedef {{ trace: Trace, columns: Columns, source: string, inputs: Record<string, Tensor>, given: Record<string, Tensor>,
 *   selected: number | null, plot: Plot, reached: string, asked: boolean }} PlotData
 *   `inputs`: what the columns were computed for; `given`: what was asked for since; `reached`: the inputs whose gradient is there; `asked`: a number is to be found, which a plot would give away */
/** @typedef {{ t: Translate, lang: string, ask: Ask, bring: Bring, calm: Promise<unknown>, onInput: (node: number, value: Tensor) => void, onEnd: () => void,
 *   onPlot: (plot: Plot) => void }} PlotOptions */
/** @typedef {{ answer: Swept, axes: Mover[], ranges: Range[], value: number, slopes: number[], fresh: boolean, reached: boolean,
 *   output: string, derivative: string }} ChartData  `fresh`: value and slopes are those of where the point stands;
 *   `derivative`: the first slope, in LaTeX; `reached`: the steps have come to the slopes, before that they are not told */
/** @typedef {{ t: Translate, lang: string, onMove: (values: number[]) => void, onEnd: () => void }} ChartOptions */
/** @typedef {{ update: (data: ChartData) => void, tell: (data: ChartData) => Child[][], held: () => boolean, destroy: () => void }} Chart
 *   `tell`: what is said below it, line by line */

const NONE = "";

/** @param {Mover} mover @returns {[value: string, label: string]} */
const choice = ({ key, label }) => [key, label];

/**
 * @param {HTMLElement} container
 * @param {null} _
 * @param {PlotOptions} options
 */
export function createPlot(container, _, options) {
  const { t, lang, ask, bring, calm, onInput, onEnd, onPlot } = options;
  const title = h("h2", { class: "section-title" });
  const along = h("select", { class: "select", "aria-label": t("plot.along") });
  const against = h("select", { class: "select", "aria-label": t("plot.against") });
  const choices = h("p", { class: "plot-choices" }, t("plot.along"), along, t("plot.against"), against);
  const status = h("div", { class: "plot-status" });
  const place = h("div", { class: "plot" });
  const words = h("div", { class: "plot-words" });
  container.replaceChildren(title, choices, status, place, words);

  /** @type {PlotData | null} */
  let data = null;
  /** @type {Mover[]} */
  let all = [];
  let visible = false;
  let gone = false;
  /** The ranges stay while a point is moved in them. @type {Map<string, Range>} */
  let ranges = new Map();
  /** @type {{ answer: Swept, about: string, source: string } | null} */
  let found = null;
  /** @type {{ kind: string, view: Chart } | null} */
  let chart = null;

  const question = createQuestion(status, {
    t,
    draw(/** @type {NonNullable<typeof found>} */ next) {
      found = next;
      outlive(next.source !== data?.source);
      draw();
      return [];
    },
  });

  /** The numbers to plot: one, or two. */
  const axes = () => {
    const x = all.find(({ key }) => key === data?.plot?.x) ?? all[0];
    const y = all.find(({ key }) => key === data?.plot?.y && key !== x?.key);
    return y ? [x, y] : x ? [x] : [];
  };
  /** Two numbers share one scale, else no right angle would look like one. @param {Mover[]} chosen @returns {Range[]} */
  const rangesOf = (chosen) => {
    const name = JSON.stringify(chosen.map(({ key }) => key));
    const known = chosen.map(({ key }) => ranges.get(name + key));
    const stay = known.every((range, i) => range && (chart?.view.held() || holds(range, chosen[i].value)));
    if (!stay) {
      const reach = Math.max(...chosen.map(({ value }) => reachOf(value)));
      for (const { key, value } of chosen) ranges.set(name + key, around(value, reach));
    }
    return chosen.map(({ key }) => /** @type {Range} */ (ranges.get(name + key)));
  };

  const refresh = () => {
    if (!data || !visible || data.asked) return;
    const chosen = axes();
    if (!chosen.length || !chosen.every(({ value }) => Number.isFinite(value))) return;
    const reached = rangesOf(chosen);
    const { source, inputs, trace } = data;
    const count = countFor(trace, chosen.length);
    const asked = chosen.map(({ name, at }, i) => ({ name, at, from: reached[i][0], to: reached[i][1], count }));
    const about = JSON.stringify([source, others(inputs, chosen), asked]);
    question.about([about], async () => {
      const [answer] = await Promise.all([ask("sweep", { source, inputs, axes: asked }), load(chosen.length)]);
      return { answer, about, source };
    });
    outlive(found !== null && found.source !== source);
    draw();
  };

  /** What is drawn is another program's: it stays as it was for a moment, then there is nothing until the answer comes. @param {boolean} old */
  const outlive = (old) => {
    if (old === container.classList.contains("outlived")) return;
    container.classList.toggle("outlived", old);
    if (old) status.replaceChildren(h("p", { class: "meaning waiting" }, t("tools.waiting")));
  };

  /** @param {number} dimensions */
  const load = async (dimensions) => {
    const kind = dimensions === 1 ? "curve" : "map";
    const { create } = await bring(() => (dimensions === 1 ? import("./curve.js") : import("./map.js")));
    if (chart?.kind === kind) return;
    chart?.view.destroy();
    chart = { kind, view: create(place, { t, lang, onMove: move, onEnd: end }) };
  };

  const draw = () => {
    const chosen = axes();
    if (!data || !chart || found?.source !== data.source || chosen.length !== found.answer.axes.length) return;
    const { trace, columns, inputs, given } = data;
    const known = data.reached.split(",");
    if (chosen.some(({ node }, i) => node !== found?.answer.axes[i].node)) return;
    const value = Number(columns.values[trace.nodeAt(trace.output)]);
    const shown = {
      answer: found.answer,
      axes: chosen,
      ranges: found.answer.axes.map(({ numbers }) => /** @type {Range} */ ([numbers[0], numbers[numbers.length - 1]])),
      value,
      // where there is no value, a rule may still give a number: it is the slope of nothing
      slopes: chosen.map((mover) => (Number.isNaN(value) ? value : slopeOf(trace, columns, mover))),
      fresh: inputs === given,
      reached: chosen.every(({ node }) => known.includes(String(node))),
      output: trace.node(trace.output).label,
      derivative: derivativeOf(trace, chosen[0].node, symbolOf(trace, chosen[0])),
    };
    chart.view.update(shown);
    const told = [...(shown.reached ? [] : [later(shown)]), ...chart.view.tell(shown)];
    words.replaceChildren(...told.map((line) => h("p", { class: "meaning" }, ...line)));
  };

  /** @param {number[]} values */
  const move = (values) => {
    const chosen = axes();
    const reached = rangesOf(chosen);
    /** @type {Map<number, Tensor>} */
    const next = new Map();
    chosen.forEach(({ node, index }, i) => {
      const value = snapped(reached[i], values[i]);
      const before = next.get(node) ?? /** @type {Tensor} */ (data?.columns.values[data.trace.nodeAt(node)]);
      next.set(node, index === null ? value : withCell(before, index, value));
    });
    for (const [node, value] of next) onInput(node, value);
  };
  const end = () => {
    refresh();
    onEnd();
  };

  /** @param {ChartData} shown */
  const later = ({ axes: [x, y] }) =>
    fillNodes(t(y ? "plot.later.map" : "plot.later"), { x: symbol(x.label), y: symbol(y?.label ?? "") });

  const choose = () => onPlot({ x: along.value, ...(against.value !== NONE && { y: against.value }) });
  along.addEventListener("change", choose);
  against.addEventListener("change", choose);
  const watch = new IntersectionObserver((entries) => {
    visible = entries.some(({ isIntersecting }) => isIntersecting);
    refresh();
  });
  void calm.then(() => gone || watch.observe(container));

  return {
    /** @param {PlotData} next */
    update(next) {
      const before = data;
      const known = all;
      data = next;
      all = movers(next.trace, next.columns);
      if (before?.trace !== next.trace) ranges = new Map();
      // What was touched or selected last is what one wants to see.
      const selected = before?.selected !== next.selected && all.find(({ node }) => node === next.selected)?.key;
      const byHand = before?.trace === next.trace && before.given !== next.given;
      const key = selected || (byHand && touched(known, all));
      const [x, y] = axes();
      if (key && !y && key !== x?.key) onPlot({ x: key });
      offer(along, all.map(choice), x?.key ?? NONE);
      const rest = all.filter((each) => each !== x).map(choice);
      offer(against, [[NONE, t("plot.nothing")], ...rest], y?.key ?? NONE);
      choices.hidden = all.length < 2;
      patch(title, [new Text(t(y ? "plot.title.map" : "plot.title"))]);
      container.hidden = !all.length || next.asked;
      refresh();
    },
    destroy() {
      gone = true;
      watch.disconnect();
      question.destroy();
      chart?.view.destroy();
      container.replaceChildren();
    },
  };
}

/** @param {Trace} trace @param {Columns} columns @param {Mover} mover */
function slopeOf(trace, columns, { node, at }) {
  /** @type {any} */
  let grad = columns.grads[trace.nodeAt(node)];
  for (const place of at) grad = grad?.[place];
  return Number(grad ?? 0);
}

/** @param {Trace} trace @param {Mover} mover */
const symbolOf = (trace, { node, at }) => `{${trace.node(node).symbol}}${at.length ? `_{[${at}]}` : ""}`;

/**
 * The inputs' numbers but for those that are swept.
 * @param {Record<string, Tensor>} inputs
 * @param {Mover[]} swept
 */
function others(inputs, swept) {
  const rest = { ...inputs };
  for (const { name, index } of swept) {
    if (!(name in rest)) continue;
    if (index === null) delete rest[name];
    else rest[name] = withCell(rest[name], index, 0);
  }
  return rest;
}
