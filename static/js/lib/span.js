/** Places in a text: the server counts code points, the browser UTF-16 units. */

/**
 * @param {string} text
 * @param {[number, number] | null} span
 */
export function toUnits(text, span) {
  if (!span) return null;
  const points = [...text];
  const units = (/** @type {number} */ count) => points.slice(0, count).join("").length;
  return { from: units(span[0]), to: units(span[1]) };
}

/**
 * The text that a span covers.
 * @param {string} text
 * @param {[number, number] | null} span
 */
export const covered = (text, span) => (span ? [...text].slice(span[0], span[1]).join("") : "");

/**
 * The text with a span replaced.
 * @param {string} text
 * @param {[number, number]} span
 * @param {string} by
 */
export const replaced = (text, span, by) => {
  const points = [...text];
  return points.slice(0, span[0]).join("") + by + points.slice(span[1]).join("");
};

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
  if (!/^[\p{L}_][\p{L}\p{N}_]*$/u.test(name)) return span;
  const word = new RegExp(`(?<![\\p{L}\\p{N}_.])${name}(?![\\p{L}\\p{N}_(])`, "gu");
  const uses = [...inside.slice(right).matchAll(word)];
  const use = uses[Math.min(nth, uses.length - 1)];
  if (!use) return span;
  const from = span[0] + [...inside.slice(0, right + use.index)].length;
  return [from, from + [...name].length];
}
