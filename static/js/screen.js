/** The views on the page, each fed with its slice of the state. */

import { createBeside } from "./beside.js";
import { createBlindfold } from "./exercise.js";
import { labelPage } from "./lib/i18n.js";
import { lastOnly } from "./lib/memo.js";
import { slotReader } from "./lib/template.js";
import { formulaStage, frameAt, knownAt, pathOf, reachedInputs, termName } from "./model/frames.js";
import { exists } from "./model/number.js";
import { subject, throughWhom } from "./model/trace.js";
import { levelOf, levelsOf } from "./model/zoom.js";
import { drawnPart, part } from "./parts.js";
import { createStage } from "./stage/stage.js";
import { stageData, stageSlice } from "./staged.js";
import { createPace } from "./state/pace.js";
import { cellFormula } from "./view/cellsum.js";
import { createCompare } from "./view/compare.js";
import { createDrop } from "./view/drop.js";
import { createEditor } from "./view/editor/editor.js";
import { reading } from "./view/editor/reading.js";
import { createNext } from "./view/examples.js";
import { createFormula } from "./view/formula.js";
import { createHandout } from "./view/handout.js";
import { createHeadline, whereabouts } from "./view/headline.js";
import { createHelp } from "./view/help.js";
import { createHint } from "./view/hint.js";
import { createInputs } from "./view/inputs.js";
import { createInspector } from "./view/inspector.js";
import { createLegend } from "./view/legend.js";
import { createLevels } from "./view/levels.js";
import { createNumber } from "./view/number.js";
import { createPlot } from "./view/plot/section.js";
import { createSearch } from "./view/search.js";
import { createSentence } from "./view/sentence.js";
import { createSwipe } from "./view/swipe.js";
import { createTabs } from "./view/tabs.js";
import { createToolbox } from "./view/toolbox.js";
import { createTopbar } from "./view/topbar.js";
import { createTransport } from "./view/transport.js";
import { headlineOf, sentenceOf } from "./view/words.js";

/** @import { State } from "./actions.js" */
/** @import { Exercise } from "./exercise.js" */
/** @import { Translate } from "./lib/i18n.js" */
/** @import { Example } from "./net/api.js" */
/** @import { RecentOptions } from "./view/recent.js" */
/** @import { Solver } from "./stage/solver.js" */

/** @param {string} id */
const at = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

/**
 * @param {State} initial
 * @param {{ t: Translate, examples: Example[], exercise: Exercise, recent: RecentOptions["recent"], solver: Solver, on: any }} options `on`: what each view reports
 */
