/** Asking until there is an answer: waits that grow, and a word when the server goes and when it is back. */

import { OfflineError } from "./api.js";

const WAITS = [250, 1000, 2000, 4000, 8000];

/** @param {number} ms @returns {Promise<unknown>} */
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * @template R
 * @param {() => Promise<R>} send
 * @param {(away: boolean) => void} onOffline
 * @param {(ms: number) => Promise<unknown>} [pause] the wait before another attempt
 * @returns {Promise<R>} rejects only with what is no matter of connection
 */
export async function untilAnswered(send, onOffline, pause = sleep) {
  let failures = 0;
  const back = () => failures > 1 && onOffline(false);
  for (;;) {
    try {
      const answer = await send();
      back();
      return answer;
    } catch (error) {
      if (!(error instanceof OfflineError)) {
        back();
        throw error;
      }
      // One lost request is no news; two in a row are.
      failures += 1;
      if (failures === 2) onOffline(true);
      await pause(WAITS[Math.min(failures, WAITS.length) - 1]);
    }
  }
}
