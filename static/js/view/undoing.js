/** Take back what was done, and do it again. */

import { h } from "../lib/dom.js";
import { setIdle, unlessIdle } from "../lib/focus.js";
import { icon } from "../lib/icons.js";

/** @import { Translate } from "../lib/i18n.js" */

/**
 * @param {HTMLElement} container
 * @param {null} _
 * @param {{ t: Translate, onUndo: () => void, onRedo: () => void }} options
 */
export function createUndoing(container, _, { t, onUndo, onRedo }) {
  const [undo, redo] = [
    { name: "undo", run: onUndo, keys: "Control+Z" },
    { name: "redo", run: onRedo, keys: "Control+Shift+Z" },
  ].map(({ name, run, keys }) =>
    h(
      "button",
      {
        type: "button",
        class: "button quiet",
        id: `${name}-button`,
        "aria-label": t(name),
        "aria-keyshortcuts": keys,
        title: `${t(name)} (${keys.replace("Control", "Ctrl")})`,
        click: unlessIdle(run),
      },
      icon(name),
    ),
  );
  const past = h("div", { class: "undoing" }, undo, redo);
  container.append(past);
  return {
    /** @param {{ undoable: boolean, redoable: boolean }} data */
    update({ undoable, redoable }) {
      setIdle(undo, !undoable);
      setIdle(redo, !redoable);
    },
    destroy: () => past.remove(),
  };
}
