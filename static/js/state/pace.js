/** While numbers run under the fingers, the picture follows each of them and what stands beside it a few times a second. */

/** @import { State } from "../actions.js" */

const PACE_MS = 200;

/** @param {((state: State) => void)[]} parts what can wait a moment */
export function createPace(parts) {
  /** @type {State | null} */
  let known = null;
  let moved = Number.NEGATIVE_INFINITY;
  /** @type {ReturnType<typeof setTimeout> | 0} */
  let timer = 0;
  /** The parts that have not seen the newest numbers, the one that has waited longest first. @type {typeof parts} */
  let behind = [];
  const flush = () => {
    clearTimeout(timer);
    timer = 0;
    behind = [];
    for (const part of parts) part(/** @type {State} */ (known));
  };
  /** One after the other, so that no frame has to wait for all of them. */
  const turn = () => {
    behind.shift()?.(/** @type {State} */ (known));
    timer = behind.length ? setTimeout(turn, PACE_MS / parts.length) : 0;
  };
  return {
    /** @param {State} state */
    update(state) {
      const { trace, position, columns } = known ?? {};
      const running = trace === state.trace && position === state.position && columns !== state.columns;
      known = state;
      const now = performance.now();
      const again = now - moved < PACE_MS;
      if (running) moved = now;
      if (!running || !again) return flush();
      behind.push(...parts.filter((part) => !behind.includes(part)));
      timer ||= setTimeout(turn, PACE_MS / parts.length);
    },
    stop: () => clearTimeout(timer),
  };
}
