/** Back at weights that another network has learned, before an activation was changed on the way: that is said. */

import { onSlice } from "../state/store.js";

/** @import { Translate } from "../lib/i18n.js" */
/** @import { createNotices } from "../view/notices.js" */
/** @import { State, Store } from "./state.js" */

/** What a spec says of its layers, before what they learn and how. @param {string} spec */
const layersOf = (spec) => spec.split(",")[0];

/** The layers that the weights of this step were learned in, if they are others now. @param {State} state */
export function learnedIn({ curve, step, text }) {
  const then = curve.find((moment) => moment.step >= step)?.spec;
  return then && layersOf(then) !== layersOf(text) ? layersOf(then) : null;
}

/** @param {{ store: Store, notices: ReturnType<typeof createNotices>, words: () => Translate }} means */
export function watchOther({ store, notices, words }) {
  const tell = onSlice(
    (/** @type {State} */ state) => ({ learned: state.running ? null : learnedIn(state), step: state.step }),
    ({ learned, step }) =>
      learned
        ? notices.show("other", () => words()("net.rewind.other", { step, learned }), { lasting: true })
        : notices.hide("other"),
  );
  store.subscribe(tell);
}
