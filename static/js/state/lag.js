/** Marks what stays behind its text or its numbers, and drops what was said of another text; typing without a mistake never is. */

/** @import { State, Store } from "../actions.js" */

const LAG = 500;

/** @param {Store & { subscribe: (listener: (state: State) => void) => unknown }} store */
export function markLag(store) {
  /** @type {{ text: string, landed: object, timer: ReturnType<typeof setTimeout> | 0 }} */
  let lag = { text: "", landed: {}, timer: 0 };
  const isBehind = (/** @type {State} */ { trace, text, traced, inputs, landed }) =>
    trace !== null && (text !== traced || inputs !== landed);
  /** Whether what is told was told of another text. @param {State} state */
  const isPast = ({ problem, text }) => problem !== null && problem.text !== text;
  const late = () => {
    const state = store.get();
    store.set({ stale: isBehind(state), ...(isPast(state) && { problem: null }) });
  };
  store.subscribe((state) => {
    const { text, landed, stale } = state;
    const fresh = !isBehind(state) && !isPast(state);
    if (!fresh && lag.timer && text === lag.text && landed === lag.landed) return;
    clearTimeout(lag.timer);
    lag = { text, landed, timer: fresh ? 0 : setTimeout(late, LAG) };
    if (!isBehind(state) && stale) store.set({ stale: false });
  });
}
