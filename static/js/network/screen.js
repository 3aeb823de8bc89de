/** The views of the page for networks, each fed with its slice of the state. */

import { hasKeys } from "../lib/focus.js";
import { labelPage } from "../lib/i18n.js";
import { hasPieces } from "../model/network/regions.js";
import { canRespond } from "../model/network/responses.js";
import { showsUnits } from "../model/network/room.js";
import { onSlice } from "../state/store.js";
import { createHeadline } from "../view/headline.js";
import { createHelp, networkKeys } from "../view/help.js";
import { createManners } from "../view/manners.js";
import { createAxis } from "../view/network/axis.js";
import { createCompare } from "../view/network/compare.js";
import { createControls } from "../view/network/controls.js";
import { createCurves } from "../view/network/curves.js";
import { createField } from "../view/network/field.js";
import { createHealth } from "../view/network/health.js";
import { createInside } from "../view/network/inside.js";
import { createLandscape } from "../view/network/landscape.js";
import { widthOf } from "../view/network/lines.js";
import { createPicked } from "../view/network/picked.js";
import { createPicture } from "../view/network/picture.js";
import { createPresets } from "../view/network/presets.js";
import { createShow } from "../view/network/show.js";
import { createSpec } from "../view/network/spec.js";
import { createWalk } from "../view/network/walk.js";
import { createUndoing } from "../view/undoing.js";
import { isMistyped, isOld, told, toldSlice } from "./told.js";

/** @import { Translate } from "../lib/i18n.js" */
/** @import { Preset } from "../net/api.js" */
/** @import { Part } from "../net/network.js" */
/** @import { State } from "./state.js" */

/** @type {<S extends Record<string, unknown>>(select: (state: State) => S, render: (slice: S, state: State) => void) => (state: State) => void} */
const part = onSlice;

/** Where the answers to what is asked apart from the picture are seen. */
const WAITING = [
  ["field", "decision", "regions"],
  ["axis", "axis"],
  ["health", "flow"],
  ["inside", "flow"],
];

/** @param {string} id */
const at = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

/**
 * @param {State} initial
 * @param {{ t: Translate, parts: Part[], presets: Preset[], limit: number, on: any }} options
 */
