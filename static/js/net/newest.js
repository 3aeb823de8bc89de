/** One request in flight; while it runs only the newest wish is kept. */

import { OfflineError } from "./api.js";

const WAITS = [250, 1000, 2000, 4000, 8000];

/**
 * @template A, R
 * @param {(wish: A) => Promise<R>} send
 * @param {{ onAnswer: (answer: R, wish: A) => void, onError: (error: unknown, wish: A) => void, onOffline: (away: boolean) => void }} handlers
 * @returns {(wish: A) => void}
 */
export function newestWins(send, { onAnswer, onError, onOffline }) {
  /** @type {{ wish: A } | null} */
  let waiting = null;
  let busy = false;

  const work = async () => {
    busy = true;
    let failures = 0;
    while (waiting) {
      const mine = waiting;
      /** @param {() => void} report */
      const close = (report) => {
        if (failures > 1) onOffline(false);
        failures = 0;
        if (waiting === mine) waiting = null;
        report();
      };
      try {
        const answer = await send(mine.wish);
        close(() => onAnswer(answer, mine.wish));
      } catch (error) {
        if (error instanceof OfflineError) {
          // One lost request is no news; two in a row are.
          failures += 1;
          if (failures === 2) onOffline(true);
          await new Promise((resolve) => setTimeout(resolve, WAITS[Math.min(failures, WAITS.length) - 1]));
        } else close(() => onError(error, mine.wish));
      }
    }
    busy = false;
  };

  return (wish) => {
    waiting = { wish };
    if (!busy) void work();
  };
}
