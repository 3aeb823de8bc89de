/** Brand line: examples, theme, language, share, keys. */

import { h } from "../lib/dom.js";
import { icon } from "../lib/icons.js";
import { createExampleMenu } from "./examples.js";
import { createRecent } from "./recent.js";

/** @import { Example } from "../net/api.js" */
/** @import { Translate } from "../lib/i18n.js" */
/** @import { RecentOptions } from "./recent.js" */

export const THEMES = ["light", "dark", "projector"];
const LANGUAGES = ["en", "ru"];

/**
 * @param {HTMLElement} container
 * @param {{ examples: Example[] }} data
 * @param {RecentOptions & { onPick: (example: Example) => void, onTheme: (theme: string) => void, onFiles: (files: File[]) => void,
 *   onLanguage: (lang: string) => void, onShare: () => void, onHelp: () => void, onUndo: () => void, onRedo: () => void }} options
 */
export function createTopbar(container, { examples }, options) {
  const { t, lang, onPick, onTheme, onLanguage, onShare, onHelp, onUndo, onRedo, onRecent, onFiles } = options;
  const list = h("div", { class: "menu-list" });
  const recent = h("div", { class: "menu-recent" });
  const files = h("input", { type: "file", accept: ".txt,.py,.bl,text/plain", hidden: true });
  const pickFile = h(
    "button",
    { type: "button", class: "menu-file", click: () => files.click() },
    icon("open"),
    t("file.open"),
  );
  const menu = h("div", { class: "menu", id: "examples-menu", popover: "auto" }, recent, list, pickFile, files);
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
        click: run,
      },
      icon(name),
    ),
  );
  const past = h("div", { class: "undoing" }, undo, redo);
  const open = h(
    "button",
    { type: "button", class: "button quiet", id: "examples-button", popovertarget: "examples-menu" },
    t("top.examples"),
    icon("down", 14),
  );
  let theme = "light";
  const themes = h("button", {
    type: "button",
    class: "button quiet",
    id: "theme-button",
    click: () => onTheme(THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length]),
  });
  const languages = LANGUAGES.map((each) =>
    h(
      "button",
      { type: "button", lang: each, "aria-pressed": String(each === lang), click: () => onLanguage(each) },
      each.toUpperCase(),
    ),
  );
  const tools = h(
    "div",
    { class: "tools" },
    themes,
    h("div", { class: "choice languages", role: "group", "aria-label": t("top.language") }, ...languages),
    h(
      "button",
      { type: "button", class: "button", id: "share-button", "aria-label": t("top.share"), click: onShare },
      icon("link"),
      h("span", { class: "label" }, t("top.share")),
    ),
    h(
      "button",
      { type: "button", class: "button quiet help", "aria-label": t("top.help"), title: t("top.help"), click: onHelp },
      h("kbd", null, "?"),
    ),
  );
  container.append(open, past, tools, menu);
  return {
    /** @param {{ theme: string, undoable: boolean, redoable: boolean }} data */
    update(data) {
      undo.disabled = !data.undoable;
      redo.disabled = !data.redoable;
      theme = data.theme;
      const name = t("top.theme", { theme: t(`theme.${theme}`) });
      themes.replaceChildren(icon(theme, 18));
      themes.setAttribute("aria-label", name);
      themes.title = name;
    },
    destroy() {
      all.destroy();
      known.destroy();
      open.remove();
      past.remove();
      tools.remove();
      menu.remove();
    },
  };
}
