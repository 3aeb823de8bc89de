/** One request in flight; while it runs only the newest wish is kept. */

import { untilAnswered } from "./again.js";

/**
 * @template A, R
 * @param {(wish: A) => Promise<R>} send
 * @param {{ onAnswer: (answer: R, wish: A) => void, onError: (error: unknown, wish: A) => void, onOffline: (away: boolean) => void, onSend?: () => void }} handlers
 *   `onSend`: an answer is waited for from now on
 * @returns {(wish: A) => void}
 */
export function newestWins(send, { onAnswer, onError, onOffline, onSend }) {
  /** @type {{ wish: A } | null} */
  let waiting = null;
  let busy = false;
  let wake = () => {};

  // A server that is away is asked again at once when there is a new wish.
  const pause = (/** @type {number} */ ms) =>
    new Promise((resolve) => {
      wake = () => resolve(null);
      setTimeout(resolve, ms);
    });

  const work = async () => {
    busy = true;
    while (waiting) {
      let mine = waiting;
      onSend?.();
      const newest = () => {
        mine = waiting ?? mine;
        return send(mine.wish);
      };
      const report = await untilAnswered(newest, onOffline, pause).then(
        (answer) => () => onAnswer(answer, mine.wish),
        (error) => () => onError(error, mine.wish),
      );
      if (waiting === mine) waiting = null;
      report();
    }
    busy = false;
  };

  return (wish) => {
    waiting = { wish };
    wake();
    if (!busy) void work();
  };
}
