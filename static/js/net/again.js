/** Asking until there is an answer: waits that grow, and a word when the server goes and when it is back. */

import { sleep } from "../lib/sleep.js";
import { BusyError, OfflineError, ProblemError } from "./api.js";

const WAITS = [250, 1000, 2000, 4000, 8000];

/** Those who wait to ask again: a server that is back for one is back for all. @type {Set<(value?: unknown) => void>} */
const waiting = new Set();

/**
 * @template R
 * @param {() => Promise<R>} send
 * @param {(away: boolean, busy: boolean) => void} onOffline `busy`: it is there, but answers later
 * @param {(ms: number) => Promise<unknown>} [pause] the wait before another attempt
 * @returns {Promise<R>} rejects only with what is no matter of connection
 */
export async function untilAnswered(send, onOffline, pause = sleep) {
  let failures = 0;
  /** What was told last: away, or busy. @type {boolean | null} */
  let told = null;
  const back = () => {
    if (told === null) return;
    onOffline(false, told);
    for (const wake of waiting) wake();
    waiting.clear();
  };
  for (;;) {
    try {
      const answer = await send();
      back();
      return answer;
    } catch (error) {
      // A mistake of the server's own may pass: it is asked once more.
      const passing = error instanceof ProblemError && error.status >= 500 && failures === 0;
      if (!(error instanceof OfflineError || passing)) {
        back();
        throw error;
      }
      // One lost request is no news; two in a row are. A server that is busy for a moment is none either.
      failures += 1;
      const busy = error instanceof BusyError;
      if (failures > (busy ? 2 : 1) && told !== busy) {
        told = busy;
        onOffline(true, busy);
      }
      await new Promise((wake) => {
        waiting.add(wake);
        void pause(WAITS[Math.min(failures, WAITS.length) - 1]).then(() => waiting.delete(wake) && wake(null));
      });
    }
  }
}
