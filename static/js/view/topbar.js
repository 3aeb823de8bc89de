/** Brand line: examples, what was done, and the page's manners. */

import { h } from "../lib/dom.js";
import { icon } from "../lib/icons.js";
import { createExampleMenu } from "./examples.js";
import { createManners } from "./manners.js";
import { createMenu } from "./menu.js";
import { createRecent } from "./recent.js";
import { createUndoing } from "./undoing.js";

/** @import { Example } from "../net/api.js" */
/** @import { MannerOptions } from "./manners.js" */
/** @import { RecentOptions } from "./recent.js" */

/**
 * @param {HTMLElement} container
 * @param {{ examples: Example[] }} data
 * @param {RecentOptions & MannerOptions & { onPick: (example: Example) => void, onFiles: (files: File[]) => void, onUndo: () => void, onRedo: () => void }} options
 */
export function createTopbar(container, { examples }, options) {
  const { t, lang, onPick, onRecent, onFiles } = options;
  const list = h("div", { class: "menu-list" });
  const recent = h("div", { class: "menu-recent" });
  const files = h("input", { type: "file", accept: ".txt,.py,.bl,text/plain", hidden: true });
  const pickFile = h(
    "button",
    { type: "button", class: "menu-file", click: () => files.click() },
    icon("open"),
    t("file.open"),
  );
  const { menu, open } = createMenu(t, recent, list, pickFile, files);
  const known = createRecent(recent, null, {
    ...options,
    onRecent(program) {
      menu.hidePopover();
      onRecent(program);
    },
  });
  menu.addEventListener(
    "beforetoggle",
    (event) => /** @type {ToggleEvent} */ (event).newState === "open" && known.update(),
  );
  files.addEventListener("change", () => {
    menu.hidePopover();
    onFiles([...(files.files ?? [])]);
    files.value = "";
  });
  const all = createExampleMenu(list, examples, {
    t,
    lang,
    onPick(example) {
      menu.hidePopover();
      onPick(example);
    },
  });
  container.append(open);
  const undoing = createUndoing(container, null, options);
  const manners = createManners(container, null, options);
  container.append(menu);
  return {
    /** @param {{ theme: string, undoable: boolean, redoable: boolean }} data */
    update(data) {
      undoing.update(data);
      manners.update(data);
    },
    destroy() {
      all.destroy();
      known.destroy();
      open.remove();
      undoing.destroy();
      manners.destroy();
      menu.remove();
    },
  };
}
