/** What is asked for while a training runs: it rests meanwhile, and may go on. */

import { ENDLESS } from "./training.js";

/** @import { Store } from "./state.js" */

/** @param {{ store: Store, training: ReturnType<typeof import("./training.js").createTraining>, goOn: () => void }} means */
export function createPauses({ store, training, goOn }) {
  /** Once the state is so. @param {(state: import("./state.js").State) => boolean} holds @param {() => void} act */
  const when = (holds, act) => {
    const stop = store.subscribe((state) => {
      if (!holds(state)) return;
      /** @type {() => void} */ (stop)();
      act();
    });
  };
  /** What stops it. @param {() => void} act */
  const resting = (act) => {
    if (!training.running()) return act();
    training.pause();
    when(({ running }) => !running, act);
  };
  return {
    resting,
    /**
     * A change on the way: once it has arrived, a training without an end goes on with it. Steps that were counted were
     * asked of the network before.
     * @param {() => void} act
     */
    between(act) {
      const on = training.goal() === ENDLESS;
      resting(() => {
        const { net: before } = store.get();
        act();
        if (on)
          when(
            ({ net, problem }) => net !== before || problem !== null,
            () => !store.get().problem && goOn(),
          );
      });
    },
  };
}
