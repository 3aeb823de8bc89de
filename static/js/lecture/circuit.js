/** A program on the board: the stage with its formula and its timeline, led by the story or by the hand. */

import { createActions, movedTo, NOTHING } from "../actions.js";
import { beginning } from "../beginning.js";
import { createCells } from "../cells.js";
import { createBlindfold } from "../exercise.js";
import { h } from "../lib/dom.js";
import { zipped } from "../lib/tensor.js";
import { NO_AIM } from "../model/aim.js";
import * as api from "../net/api.js";
import { newestWins } from "../net/newest.js";
import { drawnPart, frameOf } from "../parts.js";
import { createStage } from "../stage/stage.js";
import { stageData, stageSlice } from "../staged.js";
import { createPlayer } from "../state/player.js";
import { createStore } from "../state/store.js";
import { toolData, toolSlice } from "../studied.js";
import { formulaData, formulaSlice } from "../told.js";
import { askTraced } from "../traced.js";
import { createFormula } from "../view/formula.js";
import { createInputs } from "../view/inputs.js";
import { createDescend } from "../view/lecture/descend.js";
import { createNumber } from "../view/number.js";
import { cellName } from "../view/pick.js";
import { createTransport } from "../view/transport.js";
import { createZoom } from "../zoom.js";
import { aboutOf, hiddenBy, pointedBy } from "./about.js";
import { createBeside } from "./beside.js";
import { createLooking } from "./looking.js";

/** @import { State } from "../actions.js" */
/** @import { Trace } from "../model/trace.js" */
/** @import { Stop } from "../net/lecture.js" */
/** @import { BoardOptions } from "./board.js" */

/**
 * @param {HTMLElement} container
 * @param {Stop} first
 * @param {BoardOptions} options
 */
