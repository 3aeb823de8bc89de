/**
 * The button that trains what is on the board: what is still on its way is waited for, and takes the press with it.
 * What has been learned is found again by whoever comes back to it.
 */

import { createPauses } from "../network/pauses.js";

/** @import { State, Store } from "../network/state.js" */

/**
 * @param {{ store: Store, training: ReturnType<typeof import("../network/training.js").createTraining>, steps: () => number,
 *   there: (state: State) => boolean, rest: () => void, kept: Map<string, State>, onTouched: (touched: boolean) => void }} means
 *   `there`: what was opened has come, and been measured; `rest`: measure what is found again; `kept`: what has been learned so far
 */
export function createStart({ store, training, steps, there, rest, kept, onTouched }) {
  const { resting } = createPauses({ store, training, goOn() {} });
  const start = () => void training.start(steps());
  let [coming, wanted] = [false, false];
  let standing = "";
  const keep = () => {
    const state = store.get();
    if (standing && there(state)) kept.set(standing, state);
  };
  return {
    /**
     * Have something else on the board: what is trained comes to rest before.
     * @param {string} name by which it is found again @param {() => void} begin makes `there` false at once @param {{ anew?: boolean }} [how]
     */
    open(name, begin, { anew = false } = {}) {
      [coming, wanted] = [true, false];
      if (anew) {
        standing = "";
        kept.delete(name);
      }
      resting(() => {
        keep();
        standing = name;
        const found = kept.get(name);
        if (!found) return begin();
        store.set({ ...found, lang: store.get().lang });
        rest();
      });
    },
    /** The board gives way to another. */
    leave: () => resting(keep),
    press() {
      if (!coming && training.running()) return training.pause();
      onTouched(true);
      if (!coming) return start();
      wanted = !wanted;
      store.set({}); // and the button says so at once
    },
    /** Whether what is on its way will start by itself. */
    wanted: () => coming && wanted,
    /** After every change. @returns {boolean} whether the board rests */
    settle() {
      const state = store.get();
      if (state.running || !there(state)) return false;
      const now = coming && wanted;
      [coming, wanted] = [false, false];
      if (now) start();
      return !now;
    },
  };
}
