/** What every page has in its head: the way past it for who goes by Tab; in its corner theme, language, share, keys. */

import { h } from "../lib/dom.js";
import { icon } from "../lib/icons.js";

/** @import { Translate } from "../lib/i18n.js" */
/**
 * @typedef {{ t: Translate, lang: string, onTheme: (theme: string) => void, onLanguage: (lang: string) => void, onShare: () => void,
 *   onHelp: () => void }} MannerOptions
 */

const THEMES = ["light", "dark", "projector"];
const LANGUAGES = ["en", "ru"];

/** To the picture, where the keys were in it; a page without one has its first button. */
function skip() {
  const stops = (/** @type {string} */ what) => document.querySelectorAll(`main ${what}`);
  const all = [...stops(".stage :is(.node, .title, .unit)[tabindex='0']"), ...stops(":is(button, [tabindex='0'])")];
  /** @type {HTMLElement | undefined} */ (all.find((each) => each.checkVisibility()))?.focus();
}

/**
 * @param {HTMLElement} container
 * @param {null} _
 * @param {MannerOptions} options
 */
export function createManners(container, _, { t, lang, onTheme, onLanguage, onShare, onHelp }) {
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
  // no link: the page's address is not its to change
  const past = h("button", { type: "button", class: "button skip", click: skip }, t("top.skip"));
  container.prepend(past);
  container.append(tools);
  return {
    /** @param {{ theme: string }} data */
    update(data) {
      theme = data.theme;
      const name = t("top.theme", { theme: t(`theme.${theme}`) });
      themes.replaceChildren(icon(theme, 18));
      themes.setAttribute("aria-label", name);
      themes.title = name;
    },
    destroy() {
      past.remove();
      tools.remove();
    },
  };
}
