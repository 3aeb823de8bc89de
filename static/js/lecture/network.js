/** One network on the board: its picture, its health, and training by a button. */

import { h } from "../lib/dom.js";
import { formatNumber } from "../lib/format.js";
import { createActions } from "../network/actions.js";
import { createOne } from "../network/one.js";
import { beginning } from "../network/state.js";
import { createTraining } from "../network/training.js";
import { createStore } from "../state/store.js";
import { createLearning } from "../view/lecture/learning.js";
import { createHealth } from "../view/network/health.js";
import { createPicture } from "../view/network/picture.js";
import { createStart } from "./start.js";

/** @import { State } from "../network/state.js" */
/** @import { CreateExhibit } from "../view/exhibits/index.js" */
/** @typedef {{ steps: number, show: "gradient" | "weight" }} Board */

/** @type {CreateExhibit} */
export function create(container, first, { t, lang, network, kept, onTouched, onError, onOffline }) {
  let { steps, show } = /** @type {Board} */ (first);
  let spec = /** @type {string} */ (network);
  /** @type {ReturnType<typeof createStore<State>>} */
  const store = createStore(beginning({ lang, theme: "" }));
  const actions = createActions({ store, keep() {}, onOffline, onBug: onError });
  const one = createOne({ store, rest: actions.refresh });
  const training = createTraining({
    store,
    learner: () => one,
    onProblem: onError,
    onOffline,
    onEnd: () => {},
    onBusy: (message) => bar.wait(message),
  });
  const start = createStart({
    ...{ store, training, kept, onTouched },
    steps: () => steps,
    there: ({ flow }) => flow !== null,
    rest: () => actions.open(spec, { fresh: false, how: "replace" }),
  });
  /** @param {{ anew?: boolean }} [how] `anew`: from the first weights */
  const open = (how) => {
    container.toggleAttribute("data-rests", false);
    const begin = () => {
      store.set(beginning({ lang, theme: "" }));
      actions.open(spec, { fresh: true, how: "replace" });
    };
    start.open(spec, begin, how);
  };

  const bar = createLearning({ t, onRun: start.press, onAgain: () => open({ anew: true }) });
  const stage = h("div", { class: "stage" });
  const side = h("section", { class: "section" });
  container.replaceChildren(bar.element, h("div", { class: "net-board" }, stage, side));
  const options = {
    ...{ t, lang },
    onPick: (/** @type {State["picked"]} */ picked) => store.set({ picked }),
    onLayer: (/** @type {number} */ layer) => store.set({ layer }),
  };
  const health = createHealth(side, { flow: null, layer: null }, options);
  /** @type {ReturnType<typeof createPicture> | null} */
  let picture = null;
  let queued = 0;
  const stop = store.subscribe(() => {
    queued ||= requestAnimationFrame(() => {
      queued = 0;
      const { net, stops, position, picked, flow, layer, running, step, moment } = store.get();
      if (net) {
        const data = { net, stops, position, show, picked, layer, responses: null };
        picture ??= createPicture(stage, data, options);
        picture.update(data);
      }
      if (flow) health.update({ flow, layer });
      const lost = moment ? ` · L = ${formatNumber(moment.loss, lang)}` : "";
      bar.update({ running: running || start.wanted(), where: `${t("lec.race.step", { count: step })}${lost}` });
      container.toggleAttribute("data-rests", start.settle());
    });
  });
  open();

  return {
    update(next, other) {
      ({ steps, show } = next);
      if (other !== null && other !== spec) {
        spec = other;
        open();
      } else store.set({});
    },
    play: start.press,
    destroy() {
      stop();
      start.leave();
      cancelAnimationFrame(queued);
      health.destroy();
      picture?.destroy();
      container.replaceChildren();
    },
  };
}
