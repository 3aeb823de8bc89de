/**
 * The picture comes first: while numbers run under the fingers it follows each of them, and what stands beside it a few
 * times a second; a new graph is laid out while what stands beside it is drawn.
 */

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
  let pause = 0;
  /** One after the other, so that no frame has to wait for all of them. */
  const turn = () => {
    behind.shift()?.(/** @type {State} */ (known));
    timer = behind.length ? setTimeout(turn, pause) : 0;
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
      pause = running ? PACE_MS / parts.length : 0;
      const later = running ? again : trace !== state.trace || behind.length > 0;
      if (!later) {
        clearTimeout(timer);
        [timer, behind] = [0, []];
        for (const part of parts) part(state);
        return;
      }
      behind.push(...parts.filter((part) => !behind.includes(part)));
      timer ||= setTimeout(turn, pause);
    },
    stop: () => clearTimeout(timer),
  };
}