export function createScreen(initial, { t, parts, presets, limit, on }) {
  const { lang } = initial;
  const options = { ...on, t, lang, parts, limit };
  labelPage(lang, t);
  const menu = createPresets(at("top"), presets, options);
  const undoing = createUndoing(at("top"), null, options);
  const manners = createManners(at("top"), null, options);
  const headline = createHeadline(at("headline"));
  const help = createHelp(document.body, networkKeys(t), { t });
  const show = createShow(at("key"), null, options);

  /** Views of a network, once there is one. @type {{ update: (state: State) => void, destroy: () => void }[]} */
  let views = [];
  const spec = createSpec(at("spec"), specData(initial), options);
  /** Where there is no network yet its text is to be mended first. @type {(run: (count: number) => void) => (count: number) => void} */
  const ready = (run) => (count) => (at("app").classList.contains("bare") ? spec.focus() : run(count));
  const training = { ...options, onRun: ready(on.onRun), onSteps: ready(on.onSteps) };
  const controls = createControls(at("training"), controlData(initial), training);
  const curves = createCurves(at("curves"), curveData(initial), options);
  const compare = createCompare(at("compare"), compareData(initial), options);
  /** @type {() => void} */
  let toLayer = () => {};
  /** What is looked at will be let go: the keys that are in it go back to where one came from. */
  const leave = () => {
    const unit = /** @type {SVGElement | null} */ (at("stage").querySelector("[tabindex='0']"));
    if (at("picked").contains(document.activeElement)) unit?.focus();
    if (at("inside").contains(document.activeElement)) toLayer();
  };
  const closeLayer = (/** @type {number} */ layer) => {
    leave();
    on.onLayer(layer);
  };
  /** @param {State} state */
  const begin = (state) => {
    const { net } = state;
    if (views.length || !net) return;
    const picture = createPicture(at("stage"), { ...state, net }, options);
    const walk = createWalk(at("transport"), state, options);
    const axis = createAxis(at("axis"), axisData(state), options);
    const field = createField(at("field"), fieldData(state), options);
    const landscape = createLandscape(at("landscape"), landscapeData(state), options);
    const health = createHealth(at("health"), state, options);
    toLayer = health.focus;
    const picked = createPicked(at("picked"), state, options);
    const inside = createInside(at("inside"), state, {
      ...options,
      onLayer: closeLayer,
      isCalled: () => hasKeys(at("health")),
    });
    const drawn = part(
      ({ net, stops, position, show, picked, layer, face, responses }) => ({
        ...{ net, stops, position, show, picked, layer },
        responses: face === "response" ? responses : null,
      }),
      ({ net, ...slice }) => net && picture.update({ ...slice, net }),
    );
    views = [
      { update: drawn, destroy: picture.destroy },
      { update: walk.update, destroy: walk.destroy },
      { update: (state) => field.update(fieldData(state)), destroy: field.destroy },
      { update: (state) => axis.update(axisData(state)), destroy: axis.destroy },
      { update: (state) => landscape.update(landscapeData(state)), destroy: landscape.destroy },
      { update: ({ flow, layer }) => health.update({ flow, layer }), destroy: health.destroy },
      {
        update: ({ net, flow, layer, picked: now }) => inside.update({ net, flow, layer, picked: now }),
        destroy: inside.destroy,
      },
      { update: ({ net, picked: now }) => picked.update({ net, picked: now }), destroy: picked.destroy },
    ];
  };
  const said = part(toldSlice, (_, state) => {
    at("headline").ariaLive = state.running ? "off" : "polite"; // step by step, not frame by frame
    headline.update(told(state, t));
  });
  const steered = part(controlData, controls.update);
  const curved = part(curveData, curves.update);
  const spelled = part(specData, spec.update);
  const shown = part(
    ({ show, face, net, stops, position }) => ({
      ...{ show, face, width: net ? widthOf(net, show, stops, position) : show },
      inputs: canRespond(net) ? (net?.inputs?.length ?? 0) : 0,
      cards: net !== null && !showsUnits([net.inputs?.length ?? 0, ...net.layers.map(({ width }) => width)]),
    }),
    show.update,
  );
  const compared = part(compareData, compare.update);
  const undoable = part(
    ({ past }) => ({ undoable: past.done.length > 0, redoable: past.undone.length > 0 }),
    undoing.update,
  );
  const themed = part(
    ({ theme }) => ({ theme }),
    ({ theme }) => {
      document.documentElement.dataset.theme = theme;
      manners.update({ theme });
    },
  );

  return {
    /** @param {State} state */
    update(state) {
      begin(state);
      at("app").classList.toggle("bare", !state.net);
      const comparing = at("app").classList.contains("comparing");
      at("app").classList.toggle("comparing", state.comparison !== null);
      // what it says to press comes into sight
      if (!comparing && state.comparison) at("left").scrollTop = 0;
      at("app").classList.toggle("stale", (isOld(state.late) || isMistyped(state)) && !state.running);
      for (const [id, ...names] of WAITING) at(id).ariaBusy = String(names.some((name) => state.late.includes(name)));
      for (const each of [themed, undoable, said, steered, curved, spelled, shown, compared]) each(state);
      for (const view of views) view.update(state);
    },
    focusSpec: spec.focus,
    openHelp: help.open,
    leave,
    destroy() {
      for (const view of [...views, menu, undoing, manners, headline, help, show, spec, controls, curves, compare])
        view.destroy();
    },
  };
}

/** @param {State} state */
function controlData({ running, pausing, waiting, step, moment, speed, form, points, comparison }) {
  const count = points ? points.inputs.length - points.validation.length : 1; // none is learned from what is held back
  return {
    running,
    pausing,
    waiting,
    step: comparison?.step ?? step,
    epoch: comparison?.epoch ?? moment?.epoch ?? null,
    speed,
    stepsPerEpoch: Math.max(1, Math.floor(count / Math.min(count, form?.batch.points ?? count))),
  };
}

/** What is typed, also where it was refused. @param {State} state */
const specData = ({ draft: text, form, problem, parameters }) => ({ text, form, problem, parameters });

/** @param {State} state */
const axisData = ({ axis, slept, example, refused }) => ({
  ...{ axis, example, sleep: axis && (slept.units[axis.key] ?? null) },
  unsure: Boolean(refused.death),
  refused: refused.axis ?? null,
});

/** @param {State} state */
const fieldData = ({ field, points, given, example, everywhere, hand, regions, net, refused }) => ({
  ...{ field, points, example, everywhere, hand, regions },
  changed: given !== null && given.added.length + given.removed.length > 0,
  straight: hasPieces(net),
  refused: refused.regions ?? null,
});

/** @param {State} state */
const landscapeData = ({ around: open, running, landscape, refused }) => ({
  ...{ open, running, landscape },
  refused: refused.landscape ?? null,
});

/** @param {State} state */
const curveData = ({ curve, moment, kept, step }) => ({ curve, moment, kept: kept.map((each) => each.step), step });

/** @param {State} state */
const compareData = ({ comparison, form, points }) => ({ comparison, form, points });
