/** The views on the page, each fed with its slice of the state. */

import { createBeside } from "./beside.js";
import { createBlindfold } from "./exercise.js";
import { createLate } from "./late.js";
import { labelPage } from "./lib/i18n.js";
import { knownAt } from "./model/frames.js";
import { exists } from "./model/number.js";
import { isPart, levelOf, levelsOf } from "./model/zoom.js";
import { drawnPart, frameOf, part } from "./parts.js";
import { mostlyTables } from "./stage/plan.js";
import { createStage } from "./stage/stage.js";
import { stageData, stageSlice } from "./staged.js";
import { createPace } from "./state/pace.js";
import { inspectorData, inspectorSlice, plotSlice, toolData, toolSlice } from "./studied.js";
import { formulaData, formulaSlice, headlineData, headlineSlice } from "./told.js";
import { createCompare } from "./view/compare.js";
import { createDrop } from "./view/drop.js";
import { createEditor } from "./view/editor/editor.js";
import { reading } from "./view/editor/reading.js";
import { createNext } from "./view/examples.js";
import { createFormula } from "./view/formula.js";
import { createHandout } from "./view/handout.js";
import { createHeadline } from "./view/headline.js";
import { createHelp, expressionKeys } from "./view/help.js";
import { createInputs } from "./view/inputs.js";
import { createInspector } from "./view/inspector.js";
import { createLegend } from "./view/legend.js";
import { createLevels } from "./view/levels.js";
import { createMore } from "./view/more.js";
import { createNumber } from "./view/number.js";
import { createSearch } from "./view/search.js";
import { createSentence } from "./view/sentence.js";
import { createSwipe } from "./view/swipe.js";
import { createTabs } from "./view/tabs.js";
import { createToolbox } from "./view/toolbox.js";
import { createTopbar } from "./view/topbar.js";
import { createTransport } from "./view/transport.js";

/** @import { State } from "./actions.js" */
/** @import { Exercise } from "./exercise.js" */
/** @import { Translate } from "./lib/i18n.js" */
/** @import { Example } from "./net/api.js" */
/** @import { RecentOptions } from "./view/recent.js" */
/** @import { Solver } from "./stage/solver.js" */

