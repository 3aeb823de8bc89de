/** What can be taken back: another network or other data, points put in or taken away, a weight changed by hand. */

import { doneAgain, marked, takenBack } from "../state/past.js";
import { begunAt } from "./one.js";

/** @import { Wish } from "./actions.js" */
/** @import { NetMoment, Store } from "./state.js" */

/**
 * @param {{ store: Store, wished: () => Wish | null, restore: (moment: NetMoment) => void, resting: (act: () => void) => void, onDeed: () => void }} means
 *   `wished`: what was asked for and has not come yet; `restore`: have a network as it was; `resting`: once nothing trains;
 *   `onDeed`: one is done, or taken back
 */
export function createDeeds({ store, wished, restore, resting, onDeed }) {
  let { past } = store.get();
  store.subscribe((state) => {
    if (state.past !== past) onDeed();
    past = state.past;
  });
  /** How things are for who did the last deed: it counts before its answer has come, and where it was refused. @returns {NetMoment} */
  const now = () => {
    const { text, given, checkpoint, curve, kept, root, apart, slept, problem, draft } = store.get();
    const way = { curve, kept, root, apart, slept };
    const said = wished() ?? { spec: problem?.said === null ? draft : text, given, fresh: false };
    const moment = { text: said.spec, given: said.given, checkpoint, way };
    if (!said.fresh) return moment;
    const from = said.from ?? null;
    return { ...moment, checkpoint: from, way: { ...way, curve: [], ...begunAt(from, from) } };
  };
  /** @param {typeof takenBack<NetMoment>} way */
  const go = (way) =>
    resting(() => {
      const found = way(store.get().past, now());
      if (!found) return;
      store.set({ past: found.past });
      restore(found.moment);
    });
  return {
    /** Before something is done: keep how things are. @template {any[]} A @param {(...args: A) => void} act */
    kept:
      (act) =>
      (/** @type {A} */ ...args) => {
        if (store.get().net) store.set({ past: marked(store.get().past, now()) });
        act(...args);
      },
    undo: () => go(takenBack),
    redo: () => go(doneAgain),
  };
}