export function createCircuit(
  container,
  first,
  { t, lang, solver, overview, bring, onOffline, onError, onTouched, ask, tool },
) {
  const places = {
    stage: h("div", { class: "stage", id: "stage" }),
    beside: h("section", { class: "beside", "aria-label": t("lec.beside") }),
    inputs: h("section", { class: "section moved", id: "inputs" }),
    descend: h("section", { class: "descend", "aria-label": t("lec.descend") }),
    formula: h("section", { class: "formula", "aria-label": t("panel.formula") }),
    transport: h("section", { class: "transport", "aria-label": t("panel.steps") }),
  };
  const { stage: picture, beside: side, ...under } = places;
  container.replaceChildren(h("div", { class: "seen" }, picture, side), ...Object.values(under));
  container.className = "board circuit";

  /** @type {ReturnType<typeof createStore<State>>} */
  const store = createStore({ ...beginning(), lang, grain: "edge" });
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  const player = createPlayer((position, playing) => store.set(movedTo(store.get(), position, playing)), {
    still: () => still.matches,
  });
  /** What waits for the trace. @type {Stop | null} */
  let coming = null;
  let shown = first;
  /** What the story is about where it stands. @type {{ trace: Trace, step: number, first: number[], nodes: number[], edges: number[] } | null} */
  let told = null;

  const askTrace = newestWins(
    (/** @type {import("../actions.js").TraceWish} */ wish) =>
      askTraced(wish, { expand: zoom.expanded(wish), lang, inputsOf: actions.inputsOf }),
    {
      onAnswer(traced, wish) {
        if (wish.text !== store.get().text) return;
        actions.arrive(traced, { ...wish, expand: zoom.expanded(wish) });
        if (coming) settle(coming, false);
        coming = null;
      },
      onError,
      onOffline,
    },
  );
  const askReplay = newestWins(
    (/** @type {{ trace: import("../model/trace.js").Trace, inputs: State["inputs"] }} */ { trace, inputs }) =>
      api.replay({ ...zoom.program(trace), inputs }, lang),
    { onAnswer: (columns, { trace, inputs }) => actions.land(columns, trace, inputs), onError, onOffline },
  );
  const zoom = createZoom({ store, askTrace });
  const actions = createActions({ store, player, askTrace, askReplay });

  /** Lead the playhead to where a stop wants it: forward it walks there, else it jumps. @param {Stop} stop @param {boolean} walks */
  const settle = (stop, walks) => {
    const { step, phase } = stop.at ?? { step: 0, phase: 1 };
    const { trace } = store.get();
    told = trace && { trace, step, ...aboutOf(trace, stop) };
    store.set({ pointed: pointedBy(stop), hidden: hiddenBy(stop), seen: step });
    store.set({ tool: stop.beside?.tool ?? null, aim: stop.beside?.aim ?? NO_AIM });
    beside.open(stop.beside);
    if (phase < 1) player.hold({ step, phase });
    else if (walks && step > player.position().step) player.walk(step);
    else player.seek(step);
  };

  /** Another step, another program or a tool draws the eye elsewhere. @param {State} state */
  const toldIn = ({ trace, position, tool }) =>
    told?.trace === trace && told?.step === position.step && !tool ? told : null;

  /** @param {Record<string, import("../lib/format.js").Tensor>} inputs */
  const isAt = (inputs) => JSON.stringify(inputs) === JSON.stringify(store.get().inputs);

  const options = {
    ...{ t, lang, locale: lang, solver, overview, makeNumber: createNumber },
    onInput(/** @type {number} */ id, /** @type {any} */ value) {
      onTouched(true);
      actions.setInput(id, value);
    },
    onToggle: zoom.toggle,
    onSelect: actions.select,
    onHover: (/** @type {{ edge?: number } | null} */ target) => store.set({ edge: target?.edge ?? null }),
    onEdge: (/** @type {number} */ edge) => store.set({ edge: Number.isNaN(edge) ? null : edge }),
    onNumber: () => {},
    onEnd() {},
    onInputEnd() {},
    onReset: () => show(shown, { walks: false }),
    onPin() {},
    onSeek: player.seek,
    onHold: player.hold,
    onGrain: (/** @type {State["grain"]} */ grain) => store.set({ grain }),
    onSpeed(/** @type {number} */ speed) {
      player.setSpeed(speed);
      store.set({ speed });
    },
    onKey: (/** @type {string} */ key) => keys[key]?.(),
  };
  /** @type {Record<string, () => void>} */
  const keys = {
    first: () => actions.ends("first"),
    last: () => actions.ends("last"),
    play: player.toggle,
    next: () => actions.walk(1),
    back: () => actions.walk(-1),
  };
  /** What is hidden here comes with the answer: there is no place to type it. @type {typeof t} */
  const asTold = (key, params) => t(key === "say.ask" ? "lec.hidden" : key, params);
  const formula = createFormula(places.formula, null, options);
  const inputs = createInputs(places.inputs, null, { ...options, onGrasp: (node) => stage?.hold(node) });
  const descend = createDescend(places.descend, { rate: 0.1 }, { t, lang, onStep: (rate) => step(rate) });
  const transport = createTransport(places.transport, null, options);
  const question = (/** @type {string} */ what, /** @type {unknown} */ about) => ask(`api/${what}`, about);
  const beside = createBeside(places.beside, null, {
    ...{ t, lang, beside: null },
    ask: question,
    bring,
    onSelect: actions.select,
    onShow: (selected) => store.set({ selected }),
    onInput: options.onInput,
    onAim: (aim) => store.set({ aim }),
    onPoint(what) {
      const pointed = Object.keys(what).length ? { ...NOTHING, ...what } : pointedBy(shown);
      if (JSON.stringify(pointed) !== JSON.stringify(store.get().pointed)) store.set({ pointed });
    },
    onReady: () => store.set({}),
  });
  createCells({ store, ask: question });
  const looking = createLooking(places.stage, {
    trace: () => store.get().trace,
    now: () => store.get().cell,
    label: ({ node, what, at }) =>
      `${what === "gradient" ? "∇" : ""}${store.get().trace?.node(node).label} ${cellName(at, t)}`,
    onLook: (cell) => store.set({ cell }),
  });
  /** @type {ReturnType<typeof createStage> | null} */
  let stage = null;
  const blindfold = createBlindfold();

  const parts = [
    drawnPart(
      (state) => ({ ...stageSlice(state), told: toldIn(state) }),
      ({ told, ...slice }) => {
        const data = { ...stageData(slice, frameOf(slice.trace, slice.position)), told };
        stage ??= createStage(places.stage, data, options);
        stage.update(data);
      },
    ),
    drawnPart(
      ({ trace, columns, position, terms, cell }) => ({ trace, columns, position, terms, cell }),
      ({ terms }) => looking.update(terms && "parts" in terms ? terms : null),
    ),
    drawnPart(toolSlice, (slice, state) => beside.update(toolData(slice, state))),
    drawnPart(formulaSlice, (slice) => formula.update(formulaData(slice, { t: asTold, lang }))),
    drawnPart(
      ({ trace, columns, position, playing, grain, speed }) => ({ trace, columns, position, playing, grain, speed }),
      transport.update,
    ),
    drawnPart(
      ({ trace, columns, inputs: given }) => ({ trace, columns, given, only: shown.move }),
      ({ trace, columns, given, only }) =>
        inputs.update({ trace, columns, changed: Object.keys(given).length > 0, stale: false, pinned: true, only }),
    ),
  ];
  /** Losses of the steps of descent so far, the last one where it is now. @type {number[]} */
  let losses = [];
  /** Each parameter goes against its gradient. @param {number} rate */
  const step = (rate) => {
    const { trace, columns, inputs, landed } = store.get();
    if (!trace || !columns || inputs !== landed) return;
    const next = { ...inputs };
    for (const node of trace.inputs) {
      const name = trace.address.get(node.id) ?? "";
      const gradient = columns.grads[trace.nodeAt(node.id)];
      const value = columns.values[trace.nodeAt(node.id)];
      if (gradient === null || value === null || !shown.descend?.parameters.includes(name)) continue;
      next[name] = zipped(value, gradient, (x, g) => x - rate * g);
    }
    onTouched(true);
    losses = [...losses, Number.NaN];
    actions.setInputs(next);
  };
  /** The loss of where one is. @param {State} state */
  const weigh = ({ trace, columns, inputs, landed }) => {
    if (places.descend.hidden || !trace || !columns || inputs !== landed) return;
    const loss = Number(columns.values[trace.nodeAt(trace.output)]);
    losses = [...losses.slice(0, -1), loss];
    descend.update({ losses, name: trace.node(trace.output).label });
  };

  let queued = 0;
  store.subscribe(() => {
    queued ||= requestAnimationFrame(() => {
      queued = 0;
      const state = blindfold(store.get());
      for (const each of parts) each(state);
      weigh(state);
      container.toggleAttribute(
        "data-rests",
        !coming && !player.moving() && beside.rests() && state.landed === state.inputs,
      );
    });
  });

  /** @param {Stop} stop @param {{ walks: boolean, touched?: boolean }} how `touched`: it is none of the story's */
  const show = (stop, { walks, touched = false }) => {
    // a preset leaves the pass where it is
    if (!stop.at) stop = { ...stop, at: store.get().position };
    if (!touched) shown = stop;
    places.inputs.hidden = !stop.move?.length;
    places.descend.hidden = !stop.descend;
    losses = [Number.NaN];
    if (stop.descend) descend.begin(stop.descend.rate);
    const text = /** @type {string} */ (stop.program);
    if (store.get().text !== text || !store.get().trace) {
      coming = stop;
      actions.open({
        text,
        inputs: stop.inputs,
        step: stop.at?.step ?? 0,
        hidden: hiddenBy(stop),
        aim: NO_AIM,
        again: true,
      });
    } else {
      store.set({ selected: null });
      if (!isAt(stop.inputs)) actions.setInputs(stop.inputs);
      settle(stop, walks);
    }
    onTouched(touched);
  };
  show(first, { walks: false });

  return {
    show,
    moving: player.moving,
    /** What moves comes to rest. */
    finish: () => settle(shown, false),
    play: () => (shown.beside ? beside.play() : player.toggle()),
    /** The board as it stands, for the page of its own. */
    link: () => ({
      page: "",
      state: {
        ...{ text: store.get().text, inputs: store.get().inputs, step: store.get().position.step },
        ...(tool && { tool }),
      },
    }),
    graphOnPaper: () => stage?.onPaper() ?? null,
    destroy() {
      cancelAnimationFrame(queued);
      player.seek(player.position().step);
      for (const view of [stage, beside, formula, inputs, descend, transport]) view?.destroy();
      container.replaceChildren();
    },
  };
}
