/**
 * The picture comes first: while numbers run under the fingers it follows each of them, and what stands beside it a few
 * times a second; a new graph is laid out while what stands beside it is drawn.
 */

/** @import { State } from "../actions.js" */

const PACE_MS = 200;
/** Numbers that have not moved for so long have come to rest. */
const REST_MS = 100;

/** @param {((state: State) => void)[]} parts what can wait a moment */
export function createPace(parts) {
  /** @type {State | null} */
  let known = null;
  let turned = Number.NEGATIVE_INFINITY;
  /** @type {ReturnType<typeof setTimeout> | 0} */
  let timer = 0;
  /** The parts that have not seen the newest numbers, the one that has waited longest first. @type {typeof parts} */
  const behind = [];
  /** One after the other, so that no frame has to wait for all of them. */
  const turn = () => {
    behind.shift()?.(/** @type {State} */ (known));
    wait(0);
  };
  const wait = (/** @type {number} */ ms) => {
    clearTimeout(timer);
    timer = behind.length ? setTimeout(turn, ms) : 0;
  };
  return {
    /** @param {State} state */
    update(state) {
      const { trace, position, columns } = known ?? {};
      const running = trace === state.trace && position === state.position && columns !== state.columns;
      known = state;
      const now = performance.now();
      const later = running || trace !== state.trace || behind.length > 0;
      behind.push(...parts.filter((part) => !behind.includes(part)));
      if (!later) {
        turned = now;
        for (const part of behind.splice(0)) part(state);
      } else if (running && now - turned >= PACE_MS / parts.length) {
        // in the frame of the picture, which a frame of its own would keep waiting
        turned = now;
        behind.shift()?.(state);
      }
      wait(running ? REST_MS : 0);
    },
    stop: () => clearTimeout(timer),
  };
}
