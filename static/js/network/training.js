/** Training that goes on: one stream after another, each from where the last one ended. */

import { sleep } from "../lib/sleep.js";
import { BusyError, OfflineError, ProblemError } from "../net/api.js";
import { train } from "../net/network.js";

/** @import { Checkpoint } from "../model/network/past.js" */
/** @import { Asked } from "../net/network.js" */
/** @import { Store } from "./state.js" */
/**
 * @typedef {{ now: () => { step: number, checkpoint: Checkpoint | null, asked: Asked, views: string[] }, land: (frame: any) => void,
 *   keep: (checkpoint: Checkpoint) => void, back: () => void, rest: () => void }} Learner  what is trained: one network, or several in step;
 *   `back`: to the last weights kept; `rest`: it has come to rest
 */

/** So many steps has a training that only its pause ends. */
export const ENDLESS = Number.POSITIVE_INFINITY;
/** Steps asked for at once; there is always a next time. */
const MOST = 20_000;
const WAITS = [500, 1000, 2000, 4000];

/**
 * @param {{ store: Store, learner: () => Learner, onProblem: (error: unknown) => void, onEnd: (end: { why: string, message: string | null, hint: string | null }) => void,
 *   onOffline: (away: boolean) => void, onBusy: (message: string | null) => void }} means `learner`: the one that is to be trained now; `onBusy`: why it waits
 */
export function createTraining({ store, learner, onProblem, onEnd, onOffline, onBusy }) {
  /** `goal`: the step it goes to; `again`: for what is walked to once more. @type {{ goal: number, ahead: AbortController, again: AbortController } | null} */
  let running = null;
  /** Whether it was told that the server is away: who stops meanwhile is told by a later training that it is back. */
  let away = false;

  /** Whether a place in a full server is waited for, and why. @param {string | null} message */
  const wait = (message) => {
    if (message || store.get().waiting) onBusy(message);
    store.set({ waiting: message !== null });
  };

  /**
   * Take steps until the goal is reached, or a signal comes; what breaks is gone on with.
   * @param {Learner} learner @param {number} goal @param {AbortSignal} signal @param {{ shown: boolean }} how
   */
  const walk = async (learner, goal, signal, { shown }) => {
    let failures = 0;
    while (!signal.aborted) {
      const { speed, lang } = store.get();
      const { checkpoint, asked, views } = learner.now();
      const left = goal - (checkpoint?.step ?? 0);
      if (left <= 0) return;
      try {
        const wish = {
          ...{ ...asked, checkpoint, steps: Math.min(left, MOST), views: shown ? views : [] },
          ...(shown && speed > 0 && { every: speed }),
        };
        for await (const { event, data } of train(wish, { lang, signal })) {
          if (away) onOffline(false);
          wait(null);
          [failures, away] = [0, false];
          if (event === "frame" && shown) learner.land(data);
          else if (event === "checkpoint") learner.keep(data);
          else if (event === "end" && (data.why === "diverged" || data.why === "error")) return onEnd(data);
        }
      } catch (error) {
        if (signal.aborted) return;
        if (error instanceof ProblemError || !(error instanceof OfflineError)) return onProblem(error);
        failures += 1;
        const busy = error instanceof BusyError;
        wait(busy ? error.message : null);
        if (!busy && failures > 1 && !away) {
          away = true;
          onOffline(true);
        }
        await sleep(busy ? error.seconds * 1000 : WAITS[Math.min(failures, WAITS.length) - 1], signal);
      }
    }
  };

  /** @param {number} goal the step to train up to */
  const reach = async (goal) => {
    if (running) return;
    const mine = { goal, ahead: new AbortController(), again: new AbortController() };
    running = mine;
    const mind = learner();
    store.set({ running: true });
    await walk(mind, goal, mine.ahead.signal, { shown: true });
    // what was stopped between two checkpoints is walked to again, unseen: the same numbers come out
    const { step, checkpoint } = mind.now();
    const missing = step - (checkpoint?.step ?? 0);
    if (mine.ahead.signal.aborted && missing > 0) await walk(mind, step, mine.again.signal, { shown: false });
    // weights may be kept of a later step than was seen
    if (mine.again.signal.aborted || missing < 0) mind.back();
    running = null;
    wait(null);
    store.set({ running: false, pausing: false });
    mind.rest();
  };

  return {
    /** @param {number} steps */
    start: (steps) => reach((learner().now().checkpoint?.step ?? 0) + steps),
    reach,
    running: () => running !== null,
    /** The step it goes to by itself; none once it is to stop. */
    goal: () => (running && !running.ahead.signal.aborted ? running.goal : null),
    /** Asked for once more it does not wait for the weights of the last step seen: the last ones kept will do. */
    pause() {
      if (!running) return;
      if (running.ahead.signal.aborted) running.again.abort();
      running.ahead.abort();
      store.set({ pausing: true });
    },
  };
}
