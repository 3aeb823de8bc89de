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
import { createStart } from "./start.js";

/** @import { State } from "../network/state.js" */
/** @import { CreateExhibit } from "../view/exhibits/index.js" */
/** @typedef {{ network: string, what: import("../model/network/rivals.js").Difference, steps: number, hide: boolean }} Race */

/** @type {CreateExhibit} */
export function create(container, first, { t, lang, kept, onTouched, onError, onOffline }) {
  /** @type {Race} */
  let set = first;
  let opened = 0;
  /** @type {ReturnType<typeof createStore<State>>} */
  const store = createStore(beginning({ lang, theme: "" }));
  const several = createComparing({ store, onError, onOffline });
  const training = createTraining({
    ...{ store, onOffline, onProblem: onError },
    learner: () => several,
    onEnd: () => {},
    onBusy: (message) => bar.wait(message),
  });
  const start = createStart({
    ...{ store, training, kept, onTouched },
    rest: several.measure,
    steps: () => set.steps,
    there: ({ comparison }) => comparison?.runs.every(({ flow }) => flow) === true,
  });
  const bar = createLearning({ t, onRun: start.press, onAgain: () => open({ anew: true }) });
  const place = h("div", { class: "compare", tabindex: 0, role: "region", "aria-label": t("lec.board") });
  container.replaceChildren(bar.element, place);
  const compare = createCompare(place, dataOf(store.get()), { t, lang, onDifference: () => {}, onCompare: () => {} });

  /** @param {{ anew?: boolean }} [how] `anew`: from the first weights */
  const open = (how) => {
    container.toggleAttribute("data-rests", false);
    opened += 1;
    start.open(`${set.what} ${set.network}`, () => void begin(opened).catch(onError), how);
  };
  /** @param {number} mine */
  const begin = async (mine) => {
    store.set({ comparison: null });
    const { network: spec, what } = set;
    const look = await untilAnswered(() => question("look", { spec }, lang), onOffline);
    const data = await untilAnswered(() => question("data", { spec }, lang), onOffline);
    if (mine !== opened) return;
    store.set({ text: look.spec, form: look.form, points: { ...data, labels: data.labels.map(Number) } });
    several.open(what);
  };
  let queued = 0;
  const stop = store.subscribe(() => {
    queued ||= requestAnimationFrame(() => {
      queued = 0;
      const state = store.get();
      // the one before stands until the next is there
      if (state.comparison) compare.update(dataOf(state));
      const where = state.comparison ? t("lec.race.step", { count: state.comparison.step }) : "";
      bar.update({ running: state.running || start.wanted(), where });
      container.toggleAttribute("data-rests", start.settle());
    });
  });
  const hide = () => place.toggleAttribute("data-hides", set.hide);
  hide();
  open();

  return {
    update(next) {
      const same = next.network === set.network && next.what === set.what;
      set = next;
      hide();
      if (!same) open();
    },
    play: start.press,
    destroy() {
      opened += 1;
      stop();
      start.leave();
      cancelAnimationFrame(queued);
      compare.destroy();
      container.replaceChildren();
    },
  };
}

/** @param {State} state */
const dataOf = ({ comparison, form, points }) => ({ comparison, form, points });
