/** Training that goes on: one stream after another, each from where the last one ended. */

import { fieldOf } from "../model/network/field.js";
import { added, keeping, nearestTo, upTo } from "../model/network/past.js";
import { netAt } from "../model/network/wire.js";
import { OfflineError, ProblemError } from "../net/api.js";
import { train } from "../net/network.js";

/** @import { Checkpoint } from "../model/network/past.js" */
/** @import { Store } from "./state.js" */

/** Steps asked for at once; there is always a next time. */
const MOST = 20_000;
const WAITS = [500, 1000, 2000, 4000];

/**
 * @param {{ store: Store, onChange: () => void, onProblem: (error: unknown) => void, onEnd: (end: { why: string, message: string | null, hint: string | null }) => void,
 *   onOffline: (away: boolean) => void }} means `onChange`: it has come to rest somewhere else
 */
export function createTraining({ store, onChange, onProblem, onEnd, onOffline }) {
  /** @type {AbortController | null} */
  let running = null;

  /** @param {any} frame */
  const land = ({ step, runs: [run] }) => {
    const { net, curve, field } = store.get();
    const { loss, accuracy, validation, epoch, rate, views = {} } = run;
    store.set({
      ...{ step, epoch, rate, loss: Number(loss) },
      curve: added(curve, { step, loss: Number(loss), accuracy, validation }),
      field: fieldOf(views.decision) ?? field,
      ...(net &&
        (views.parameters || views.units) && { net: netAt(net, views.parameters ?? null, views.units ?? null) }),
    });
  };
  /** @param {Checkpoint} checkpoint */
  const keep = (checkpoint) => store.set({ checkpoint, kept: keeping(store.get().kept, checkpoint) });

  /**
   * Take steps until there are none left, or a signal comes; what breaks is gone on with.
   * @param {number} steps @param {AbortSignal} signal @param {{ shown: boolean }} how
   */
  const walk = async (steps, signal, { shown }) => {
    const goal = (store.get().checkpoint?.step ?? 0) + steps;
    let failures = 0;
    while (!signal.aborted) {
      const { text, checkpoint, speed, example, lang } = store.get();
      const left = goal - (checkpoint?.step ?? 0);
      if (left <= 0) return;
      try {
        const wish = {
          ...{
            spec: text,
            checkpoint,
            example,
            steps: Math.min(left, MOST),
            views: shown ? ["parameters", "decision"] : [],
          },
          ...(shown && speed > 0 && { every: speed }),
        };
        for await (const { event, data } of train(wish, { lang, signal })) {
          if (failures > 1) onOffline(false);
          failures = 0;
          store.set({ waiting: false });
          if (event === "frame" && shown) land(data);
          else if (event === "checkpoint") keep(data);
          else if (event === "end" && (data.why === "diverged" || data.why === "error")) return onEnd(data);
        }
      } catch (error) {
        if (signal.aborted) return;
        if (error instanceof ProblemError || !(error instanceof OfflineError)) return onProblem(error);
        failures += 1;
        store.set({ waiting: true });
        if (failures === 2) onOffline(true);
        await new Promise((resolve) => setTimeout(resolve, WAITS[Math.min(failures, WAITS.length) - 1]));
      }
    }
  };

  /** @param {number} steps */
  const start = async (steps) => {
    if (running) return;
    const mine = new AbortController();
    running = mine;
    store.set({ running: true });
    await walk(steps, mine.signal, { shown: true });
    // what was stopped between two checkpoints is walked to again, unseen: the same numbers come out
    const { step, checkpoint } = store.get();
    const behind = step - (checkpoint?.step ?? 0);
    if (mine.signal.aborted && behind > 0) await walk(behind, new AbortController().signal, { shown: false });
    running = null;
    store.set({ running: false, waiting: false });
    onChange();
  };

  return {
    start,
    running: () => running !== null,
    /** @returns {void} */
    pause: () => running?.abort(),
    /** Go back to the kept moment that is nearest to a step. @param {number} step */
    rewind(step) {
      const { kept, curve } = store.get();
      const checkpoint = nearestTo(kept, step);
      if (!checkpoint || running) return;
      store.set({ checkpoint, step: checkpoint.step, curve: upTo(curve, checkpoint.step) });
      onChange();
    },
  };
}
