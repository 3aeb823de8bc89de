/** What a reader was last working on and how, kept in this browser; the page works without a store, too. */

import { noteFull } from "./full.js";

/**
 * @param {string} key
 * @returns {string | null}
 */
export function recall(key) {
  try {
    return localStorage.getItem(`backlight.${key}`);
  } catch {
    return null;
  }
}

const LANGUAGES = ["en", "ru"];

/** The reader's choice, if it can be read, else what their browser asks for. */
export const keptLanguage = () => LANGUAGES.find((lang) => lang === recall("lang")) ?? document.documentElement.lang;

/**
 * @param {string} key
 * @param {string} value
 */
export function remember(key, value) {
  try {
    localStorage.setItem(`backlight.${key}`, value);
  } catch (error) {
    noteFull(error);
  }
}
