/** Cells of the tables on the board: pointed at, touched or walked to with the arrows, one tells the sum behind it. */

import { HIDDEN } from "../lib/format.js";
import { placeIn, sizeOf } from "../lib/tensor.js";
import { sameCell } from "../model/cells.js";

/** @import { Cell, CellTerms } from "../model/cells.js" */
/** @import { Trace } from "../model/trace.js" */

/** Tables one can look into: gradients, and values that were computed; given ones are there to be changed. */
const CELLS = ".cells > g:not([data-cell])";
const HUES = ["via-a", "via-b"];
/** @type {Record<string, (columns: number) => number>} */
const STEPS = {
  ArrowLeft: () => -1,
  ArrowRight: () => 1,
  ArrowUp: (columns) => -columns,
  ArrowDown: (columns) => columns,
};

/**
 * @param {HTMLElement} container
 * @param {{ trace: () => Trace | null, now: () => Cell | null, label: (cell: Cell) => string, onLook: (cell: Cell | null) => void }} options
 *   `label`: what a cell is called
 */
export function createLooking(container, { trace, now, label, onLook }) {
  /** @param {Element} root @param {number} index @returns {Cell | null} */
  const cellAt = (root, index) => {
    const [kind, id] = (root.getAttribute("data-number") ?? "").split(/(?<=^.)/);
    const shape = trace()?.node(Number(id))?.shape ?? [];
    // large tables are drawn as a strip
    if (!shape.length || root.children.length !== sizeOf(shape)) return null;
    return { node: Number(id), what: kind === "g" ? "gradient" : "value", at: placeIn(index, shape) };
  };
  /** The cell of an element, where its number is there and not withheld. @param {EventTarget | null} target */
  const cellOf = (target) => {
    const found = target instanceof Element ? target.closest(CELLS) : null;
    const text = found?.querySelector("text");
    if (!found?.parentElement || !text || text.matches(".nothing") || text.textContent === HIDDEN) return null;
    return cellAt(found.parentElement, [...found.parentElement.children].indexOf(found));
  };
  /** @param {Cell | null} cell */
  const look = (cell) => {
    if (cell !== now() && !(cell && sameCell(cell, now()))) onLook(cell);
  };

  container.addEventListener("pointerover", ({ target, pointerType }) => {
    if (pointerType === "mouse" && !container.contains(document.activeElement?.closest(CELLS) ?? null))
      look(cellOf(target));
  });
  container.addEventListener("pointerleave", ({ pointerType }) => pointerType === "mouse" && look(null));
  container.addEventListener("click", ({ target }) => look(cellOf(target)));
  container.addEventListener("focusin", ({ target }) => look(cellOf(target)));
  container.addEventListener("focusout", ({ relatedTarget }) => !cellOf(relatedTarget) && look(null));
  container.addEventListener(
    "keydown",
    (event) => {
      const { target, key } = event;
      const root = target instanceof Element && target.matches(CELLS) ? target.parentElement : null;
      const cell = cellOf(target);
      if (!root || !cell || !(key in STEPS)) return;
      event.preventDefault();
      event.stopPropagation();
      const columns = trace()?.node(cell.node).shape.at(-1) ?? 1;
      const next = root.children[[...root.children].indexOf(/** @type {Element} */ (target)) + STEPS[key](columns)];
      if (next instanceof SVGElement) next.focus();
    },
    { capture: true },
  );

  return {
    /** Names for those who cannot see the cells, and a light on those that meet in the one looked into. @param {CellTerms | null} terms */
    update(terms) {
      for (const root of container.querySelectorAll(".tensor .cells")) {
        [...root.children].forEach((element, index) => {
          element.classList.remove(...HUES, "looked");
          if (!element.matches(CELLS)) return;
          const cell = cellAt(root, index);
          if (!cell || !cellOf(element)) return element.removeAttribute("tabindex");
          element.setAttribute("role", "button");
          element.setAttribute("aria-label", label(cell));
          element.setAttribute("tabindex", index ? "-1" : "0");
          element.classList.toggle("looked", sameCell(cell, now()));
        });
      }
      for (const { first, second } of terms?.parts.flatMap((part) => part.terms) ?? []) {
        [first, second].forEach((factor, i) => {
          if (!factor || factor.node === null || factor.what === "local") return;
          const shape = trace()?.node(factor.node).shape ?? [];
          const index = factor.at.reduce((all, each, axis) => all * shape[axis] + each, 0);
          const root = container.querySelector(`.cells[data-number="${factor.what[0]}${factor.node}"]`);
          root?.children[index]?.classList.add(HUES[i]);
        });
      }
    },
  };
}
