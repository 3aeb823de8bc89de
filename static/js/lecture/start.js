/** The button that trains what is on the board: what is still on its way is waited for, and takes the press with it. */

import { createPauses } from "../network/pauses.js";

/** @import { State, Store } from "../network/state.js" */

/**
 * @param {{ store: Store, training: ReturnType<typeof import("../network/training.js").createTraining>, steps: () => number,
 *   there: (state: State) => boolean, onTouched: (touched: boolean) => void }} means `there`: what was opened has come, and been measured
 */
export function createStart({ store, training, steps, there, onTouched }) {
  const { resting } = createPauses({ store, training, goOn() {} });
  const start = () => void training.start(steps());
  let [coming, wanted] = [false, false];
  return {
    /** Have something else on the board: what is trained comes to rest before. @param {() => void} act makes `there` false at once */
    open(act) {
      [coming, wanted] = [true, false];
      resting(act);
    },
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