const PATIENCE_MS = 1500;
/** Where nothing has changed for so long, nobody is at work. */
const REST_MS = 700;
/** In a hall letters are so large that a picture a little too long is rather shown whole, in smaller ones. */
const WHOLE_IN_HALL = 0.8;

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
  let onDrawn = () => {};
  /** When the first picture is there, or is long in coming: what is fetched for later would keep it waiting. */
  const calm = new Promise((done) => {
    onDrawn = () => done(null);
    setTimeout(done, PATIENCE_MS);
  });
  let moved = performance.now();
  void calm.then(() => solver.practise(() => performance.now() - moved > REST_MS));
  /** What a number does that is dragged beside the picture is told at its node. @param {number | null} node */
  const onGrasp = (node) => stage?.hold(node);
  const options = { ...on, exercise, t, lang, recent, makeNumber: createNumber, calm, onGrasp };
  labelPage(lang, t);
  at("stage").dataset.waiting = t("graph.waiting");

  const topbar = createTopbar(at("top"), { examples }, options);
  const blackout = at("blackout");
  blackout.onclick = on.onLight;
  const editor = createEditor(at("editor"), { text: initial.text }, options);
  const inputs = createInputs(at("inputs"), null, { ...options, onPinned: () => compare.focus() });
  const compare = createCompare(at("compare"), null, { ...options, onGone: inputs.focus });
  const plot = createLate(async () => {
    await calm;
    const { createPlot } = await on.bring(() => import("./view/plot/section.js"));
    return createPlot(at("plot"), null, options);
  });
  const next = createNext(at("next"), examples, options);
  const levels = createLevels(at("levels"), null, options);
  const headline = createHeadline(at("headline"));
  const looking = {
    onZoom(/** @type {number} */ k) {
      for (const graph of second.seenWith(stage)) graph.zoom(k);
    },
    /** The whole, however small; asked again, the part that can be read. */
    onFit() {
      const graphs = second.seenWith(stage);
      const whole = graphs.some((graph) => !graph.isWhole());
      for (const graph of graphs) graph.fit(whole);
    },
    onSearch: () => search.open(),
  };
  const legend = createLegend(at("legend"), null, { t, ...looking });
  const formula = createFormula(at("formula"), null, options);
  const transport = createTransport(at("transport"), null, options);
  const inspector = createInspector(at("inspector"), null, options);
  const second = createBeside(at("beside"), { t, locale: lang, onInputEnd: on.onEnd });
  const toolbox = createToolbox(at("right"), null, { ...options, beside: second });
  const handout = createHandout(at("handout"), null, {
    ...options,
    picture: () => stage?.onPaper() ?? null,
  });
  const swipe = createSwipe(at("middle"), null, options);
  const tabs = createTabs(at("tabs"), null, options);
  const more = createMore(at("more"), null, { ...options, ...looking });
  const sentence = createSentence(document.body, null, options);
  const help = createHelp(document.body, expressionKeys(t), options);
  const search = createSearch(at("stage"), null, { ...options, onVisit: (node) => stage?.visit(node) });
  const drop = createDrop(document.body, null, options);
  /** @type {ReturnType<typeof createStage> | null} */
  let stage = null;
  const blindfold = createBlindfold();

  const prompt = [
    // first of all: its worker lays the graph out while the rest is drawn
    drawnPart(stageSlice, (slice) => {
      const data = stageData(slice, frameOf(slice.trace, slice.position));
      stage ??= createStage(at("stage"), data, {
        ...{ ...options, solver, onDrawn, onInputEnd: on.onEnd, locale: lang },
        onPlaced: () => handout.complete(),
        overview: () =>
          document.documentElement.dataset.theme === "projector" ? WHOLE_IN_HALL : Number.POSITIVE_INFINITY,
      });
      stage.update(data);
    }),
    part(
      ({ theme, past }) => ({ theme, undoable: past.done.length > 0, redoable: past.undone.length > 0 }),
      topbar.update,
    ),
    part(
      ({ theme, presenting, dark }) => ({ theme: presenting ? "projector" : theme, dark }),
      ({ theme, dark }) => {
        document.documentElement.dataset.theme = theme;
        blackout.hidden = !dark;
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
      ({ trace }) => ({ trace }),
      ({ trace }) => at("app").classList.toggle("tables", trace !== null && mostlyTables(trace)),
    ),
    part(
      ({ stale, problem, trace, text, traced }) => ({
        ...{ stale, nothing: !trace, wrong: problem !== null },
        late: !trace && !problem && text !== traced,
      }),
      ({ stale, nothing, wrong, late }) => {
        at("app").classList.toggle("stale", stale);
        at("app").classList.toggle("bare", nothing);
        at("stage").ariaBusy = String(late);
        const sentence = wrong ? { template: t("head.nothing"), values: {} } : null;
        if (nothing) headline.update({ where: "", sentence });
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
    drawnPart(plotSlice, plot.update),
    drawnPart(toolSlice, (slice, state) => {
      const { tool, ...about } = toolData(slice, state);
      toolbox.update({ tool, ...about });
      handout.update({ ...about, step: state.position.step });
    }),
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
      ({ trace, columns, pin, other, task, position, inputs, landed }) => ({
        ...{ trace, columns, other, pin: task.targets.length ? null : pin, late: inputs !== landed },
        ...knownAt(trace, position),
      }),
      compare.update,
    ),
    drawnPart(headlineSlice, (slice) => headline.update(headlineData(slice, { ...words, touch: touch.matches }))),
    drawnPart(formulaSlice, (slice) => formula.update(formulaData(slice, words))),
    drawnPart(({ trace, columns, position }) => ({ trace, columns, ...knownAt(trace, position) }), search.update),
    drawnPart(
      ({ trace, columns, position, playing, grain, speed }) => ({ trace, columns, position, playing, grain, speed }),
      transport.update,
    ),
    part(({ grain, speed }) => ({ grain, speed }), more.update),
    drawnPart(inspectorSlice, (slice, state) => inspector.update(inspectorData(slice, state))),
    drawnPart(
      ({ trace, closed, hidden }) => ({ trace, closed, hidden }),
      ({ trace, closed, hidden }) =>
        levels.update({
          levels: levelsOf(trace, hidden.length > 0),
          level: levelOf(trace, closed),
          part: isPart(trace.root),
        }),
    ),
  ];

  const pace = createPace(beside);

  return {
    /** @param {State} whole */
    update(whole) {
      moved = performance.now();
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
      const left = [topbar, editor, inputs, compare, plot, next, levels];
      const middle = [headline, legend, formula, transport, inspector, toolbox, second, handout];
      const others = [swipe, tabs, more, sentence, help, drop, search];
      for (const view of [...left, ...middle, ...others, stage]) view?.destroy();
    },
  };
}
