/** Waiting. */

/**
 * A while; without one, until the page has done what waits for its turn.
 * @param {number} [ms] @param {AbortSignal} [signal] ends it early @returns {Promise<unknown>}
 */
export const sleep = (ms = 0, signal) =>
  new Promise((resolve) => {
    setTimeout(resolve, ms);
    signal?.addEventListener("abort", resolve, { once: true });
  });

/** Until the page has nothing better to do, or for so long at most. @param {number} [ms] @returns {Promise<IdleDeadline | undefined>} for how long, where the browser tells */
export const idle = (ms) => {
  const ask = globalThis.requestIdleCallback ?? ((run) => setTimeout(run, 200));
  return new Promise((resolve) => ask(resolve, ms ? { timeout: ms } : undefined));
};

/** What is done after a while, once however often it is asked for, unless it is stopped. @param {number} ms @param {() => void} run */
export function createDelay(ms, run) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const stop = () => {
    clearTimeout(timer);
    timer = undefined;
  };
  const ring = () => {
    stop();
    run();
  };
  return {
    start() {
      timer ??= setTimeout(ring, ms);
    },
    stop,
  };
}
