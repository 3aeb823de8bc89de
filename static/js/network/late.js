/** What has waited for its answer so long that what stands in its place is no longer fresh. */

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
    /** @type {ReturnType<typeof setTimeout> | 0} */
    let timer = 0;
    const mark = (/** @type {boolean} */ is) => {
      const { late } = store.get();
      if (late.includes(name) !== is) store.set({ late: is ? [...late, name] : late.filter((each) => each !== name) });
    };
    const over = () => {
      clearTimeout(timer);
      mark(false);
    };
    return {
      onOffline,
      onSend() {
        clearTimeout(timer);
        timer = setTimeout(() => mark(true), LAG);
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
