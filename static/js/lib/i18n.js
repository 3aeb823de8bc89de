/** Words of the page in the reader's language, with plural forms. */

import { formatCount } from "./format.js";
import { writeNumbersAs } from "./notation.js";

/** @typedef {string | Record<string, string>} Message  One text, or one per plural form; `=1` for that very number, as Russian has one form for 1 and 21. */
/** @typedef {(key: string, params?: Record<string, unknown>) => string} Translate */

/**
 * @param {string} lang
 * @param {Record<string, Message>} messages
 * @returns {Translate}
 */
export function createTranslator(lang, messages) {
  const plural = new Intl.PluralRules(lang);
  return (key, params = {}) => {
    const message = messages[key];
    if (message === undefined) return key;
    const form = () => plural.select(Number(params.count));
    const text =
      typeof message === "string" ? message : (message[`=${params.count}`] ?? message[form()] ?? message.other);
    return text.replace(/\{(\w+)\}/g, (whole, name) => (name in params ? written(params[name], lang) : whole));
  };
}

/** What is counted, in groups of three digits; all else as it is given. @param {unknown} value @param {string} lang */
const written = (value, lang) =>
  Number.isInteger(value) && Number(value) >= 0 ? formatCount(String(value), lang) : String(value);

/** The page's language, its title and the names of its parts. @param {string} lang @param {Translate} t */
export function labelPage(lang, t) {
  document.documentElement.lang = lang;
  writeNumbersAs(lang);
  document.title = document.querySelector("title")?.dataset[lang] ?? document.title;
  for (const element of document.querySelectorAll("[data-i18n-label]")) {
    element.setAttribute("aria-label", t(/** @type {HTMLElement} */ (element).dataset.i18nLabel ?? ""));
  }
  for (const element of document.querySelectorAll("[data-i18n]"))
    element.textContent = t(/** @type {HTMLElement} */ (element).dataset.i18n ?? "");
}

/** As a sentence begins. @param {string} text */
export const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);
