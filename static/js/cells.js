/** The cell that is looked into: its terms are asked for anew when its numbers have changed; it is left with its step. */

import { sameCell } from "./model/cells.js";

/** @import { State, Store } from "./actions.js" */
/** @import { Cell } from "./model/cells.js" */

/** A number that is being dragged is not asked about at every pixel. */
const PATIENCE = 150;

/**
 * @param {{ store: Store & { subscribe: (listener: () => void) => unknown },
 *   ask: (what: string, about: any) => Promise<any> }} means
 */
export function createCells({ store, ask }) {
  /** @type {unknown[]} */
  let asked = [];
  let step = -1;
  /** @type {ReturnType<typeof setTimeout> | 0} */
  let timer = 0;

  /** @param {Cell} cell @param {State} state */
  const look = async (cell, { traced, landed }) => {
    const mine = asked;
    const answer = await ask("cell", { source: traced, inputs: landed, ...cell }).catch((error) => ({
      ...cell,
      refused: error.message,
    }));
    if (mine === asked) store.set({ terms: answer });
  };

  store.subscribe(() => {
    const state = store.get();
    const { cell, traced, landed, lang, position, trace } = state;
    const now = cell && trace ? [cell, traced, landed, lang] : [];
    if (cell && cell === asked[0] && position.step !== step) return store.set({ cell: null });
    if (now.length === asked.length && now.every((each, i) => each === asked[i])) return;
    const moved = cell !== asked[0];
    asked = now;
    step = position.step;
    clearTimeout(timer);
    if (!cell) store.set({ terms: null });
    else timer = setTimeout(() => void look(cell, state), moved ? 0 : PATIENCE);
  });

  return {
    /** Look into a cell; into the same one again: leave it. @param {Cell | null} cell */
    pick: (cell) => store.set({ cell: cell && sameCell(cell, store.get().cell) ? null : cell }),
  };
}
