/** Keys of the page, left alone while a person is typing or turning a control. */

import { isClick } from "../lib/clicker.js";
import { isIdle } from "../lib/focus.js";

/** @typedef {"next" | "back" | "nextPart" | "backPart" | "first" | "last" | "play" | "slower" | "faster" | "editor" | "check" | "why" | "table" | "predict" | "help" | "search" | "compare" | "present" | "dark" | "undo" | "redo" | "close"} Command */

/** @type {Record<string, Command>} */
const COMMANDS = {
  ArrowRight: "next",
  PageDown: "next",
  ArrowLeft: "back",
  PageUp: "back",
  "Shift+ArrowRight": "nextPart",
  "Shift+ArrowLeft": "backPart",
  Home: "first",
  End: "last",
  " ": "play",
  "[": "slower",
  "]": "faster",
  e: "editor",
  g: "check",
  w: "why",
  t: "table",
  p: "predict",
  a: "compare",
  f: "present",
  b: "dark",
  ".": "dark",
  "/": "search",
  "?": "help",
  "Shift+?": "help",
  Escape: "close",
};

/** The same keys on a Russian keyboard. */
const BY_CODE = {
  KeyA: "a",
  KeyB: "b",
  KeyE: "e",
  KeyF: "f",
  KeyG: "g",
  KeyW: "w",
  KeyT: "t",
  KeyP: "p",
  BracketLeft: "[",
  BracketRight: "]",
};

/** Controls that want all keys for themselves, a slider that is turned by some, and what is pressed by space. */
const OWN_KEYS = "input:not([type='range']), textarea, select, [contenteditable='true'], [role='listbox'], dialog";
const OWN_TURNS = "input[type='range']";
const TURNS = /^(Arrow|Home$|End$)/;
const OWN_SPACE = "button, a, summary, [role='tab']";

/** Where typing has a history of its own; a text that stands as the page has written it has none. */
const OWN_PAST =
  "textarea:not([data-settled]), [contenteditable='true'], dialog, input:not([role='spinbutton'], [type='range'])";

/** @param {KeyboardEvent} event @param {Element | undefined} target @returns {Command | null} */
function pastOf({ code, shiftKey, altKey }, target) {
  if (altKey || (target instanceof Element && target.closest(OWN_PAST))) return null;
  return code === "KeyZ" ? (shiftKey ? "redo" : "undo") : code === "KeyY" ? "redo" : null;
}

/**
 * @param {KeyboardEvent} event
 * @returns {Command | null}
 */
export function commandOf(event) {
  const target = /** @type {Element | undefined} */ (event.composedPath()[0]);
  if (event.isComposing) return null;
  if (event.ctrlKey || event.metaKey) return pastOf(event, target);
  if (event.altKey) return null;
  const key =
    event.code === "Slash" && event.key === "."
      ? "/"
      : (BY_CODE[/** @type {keyof typeof BY_CODE} */ (event.code)] ?? event.key);
  if (key === "Escape") return "close";
  if (target instanceof Element && !isClick(event)) {
    if (target.closest(OWN_KEYS) || (TURNS.test(key) && target.closest(OWN_TURNS))) return null;
  }
  if (key === " " && target instanceof Element && target.closest(OWN_SPACE) && !isIdle(target)) return null;
  return COMMANDS[event.shiftKey ? `Shift+${key}` : key] ?? null;
}

/** @param {(command: Command) => void} run */
export function onCommand(run) {
  addEventListener("keydown", (event) => {
    const command = event.defaultPrevented ? null : commandOf(event);
    if (!command) return;
    if (command !== "close") event.preventDefault();
    run(command);
  });
}
