/** Cells that can be chosen: by pointer, by touch, and with the arrow keys, where the choice goes along. */

/** @import { Translate } from "../lib/i18n.js" */
/** @import { Pick } from "./heat.js" */

/** @param {readonly number[]} at @param {Translate} t */
export function cellName(at, t) {
  if (at.length === 2) return t("cell.place", { row: at[0] + 1, column: at[1] + 1 });
  return t("cell.number", { at: at.map((i) => i + 1).join(", ") });
}

/** @type {Record<string, [rows: number, columns: number]>} */
const MOVES = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  Home: [0, -Infinity],
  End: [0, Infinity],
};

/**
 * @param {HTMLElement} grid
 * @param {HTMLElement[][]} tiles row by row
 * @param {Pick} pick
 */
export function walkCells(grid, tiles, { at, onPick }) {
  const placeOf = (/** @type {EventTarget | null} */ target) => {
    const tile = /** @type {Element} */ (target).closest("[data-at]");
    return tile instanceof HTMLElement ? (tile.dataset.at ?? "").split(",").map(Number) : null;
  };
  grid.addEventListener("click", (event) => {
    const place = placeOf(event.target);
    if (!place) return;
    /** @type {HTMLElement} */ (event.target).focus();
    onPick(String(place) === String(at) ? null : place);
  });
  grid.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const place = placeOf(event.target);
    if (!place) return;
    const move = MOVES[event.key];
    if (move) {
      const row = tiles.findIndex((line) => line.includes(/** @type {HTMLElement} */ (event.target)));
      const column = tiles[row].indexOf(/** @type {HTMLElement} */ (event.target));
      const line = tiles[clamp(row + move[0], tiles.length)];
      const next = line[clamp(column + move[1], line.length)];
      next.focus();
      onPick(placeOf(next));
    } else if (event.key === "Enter" || event.key === " ") onPick(String(place) === String(at) ? null : place);
    else if (event.key === "Escape" && at) onPick(null);
    else return;
    event.preventDefault();
  });
}

/** @param {number} i @param {number} count */
const clamp = (i, count) => Math.max(0, Math.min(count - 1, i));
