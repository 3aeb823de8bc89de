/** One request in flight; while it runs only the newest wish is kept. */

import { OfflineError } from "./api.js";

const WAITS = [500, 1000, 2000, 4000, 8000];

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
    for (let failures = 0; waiting; ) {
      const { wish } = waiting;
      const mine = waiting;
      try {
        const answer = await send(wish);
        if (failures) onOffline(false);
        failures = 0;
        if (waiting === mine) waiting = null;
        onAnswer(answer, wish);
      } catch (error) {
        if (error instanceof OfflineError) {
          onOffline(true);
          await new Promise((resolve) => setTimeout(resolve, WAITS[Math.min(failures++, WAITS.length - 1)]));
          continue;
        }
        if (failures) onOffline(false);
        failures = 0;
        if (waiting === mine) waiting = null;
        onError(error, wish);
      }
    }
    busy = false;
  };

  return (wish) => {
    waiting = { wish };
    if (!busy) void work();
  };
}