export function createScreen(initial, { t, examples, exercise, recent, solver, on }) {
  const { lang } = initial;
  const touch = matchMedia("(pointer: coarse)");
  const words = { t, lang };
  const options = { ...on, exercise, t, lang, recent, makeNumber: createNumber };
  labelPage(lang, t);

  const topbar = createTopbar(at("top"), { examples }, options);
  const editor = createEditor(at("editor"), { text: initial.text }, options);
  const inputs = createInputs(at("inputs"), null, options);
  const compare = createCompare(at("compare"), null, options);
  const plot = createPlot(at("plot"), null, options);
  const next = createNext(at("next"), examples, options);
  const hint = createHint(at("hint"), null, options);
  const levels = createLevels(at("levels"), null, options);
  const headline = createHeadline(at("headline"));
  const legend = createLegend(at("legend"), null, {
    t,
    onZoom: (k) => stage?.zoom(k),
    onFit: () => stage?.fit(),
    onSearch: () => search.open(),
  });
  const formula = createFormula(at("formula"), null, options);
  const transport = createTransport(at("transport"), null, options);
  const inspector = createInspector(at("inspector"), null, options);
  const second = createBeside(at("beside"), { t, locale: lang, onInputEnd: on.onEnd });
  const toolbox = createToolbox(at("right"), null, { ...options, beside: second });
  const handout = createHandout(at("handout"), null, {
    ...options,
    picture: () => at("stage").querySelector("svg.scene"),
  });
  const swipe = createSwipe(at("middle"), null, options);
  const tabs = createTabs(at("tabs"), null, options);
  const sentence = createSentence(document.body, null, options);
  const help = createHelp(document.body, null, options);
  const search = createSearch(at("stage"), null, { ...options, onReveal: (node) => stage?.reveal(node) });
  const drop = createDrop(document.body, null, options);
  /** @type {ReturnType<typeof createStage> | null} */
  let stage = null;
  const frameOf = lastOnly(frameAt);
  const blindfold = createBlindfold();

  const prompt = [
    // first of all: its worker lays the graph out while the rest is drawn
    drawnPart(stageSlice, (slice) => {
      const data = stageData(slice, frameOf(slice.trace, slice.position));
      stage ??= createStage(at("stage"), data, { ...options, solver, onInputEnd: on.onEnd, locale: lang });
      stage.update(data);
    }),
    part(
      ({ theme, past }) => ({ theme, undoable: past.done.length > 0, redoable: past.undone.length > 0 }),
      (data) => {
        document.documentElement.dataset.theme = data.theme;
        topbar.update(data);
      },
    ),
    part(
      ({ tab, tall }) => ({ tab, tall }),
      ({ tab, tall }) => {
        at("app").dataset.tab = tab;
        at("app").dataset.sheet = tall ? "tall" : "low";
        tabs.update({ tab });
      },
    ),
    part(({ text }) => ({ text }), next.update),
    part(
      ({ stale, problem, trace }) => ({ stale, nothing: !trace && problem !== null }),
      ({ stale, nothing }) => {
        at("app").classList.toggle("stale", stale);
        at("app").classList.toggle("bare", nothing);
        if (nothing) headline.update({ where: "", sentence: { template: t("head.nothing"), values: {} } });
      },
    ),
    drawnPart(
      ({ trace, columns, inputs: given, text, traced, pin }) => ({
        trace,
        columns,
        changed: Object.keys(given).length > 0,
        stale: text !== traced,
        pinned: pin !== null,
      }),
      inputs.update,
    ),
    drawnPart(
      ({ trace, columns, position, traced: source, landed, inputs: given, selected, plot, theme, task }) => ({
        ...{ trace, columns, source, inputs: landed, given, selected, plot, theme },
        reached: reachedInputs(trace, frameOf(trace, position)),
        asked: task.targets.length > 0,
      }),
      plot.update,
    ),
    // what is answered is judged by the numbers as they stand
    drawnPart(
      ({ trace, columns, position, selected, tool, aim, theme, speed, hovered, task }) => ({
        ...{ trace, columns, position, selected, tool, aim, theme, speed, task },
        hovered: tool ? hovered : null,
      }),
      ({ trace, columns, position, tool, theme, ...chosen }, { traced, landed }) => {
        const frame = frameOf(trace, position);
        const node = chosen.selected ?? subject(trace, frame.step);
        const about = { ...chosen, trace, columns, frame, source: traced, inputs: landed, node };
        // what a tool asks is about the program; the level is on its way back to it
        toolbox.update({ tool: trace.cells ? null : tool, ...about });
        handout.update({ ...about, step: position.step, theme });
      },
    ),
    // after the stage, which shows what the card is to spare
    drawnPart(
      ({ trace, columns, position, number }) => ({
        trace,
        columns: number && columns,
        step: number && position,
        number,
      }),
      ({ trace, number }, { columns, position }) =>
        sentence.update({
          ...{ trace, columns, frame: frameOf(trace, position) },
          number: number && exists(trace, number.slot) ? number : null,
        }),
    ),
  ];

  const beside = [
    part(
      ({ text, problem, stale, traced, trace, columns, position, hovered }) => ({
        text,
        problem: stale || !trace || text === traced ? problem : null,
        trace,
        columns,
        step: position.step,
        hovered,
      }),
      ({ text, problem }, state) => editor.update({ text, problem, ...reading(state, lang) }),
    ),
    drawnPart(
      // what is asked for is not told by the other setting
      ({ trace, columns, pin, other, task, position }) => ({
        ...{ trace, columns, other, pin: task.targets.length ? null : pin },
        ...knownAt(trace, position),
      }),
      compare.update,
    ),
    drawnPart(
      ({ trace, columns, position, problem, stale, over, catalog, task }) => ({
        trace,
        columns,
        asked: task.made && task.targets.length,
        step: position.step,
        behind: stale && (problem ? "where.mistake" : "where.late"),
        over,
        catalog,
      }),
      ({ trace, columns, asked, step, behind, over, catalog }) => {
        const about = trace.node(subject(trace, trace.steps[step])).op;
        const byOp = catalog.find(({ name }) => name === about)?.headline;
        const place = over ? t("where.over") : whereabouts(trace, step, t);
        headline.update({
          where: (behind && t(behind)) || (asked && t("where.exercise", { count: asked })) || place,
          sentence: asked
            ? { template: t("head.exercise"), values: {} }
            : headlineOf(trace, columns, trace.steps[step], words, byOp),
          intro: step === 0 && !asked && !behind ? t(`head.intro${touch.matches ? ".touch" : ""}`) : "",
        });
        hint.update({ seen: step > 0 });
      },
    ),
    drawnPart(
      ({ trace, columns, position: { step, phase }, edge, terms }) => ({
        trace,
        columns,
        edge,
        step,
        terms,
        lit: formulaStage(trace.steps[step].kind, phase),
        settled: phase === 1,
      }),
      ({ trace, columns, edge, step: index, lit, settled, terms }) => {
        if (terms && "parts" in terms) return formula.update(cellFormula(trace, terms, words));
        const step = trace.steps[index];
        formula.update({
          latex: step.latex,
          tables: trace.nodes.some(({ shape }) => shape.length > 0),
          kind: step.kind,
          name: trace.node(step.node).label,
          stage: lit,
          settled,
          edge,
          read: slotReader(trace, columns),
          path: (edge) => pathOf(trace, step.node, edge),
          term: (edge) => termName(trace, step.node, edge),
          through: (edge) => throughWhom(trace, edge)?.symbol ?? null,
          sentence: sentenceOf(trace, columns, step, words),
        });
      },
    ),
    drawnPart(({ trace, columns, position }) => ({ trace, columns, ...knownAt(trace, position) }), search.update),
    drawnPart(
      ({ trace, columns, position, playing, grain, speed }) => ({ trace, columns, position, playing, grain, speed }),
      transport.update,
    ),
    drawnPart(
      ({ trace, columns, position: { step, phase }, selected, catalog, cell, terms, task }) => ({
        trace,
        columns,
        node: selected ?? subject(trace, trace.steps[step]),
        step,
        passed: phase >= 0.64,
        landed: phase >= 0.86,
        catalog,
        ...{ cell, terms, closed: task.targets.length > 0 },
      }),
      ({ trace, columns, node, cell, terms, closed }, { position }) =>
        inspector.update({ trace, columns, node, frame: frameOf(trace, position), cell, terms, closed }),
    ),
    drawnPart(
      ({ trace, closed, hidden }) => ({ trace, closed, hidden }),
      ({ trace, closed, hidden }) =>
        levels.update({ levels: levelsOf(trace, hidden.length > 0), level: levelOf(trace, closed) }),
    ),
  ];

  const pace = createPace((state) => {
    for (const each of beside) each(state);
  });

  return {
    /** @param {State} whole */
    update(whole) {
      const state = blindfold(whole);
      for (const each of prompt) each(state);
      pace.update(state);
    },
    focusEditor: () => editor.focus(),
    focusSteps: () => transport.focus(),
    openSearch: () => search.open(),
    openHelp: () => help.open(),
    destroy() {
      pace.stop();
      const left = [topbar, editor, inputs, compare, plot, next, hint, levels];
      const middle = [headline, legend, formula, transport, inspector, toolbox, second, handout];
      const others = [swipe, tabs, sentence, help, drop, search];
      for (const view of [...left, ...middle, ...others, stage]) view?.destroy();
    },
  };
}
