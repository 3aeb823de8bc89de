/** Keys of the lecture: those of a clicker first of all. */

import { isClick } from "../lib/clicker.js";
import { isIdle } from "../lib/focus.js";

/** @typedef {"next" | "back" | "nextScene" | "backScene" | "first" | "last" | "play" | "present" | "dark" | "reset" | "list" | "notes" | "help"} Command */

/** @type {Record<string, Command>} */
const COMMANDS = {
  ArrowRight: "next",
  PageDown: "next",
  Enter: "next",
  ArrowLeft: "back",
  PageUp: "back",
  Backspace: "back",
  "Shift+ArrowRight": "nextScene",
  "Shift+ArrowLeft": "backScene",
  "Shift+PageDown": "nextScene",
  "Shift+PageUp": "backScene",
  Home: "first",
  End: "last",
  " ": "play",
  F5: "present",
  KeyF: "present",
  KeyB: "dark",
  ".": "dark",
  KeyR: "reset",
  KeyL: "list",
  KeyN: "notes",
  "?": "help",
  "Shift+?": "help",
};

/** Controls that want these keys for themselves. */
const OWN_KEYS = "input, textarea, select, [contenteditable='true'], [role='listbox'], [role='slider'], dialog";
const OWN_PRESS = "button, a, summary, [tabindex]";

/** @param {(command: Command) => void} run */
export function onCommand(run) {
  addEventListener("keydown", (event) => {
    const command = event.defaultPrevented ? null : commandOf(event);
    if (!command) return;
    event.preventDefault();
    run(command);
  });
}

/**
 * @param {KeyboardEvent} event
 * @returns {Command | null}
 */
function commandOf(event) {
  if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return null;
  const target = event.composedPath()[0];
  const within = (/** @type {string} */ what) => target instanceof Element && target.closest(what) !== null;
  const idle = target instanceof Element && isIdle(target);
  if (within(OWN_KEYS) && !isClick(event)) return null;
  if ((event.key === " " || event.key === "Enter") && within(OWN_PRESS) && !idle) return null;
  // a node under the focus walks with the arrows; a clicker's keys are never its
  if (event.key.startsWith("Arrow") && within(".node")) return null;
  const shifted = event.shiftKey ? "Shift+" : "";
  // letters by their place, so that a Russian keyboard has them, too
  return (
    COMMANDS[shifted + event.key] ?? (/^Key[A-Z]$/.test(event.code) && !shifted ? (COMMANDS[event.code] ?? null) : null)
  );
}
