/** The race: networks that differ in one thing learn side by side from the same data. */

import { h } from "../lib/dom.js";
import { untilAnswered } from "../net/again.js";
import { question } from "../net/network.js";
import { createComparing } from "../network/comparing.js";
import { beginning } from "../network/state.js";
import { createTraining } from "../network/training.js";
import { createStore } from "../state/store.js";
import { createLearning } from "../view/lecture/learning.js";
import { createCompare } from "../view/network/compare.js";

/** @import { State } from "../network/state.js" */
/** @import { CreateExhibit } from "../view/exhibits/index.js" */
/** @typedef {{ network: string, what: import("../model/network/rivals.js").Difference, steps: number, hide: boolean }} Race */

/** @type {CreateExhibit} */
export function create(container, first, { t, lang, onTouched, onError, onOffline }) {
  /** @type {Race} */
  let set = first;
  let gone = false;
  /** @type {ReturnType<typeof createStore<State>>} */
  const store = createStore(beginning({ lang, theme: "" }));
  const several = createComparing({ store, onError, onOffline });
  const training = createTraining({
    ...{ store, onOffline, onProblem: onError },
    learner: () => several,
    onEnd: () => {},
    onBusy: (message) => bar.wait(message),
  });
  const bar = createLearning({ t, onRun: () => run(), onAgain: () => begin().catch(onError) });
  const place = h("div", { class: "compare", tabindex: 0, role: "region", "aria-label": t("lec.board") });
  container.replaceChildren(bar.element, place);
  const compare = createCompare(place, dataOf(store.get()), { t, lang, onDifference: () => {}, onCompare: () => {} });

  const run = () => {
    if (training.running()) return training.pause();
    onTouched(true);
    void training.start(set.steps);
  };
  /** From the first weights. */
  const begin = async () => {
    training.pause();
    container.toggleAttribute("data-rests", false);
    const look = await untilAnswered(() => question("look", { spec: set.network }, lang), onOffline);
    const data = await untilAnswered(() => question("data", { spec: set.network }, lang), onOffline);
    if (gone) return;
    store.set({
      text: look.spec,
      form: look.form,
      points: { ...data, labels: data.labels.map(Number) },
      comparison: null,
    });
    several.open(set.what);
  };
  let queued = 0;
  store.subscribe(() => {
    queued ||= requestAnimationFrame(() => {
      queued = 0;
      const state = store.get();
      compare.update(dataOf(state));
      const where = state.comparison ? t("lec.race.step", { count: state.comparison.step }) : "";
      bar.update({ running: state.running, where });
      container.toggleAttribute(
        "data-rests",
        !state.running && state.comparison?.runs.every(({ flow }) => flow) === true,
      );
    });
  });
  const hide = () => place.toggleAttribute("data-hides", set.hide);
  hide();
  begin().catch(onError);

  return {
    update(next) {
      const same = next.network === set.network && next.what === set.what;
      set = next;
      hide();
      if (!same) begin().catch(onError);
    },
    play: run,
    destroy() {
      gone = true;
      training.pause();
      cancelAnimationFrame(queued);
      compare.destroy();
      container.replaceChildren();
    },
  };
}

/** @param {State} state */
const dataOf = ({ comparison, form, points }) => ({ comparison, form, points });
