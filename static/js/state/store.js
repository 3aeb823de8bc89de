/** One place for what the page knows; whoever shows a part of it is told when that part changes. */

/**
 * @template {object} T
 * @param {T} initial
 */
export function createStore(initial) {
  let state = initial;
  /** @type {Set<(state: T) => void>} */
  const listeners = new Set();
  return {
    get: () => state,
    /** @param {Partial<T>} patch */
    set(patch) {
      state = { ...state, ...patch };
      for (const listener of listeners) listener(state);
    },
    /** @param {(state: T) => void} listener */
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/**
 * Call `render` with a slice of the state, only when the slice has changed.
 * @template {object} T
 * @template {Record<string, unknown>} S
 * @param {(state: T) => S} select
 * @param {(slice: S, state: T) => void} render
 * @returns {(state: T) => void}
 */
export function onSlice(select, render) {
  /** @type {S | null} */
  let known = null;
  return (state) => {
    const slice = select(state);
    const changed = !known || Object.keys(slice).some((key) => slice[key] !== known?.[key]);
    known = slice;
    if (changed) render(slice, state);
  };
}
