/** What the headline and the formula say of the state. */

import { slotReader } from "./lib/template.js";
import { formulaStage, partAt, pathOf, termName } from "./model/frames.js";
import { subject, throughWhom } from "./model/trace.js";
import { cellFormula } from "./view/cellsum.js";
import { whereabouts } from "./view/headline.js";
import { headlineOf, sentenceOf } from "./view/words.js";

/** @import { Translate } from "./lib/i18n.js" */
/** @import { Drawn } from "./parts.js" */

/** @param {Drawn} state */
export const headlineSlice = ({ trace, columns, position, problem, stale, text, traced, over, catalog, task }) => ({
  trace,
  columns,
  asked: task.made && task.count,
  step: position.step,
  behind: stale && `where.${text === traced ? "results" : problem ? "mistake" : "late"}`,
  over,
  catalog,
});

/** @param {ReturnType<typeof headlineSlice>} slice @param {{ t: Translate, lang: string, touch: boolean }} words */
export function headlineData({ trace, columns, asked, step, behind, over, catalog }, { touch, ...words }) {
  const { t } = words;
  const about = trace.node(subject(trace, trace.steps[step])).op;
  const byOp = catalog.find(({ name }) => name === about)?.headlines ?? [];
  const place = over ? t("where.over") : whereabouts(trace, step, t);
  return {
    where: (behind && t(behind)) || (asked && t("where.exercise", { count: asked })) || place,
    sentence: asked
      ? { template: t("head.exercise", { count: asked }), values: {} }
      : headlineOf(trace, columns, trace.steps[step], words, byOp),
    intro: step === 0 && !asked && !behind ? t(`head.intro${touch ? ".touch" : ""}`) : "",
  };
}

/** @param {Drawn} state */
export const formulaSlice = ({ trace, columns, position: { step, phase }, edge, terms }) => ({
  trace,
  columns,
  edge,
  step,
  terms,
  lit: formulaStage(trace.steps[step].kind, phase),
  part: partAt(trace.steps[step].kind, phase),
});

/** @param {ReturnType<typeof formulaSlice>} slice @param {{ t: Translate, lang: string }} words */
export function formulaData({ trace, columns, edge, step: index, lit, part, terms }, words) {
  if (terms && "parts" in terms) return cellFormula(trace, terms, words);
  const step = trace.steps[index];
  return {
    latex: step.latex,
    tables: trace.nodes.some(({ shape }) => shape.length > 0),
    kind: step.kind,
    name: trace.node(step.node).label,
    stage: lit,
    part,
    edge,
    read: slotReader(trace, columns),
    path: (/** @type {number} */ edge) => pathOf(trace, step.node, edge),
    term: (/** @type {number} */ edge) => termName(trace, step.node, edge),
    through: (/** @type {number} */ edge) => throughWhom(trace, edge)?.symbol ?? null,
    sentence: sentenceOf(trace, columns, step, words),
  };
}
