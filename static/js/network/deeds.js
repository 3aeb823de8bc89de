/** What can be taken back: another network or other data, points put in or taken away, a weight changed by hand. */

import { doneAgain, marked, takenBack } from "../state/past.js";

/** @import { NetMoment, Store } from "./state.js" */

/**
 * @param {{ store: Store, restore: (moment: NetMoment) => void, resting: (act: () => void) => void, onDeed: () => void }} means
 *   `restore`: have a network as it was; `resting`: once nothing trains; `onDeed`: one is done, or taken back
 */
export function createDeeds({ store, restore, resting, onDeed }) {
  let { past } = store.get();
  store.subscribe((state) => {
    if (state.past !== past) onDeed();
    past = state.past;
  });
  /** @returns {NetMoment} */
  const now = () => {
    const { text, given, checkpoint, curve, kept, root, apart, slept } = store.get();
    return { text, given, checkpoint, way: { curve, kept, root, apart, slept } };
  };
  /** @param {typeof takenBack<NetMoment>} way */
  const go = (way) =>
    resting(() => {
      const { past, problem, draft } = store.get();
      // a text that was refused was a deed, too
      const here = problem?.said === null ? { ...now(), text: draft } : now();
      const found = way(past, here);
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
