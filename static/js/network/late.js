/** What has waited for its answer so long that what stands in its place is no longer fresh. */

import { createDelay } from "../lib/sleep.js";

/** @import { Store } from "./state.js" */

/** Milliseconds in which an answer is hardly missed. */
const LAG = 500;

/** @param {Store} store */
export const watchLate =
  (store) =>
  /**
   * The handlers of a question, through which it is known how long it waits.
   * @template A, R
   * @param {string} name @param {{ onAnswer: (answer: R, wish: A) => void, onError: (error: unknown, wish: A) => void, onOffline: (away: boolean) => void }} handlers
   */
  (name, { onAnswer, onError, onOffline }) => {
    const mark = (/** @type {boolean} */ is) => {
      const { late } = store.get();
      if (late.includes(name) !== is) store.set({ late: is ? [...late, name] : late.filter((each) => each !== name) });
    };
    const delay = createDelay(LAG, () => mark(true));
    const over = () => {
      delay.stop();
      mark(false);
    };
    return {
      onOffline,
      onSend() {
        delay.stop();
        delay.start();
      },
      onAnswer(/** @type {R} */ answer, /** @type {A} */ wish) {
        over();
        onAnswer(answer, wish);
      },
      onError(/** @type {unknown} */ error, /** @type {A} */ wish) {
        over();
        onError(error, wish);
      },
    };
  };
