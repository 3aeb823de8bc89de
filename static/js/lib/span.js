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
