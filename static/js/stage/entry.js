/** A field in the place of a number on the stage: type it exactly; Tab leads from cell to cell. */

import { stepFor } from "../lib/scrub.js";
import { withCell, withTable } from "../lib/tensor.js";
import { grasped } from "./drag.js";

/** @import { Tensor } from "../lib/format.js" */
/**
 * @typedef {(options: { label: string, lang: string, step: number, onInput: (value: number) => void, onEnd: () => void,
 *   onTable?: (table: number[][]) => void }) => { element: HTMLInputElement, update: (value: number) => void }} MakeNumber
 */

const HANDLE = "[data-handle],[data-cell]";
/** Wide enough for a number of four digits with its signs. */
const LEAST = 76;

/**
 * @param {SVGSVGElement} surface
 * @param {{ read: (id: number) => Tensor | null, nameOf: (id: number) => string, locale: string, makeNumber?: MakeNumber, onNumber?: (number: null) => void,
 *   onInput?: (id: number, value: Tensor) => void, onInputEnd?: () => void }} options
 *   `makeNumber`: the field; without one nothing can be typed
 */
export function createEntry(surface, { read, nameOf, locale, makeNumber, onNumber, onInput, onInputEnd }) {
  const box = document.createElement("div");
  box.className = "entry";
  box.popover = "auto";
  document.body.append(box);

  /** @param {EventTarget | null} target @param {boolean} keys by keyboard: there one goes on from the handle */
  const open = (target, keys) => {
    const handle = target instanceof Element ? target.closest(HANDLE) : null;
    const found = handle && grasped(handle, read);
    if (!handle || !found || !makeNumber) return false;
    const { id, cell, value, from } = found;
    const now = () => read(id) ?? value;
    const field = makeNumber({
      label: (cell !== null && handle.getAttribute("aria-label")) || nameOf(id),
      lang: locale,
      step: stepFor(from),
      onInput: (x) => onInput?.(id, cell === null ? x : withCell(now(), cell, x)),
      onEnd: () => onInputEnd?.(),
      onTable: cell === null ? undefined : (table) => onInput?.(id, withTable(now(), cell, table)),
    });
    const place = handle.getBoundingClientRect();
    const width = Math.max(LEAST, place.width + 8);
    box.style.setProperty("left", `${place.left + place.width / 2 - width / 2}px`);
    box.style.setProperty("top", `${place.top + place.height / 2 - 17}px`);
    box.style.setProperty("width", `${width}px`);
    box.replaceChildren(field.element);
    box.showPopover();
    field.update(from);
    field.element.focus();
    field.element.select();
    field.element.addEventListener("blur", () => field.element.isConnected && box.hidePopover());
    field.element.addEventListener("keydown", (event) => {
      const tab = event.key === "Tab";
      if (!tab && event.key !== "Enter" && event.key !== "Escape") return;
      field.element.blur();
      if (!tab && !keys) return;
      event.preventDefault();
      const beside = `[data-cell="${id}:${Number(cell) + (event.shiftKey ? -1 : 1)}"]`;
      const next = tab && cell !== null ? surface.querySelector(beside) : null;
      if (!next || !open(next, keys)) /** @type {SVGElement} */ (handle).focus();
    });
    return true;
  };

  /** The first of the two presses has asked for the number's story: it is not told. At once, so that no key is lost. @param {MouseEvent} event */
  const twice = ({ target }) => {
    if (open(target, false)) onNumber?.(null);
  };
  const key = (/** @type {KeyboardEvent} */ event) => {
    if (event.key !== "Enter" || event.shiftKey || !(event.target instanceof Element && event.target.matches(HANDLE)))
      return;
    if (!open(event.target, true)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  surface.addEventListener("dblclick", twice);
  surface.addEventListener("keydown", key);
  return { destroy: () => box.remove() };
}
