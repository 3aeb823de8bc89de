/** While numbers run under the fingers, the picture follows each of them and what stands beside it a few times a second. */

/** @import { State } from "../actions.js" */

const PACE_MS = 200;

/** @param {(state: State) => void} render what can wait a moment */
export function createPace(render) {
  /** @type {State | null} */
  let known = null;
  let moved = Number.NEGATIVE_INFINITY;
  /** @type {ReturnType<typeof setTimeout> | 0} */
  let timer = 0;
  const flush = () => {
    clearTimeout(timer);
    timer = 0;
    render(/** @type {State} */ (known));
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
      if (!running || !again) flush();
      else timer ||= setTimeout(flush, PACE_MS);
    },
    stop: () => clearTimeout(timer),
  };
}
