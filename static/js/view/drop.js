/** The whole page takes a file that is dropped on it. */

import { h } from "../lib/dom.js";

/** @import { Translate } from "../lib/i18n.js" */

/**
 * @param {HTMLElement} container the page
 * @param {null} _
 * @param {{ t: Translate, onFiles: (files: File[]) => void }} options
 */
export function createDrop(container, _, { t, onFiles }) {
  const veil = h("div", { class: "drop-veil", "aria-hidden": "true" }, h("p", null, t("file.drop")));
  veil.hidden = true;
  container.append(veil);

  const hasFiles = (/** @type {DragEvent} */ event) => event.dataTransfer?.types.includes("Files") ?? false;
  const over = (/** @type {DragEvent} */ event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    veil.hidden = false;
  };
  const leave = (/** @type {DragEvent} */ event) => {
    if (event.relatedTarget === null) veil.hidden = true;
  };
  // before the editor, which would put the file's letters where the pointer is
  const drop = (/** @type {DragEvent} */ event) => {
    veil.hidden = true;
    if (!hasFiles(event)) return;
    event.preventDefault();
    event.stopPropagation();
    onFiles([...(event.dataTransfer?.files ?? [])]);
  };
  /** @type {[string, (event: any) => void][]} */
  const listeners = [
    ["dragenter", over],
    ["dragover", over],
    ["dragleave", leave],
    ["drop", drop],
  ];
  for (const [type, listener] of listeners) container.addEventListener(type, listener, true);
  return {
    update() {},
    destroy() {
      for (const [type, listener] of listeners) container.removeEventListener(type, listener, true);
      veil.remove();
    },
  };
}
