/** Colours of the style sheets as numbers. */

/** Red, green and blue, 0 to 255. @param {string} hex of six digits or three */
export function rgbOf(hex) {
  const full = hex.length === 4 ? hex.replace(/[0-9a-f]/gi, "$&$&") : hex;
  return [1, 3, 5].map((i) => Number.parseInt(full.slice(i, i + 2), 16) || 0);
}
