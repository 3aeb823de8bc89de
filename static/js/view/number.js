/** A number one can type, drag sideways, or turn with the arrow keys. */

import { h } from "../lib/dom.js";
import { formatBrief, formatNumber, readTable } from "../lib/format.js";
import { moved, PER_STEP, stride } from "../lib/scrub.js";
import { readTyped } from "../model/typed.js";
import { tellUnread } from "./notices.js";

/** So many signs a narrow field has room for. */
const NARROW = 5;

/**
 * @param {{ label: string, lang: string, step: number, narrow?: boolean, onInput: (value: number) => void, onEnd: () => void,
 *   onGrasp?: (held: boolean) => void, onTable?: (table: number[][]) => void }} options `narrow`: until one is in it, it has no room for all digits;
 *   `onGrasp`: it is taken in the hand, or let go; `onTable`: many numbers were pasted into a cell
 */
export function createNumber({ label, lang, step, narrow, onInput, onEnd, onGrasp, onTable }) {
  let value = 0;
  /** Before one began to type: there it goes back to. */
  let before = 0;
  let pressed = { x: 0, value: 0, id: -1, moved: false };
  /** Who came by pointer has the page's keys back with Enter; who came by keyboard goes on from here. */
  let byHand = false;
  const field = h("input", {
    class: "number",
    // no keypad of numbers: some have no minus
    type: "text",
    role: "spinbutton",
    autocomplete: "off",
    "aria-label": label,
  });

  const show = () => {
    const whole = formatNumber(value, lang, 6);
    const brief = narrow && whole.length > NARROW && document.activeElement !== field;
    field.value = brief ? formatBrief(value, lang) : whole;
    field.classList.toggle("long", Boolean(brief) && field.value.length > NARROW);
    field.style.setProperty("--digits", `${field.value.length}ch`);
    field.setAttribute("aria-valuenow", String(value));
    field.ariaInvalid = "false";
  };
  /** @param {number} next */
  const take = (next) => {
    value = next;
    show();
    onInput(value);
  };
  const commit = () => {
    if (field.ariaInvalid === "true") tellUnread(field.value);
    const typed = readTyped(field.value);
    if (typed === null && value !== before) take(before);
    else if (typed !== null && formatNumber(typed, lang, 6) !== formatNumber(value, lang, 6)) take(typed);
    else show();
    before = value;
    onEnd();
  };

  field.addEventListener("input", () => {
    const typed = readTyped(field.value);
    field.ariaInvalid = String(typed === null);
    if (typed === null) return;
    value = typed;
    onInput(value);
  });
  field.addEventListener("keydown", (event) => {
    const size = step * stride(event);
    if (event.key === "ArrowUp" || event.key === "ArrowDown") {
      event.preventDefault();
      take(moved(value, event.key === "ArrowUp" ? 1 : -1, size));
      before = value;
    } else if (event.key === "Enter" || event.key === "Escape") {
      const back = event.key === "Escape";
      if (back) event.preventDefault(); // one level out, and no further
      if (back && value !== before) take(before);
      else if (back) show();
      if (back || byHand) return field.blur();
      commit();
      field.select();
    }
  });
  field.addEventListener("focus", () => {
    before = value;
    show();
  });
  field.addEventListener("blur", () => {
    byHand = false;
    commit();
  });

  field.addEventListener("paste", (event) => {
    const table = onTable && readTable(event.clipboardData?.getData("text/plain") ?? "");
    if (!table) return;
    event.preventDefault();
    onTable(table);
  });

  field.addEventListener("pointerdown", (event) => {
    if (document.activeElement === field || event.button) return;
    event.preventDefault();
    field.setPointerCapture(event.pointerId);
    pressed = { x: event.clientX, value, id: event.pointerId, moved: false };
    onGrasp?.(true);
  });
  field.addEventListener("pointermove", (event) => {
    if (pressed.id !== event.pointerId) return;
    const steps = Math.trunc((event.clientX - pressed.x) / PER_STEP);
    if (!steps && !pressed.moved) return;
    pressed.moved = true;
    const next = moved(pressed.value, steps, step * stride(event));
    if (next !== value) take(next);
  });
  const release = (/** @type {PointerEvent} */ event) => {
    if (pressed.id !== event.pointerId) return;
    pressed.id = -1;
    onGrasp?.(false);
    if (pressed.moved) onEnd();
    else if (event.type === "pointerup") {
      field.focus();
      field.select();
      byHand = true;
    }
  };
  field.addEventListener("pointerup", release);
  field.addEventListener("pointercancel", release);

  return {
    element: field,
    /** @param {number} next */
    update(next) {
      if (next === value && field.value) return;
      value = next;
      show();
    },
  };
}
