/** The actions that can be taken back: each first keeps how things were. */

import { doneAgain, ended, marked, takenBack } from "./state/past.js";

/** @import { State, Store } from "./actions.js" */
/** @import { Tensor } from "./lib/format.js" */
/** @typedef {ReturnType<typeof import("./actions.js").createActions>} Actions */

/** Typing that rests for so long has come to an end: what follows is taken back by itself. In milliseconds. */
const PAUSE = 1000;

/** @param {{ store: Store, actions: Actions, pins: ReturnType<typeof import("./pins.js").createPins> }} means */
export function createDeeds({ store, actions, pins }) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let resting;
  const end = () => {
    clearTimeout(resting);
    store.set({ past: ended(store.get().past) });
  };
  const now = () => momentOf(store.get());
  const keep = (/** @type {string | null} */ deed = null, /** @type {number | undefined} */ step = undefined) =>
    store.set({ past: marked(store.get().past, { ...now(), step }, deed) });
  /** @template {any[]} A @param {(...args: A) => void} act */
  const kept =
    (act) =>
    (/** @type {A} */ ...args) => {
      keep();
      act(...args);
    };
  /** @param {ReturnType<typeof takenBack<import("./state/past.js").Moment>>} found */
  const go = (found) => {
    if (!found) return;
    store.set({ past: found.past });
    actions.restore(found.moment);
  };
  return {
    /** Another program comes: who takes that back stands where they stood. @param {Parameters<Actions["open"]>[0]} wish */
    open(wish) {
      keep(null, store.get().position.step);
      actions.open(wish);
    },
    reset: kept(actions.reset),
    writeBack: kept(actions.writeBack),
    pin: kept(pins.pin),
    unpin: kept(pins.unpin),
    /** @param {number} id @param {Tensor} value @param {string} [deed] what it is a part of, until that ends */
    setInput(id, value, deed = `input ${id}`) {
      keep(deed);
      actions.setInput(id, value);
    },
    /** @param {string} text @param {string} [deed] */
    edit(text, deed = "typing") {
      if (text === store.get().text) return;
      keep(deed);
      actions.edit(text);
      clearTimeout(resting);
      if (deed === "typing") resting = setTimeout(end, PAUSE);
    },
    end,
    /** A text is taken up again that was edited before the page was left. @param {import("./state/past.js").Moment} before */
    resume: (before) => store.set({ past: marked(store.get().past, before) }),
    undo: () => go(takenBack(store.get().past, now())),
    redo: () => go(doneAgain(store.get().past, now())),
  };
}

/** @param {State} state */
const momentOf = ({ text, inputs, pin, position: { step } }) => ({ text, inputs, pin, step });
