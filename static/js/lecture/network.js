/** One network on the board: its picture, its health, and training by a button. */

import { h } from "../lib/dom.js";
import { formatNumber } from "../lib/format.js";
import { icon } from "../lib/icons.js";
import { createActions } from "../network/actions.js";
import { createOne } from "../network/one.js";
import { beginning } from "../network/state.js";
import { createTraining } from "../network/training.js";
import { createStore } from "../state/store.js";
import { createHealth } from "../view/network/health.js";
import { createPicture } from "../view/network/picture.js";

/** @import { State } from "../network/state.js" */
/** @import { CreateExhibit } from "../view/exhibits/index.js" */
/** @typedef {{ steps: number, show: "gradient" | "weight" }} Board */

/** @type {CreateExhibit} */
export function create(container, first, { t, lang, network, onTouched, onError, onOffline }) {
  let { steps, show } = /** @type {Board} */ (first);
  let spec = /** @type {string} */ (network);
  /** @type {ReturnType<typeof createStore<State>>} */
  const store = createStore({ ...beginning({ lang, theme: "" }), show });
  const actions = createActions({ store, keep() {}, onOffline, onBug: onError });
  const one = createOne({ store, rest: actions.refresh });
  /** @param {string | null} message why it waits */
  const onBusy = (message) => {
    told.textContent = message ?? "";
  };
  const training = createTraining({
    store,
    learner: () => one,
    onProblem: onError,
    onOffline,
    onEnd: () => {},
    onBusy,
  });
  const open = () => {
    training.pause();
    container.toggleAttribute("data-rests", false);
    actions.open(spec, { fresh: true, how: "replace" });
  };
  const run = () => {
    if (training.running()) return training.pause();
    onTouched(true);
    void training.start(steps);
  };

  const play = h("button", { type: "button", class: "button race-play", click: run });
  const again = h("button", { type: "button", class: "button", click: open }, icon("reset"), t("lec.race.again"));
  const told = h("span", { class: "race-step" });
  const stage = h("div", { class: "stage" });
  const side = h("section", { class: "section" });
  container.replaceChildren(
    h("div", { class: "race-bar" }, play, again, told),
    h("div", { class: "net-board" }, stage, side),
  );
  const options = {
    ...{ t, lang },
    onPick: (/** @type {State["picked"]} */ picked) => store.set({ picked }),
    onLayer: (/** @type {number} */ layer) => store.set({ layer }),
  };
  const health = createHealth(side, { flow: null, layer: null }, options);
  /** @type {ReturnType<typeof createPicture> | null} */
  let picture = null;
  let queued = 0;
  store.subscribe(() => {
    queued ||= requestAnimationFrame(() => {
      queued = 0;
      const { net, stops, position, picked, flow, layer, running, step, loss } = store.get();
      if (net) {
        const data = { net, stops, position, show, picked, responses: null };
        picture ??= createPicture(stage, data, options);
        picture.update(data);
      }
      health.update({ flow, layer });
      play.replaceChildren(icon(running ? "pause" : "play"), t(running ? "lec.race.pause" : "lec.race.start"));
      told.textContent = `${t("lec.race.step", { count: step })}${loss === null ? "" : ` · L = ${formatNumber(loss, lang)}`}`;
      container.toggleAttribute("data-rests", !running && flow !== null);
    });
  });
  open();

  return {
    update(next, other) {
      ({ steps, show } = next);
      if (other !== null && other !== spec) {
        spec = other;
        open();
      } else store.set({ show });
    },
    play: run,
    destroy() {
      training.pause();
      cancelAnimationFrame(queued);
      health.destroy();
      picture?.destroy();
      container.replaceChildren();
    },
  };
}
