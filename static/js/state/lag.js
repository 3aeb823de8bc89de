/** Marks what stays behind its text or its numbers; typing without a mistake never is. */

/** @import { State, Store } from "../actions.js" */

const LAG = 500;

/** @param {Store & { subscribe: (listener: (state: State) => void) => unknown }} store */
export function markLag(store) {
  /** @type {{ text: string, landed: object, timer: ReturnType<typeof setTimeout> | 0 }} */
  let lag = { text: "", landed: {}, timer: 0 };
  store.subscribe(({ trace, text, traced, inputs, landed, stale }) => {
    const fresh = !trace || (text === traced && inputs === landed);
    if (!fresh && lag.timer && text === lag.text && landed === lag.landed) return;
    clearTimeout(lag.timer);
    lag = { text, landed, timer: fresh ? 0 : setTimeout(() => store.set({ stale: true }), LAG) };
    if (fresh && stale) store.set({ stale: false });
  });
}
