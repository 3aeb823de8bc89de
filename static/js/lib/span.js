/** Places in a text: the server counts code points, the browser UTF-16 units. */

import { lastOnly } from "./memo.js";

/** A text taken apart once for all places in it; itself, where each code point is one unit. */
const apart = lastOnly((/** @type {string} */ text) => (/[\ud800-\udfff]/.test(text) ? [...text] : text));

/** @param {string} text @param {number} [from] @param {number} [to] */
const cut = (text, from, to) => {
  const part = apart(text, null).slice(from, to);
  return typeof part === "string" ? part : part.join("");
};

/**
 * @param {string} text
 * @param {[number, number] | null} span
 */
export function toUnits(text, span) {
  if (!span) return null;
  return { from: cut(text, 0, span[0]).length, to: cut(text, 0, span[1]).length };
}

/**
 * The text that a span covers.
 * @param {string} text
 * @param {[number, number] | null} span
 */
export const covered = (text, span) => (span ? cut(text, ...span) : "");

/**
 * The text with a span replaced.
 * @param {string} text
 * @param {[number, number]} span
 * @param {string} by
 */
export const replaced = (text, span, by) => cut(text, 0, span[0]) + by + cut(text, span[1]);

/** A name that is not called; one pattern for all names: to compile one for each costs more than to look. */
const NAME = /(?<![\p{L}\p{N}_.])[\p{L}_][\p{L}\p{N}_]*(?![\p{L}\p{N}_(])/gu;

/**
 * Where a name stands inside a span: its `nth` use after the `=`, else the whole span.
 * @param {string} text
 * @param {[number, number]} span
 * @param {string} name
 * @param {number} [nth]
 * @returns {[number, number]}
 */
export function useOf(text, span, name, nth = 0) {
  const inside = covered(text, span);
  const right = inside.search(/(?<![<>=!])=(?!=)/) + 1;
  const uses = [...inside.slice(right).matchAll(NAME)].filter(([found]) => found === name);
  const use = uses[Math.min(nth, uses.length - 1)];
  if (!use) return span;
  const from = span[0] + [...inside.slice(0, right + use.index)].length;
  return [from, from + [...name].length];
}
