/** What a file says, and whether it is the text of a program. */

/** @typedef {{ text: string } | { refused: "large" | "html" | "binary" | "empty" }} Found */

const MARKUP = /^\s*<(!doctype|html|\?xml|svg|head|body|script)\b/i;
/** Control characters that no text has. */
const NO_TEXT = /(?![\t\n\v\f\r])\p{Cc}/u;

/**
 * @param {string} name
 * @param {ArrayBuffer} bytes
 * @param {number} limit characters that a program may have
 * @returns {Found}
 */
export function programIn(name, bytes, limit) {
  if (tooLarge(bytes.byteLength, limit)) return { refused: "large" };
  const text = textIn(bytes)?.replace(/\r\n?/g, "\n");
  if (text === undefined) return { refused: "binary" };
  if (/\.html?$/i.test(name) || MARKUP.test(text)) return { refused: "html" };
  if (text.length > limit) return { refused: "large" };
  return text.trim() ? { text: text.trimEnd() } : { refused: "empty" };
}

/** No character takes more than four bytes: such a file need not be read. @param {number} size @param {number} limit */
export const tooLarge = (size, limit) => size > 4 * limit + 3;

/** In UTF-8, or as old Russian editors keep it; undefined where it is no text. @param {ArrayBuffer} bytes */
export function textIn(bytes) {
  let text;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    text = new TextDecoder("windows-1251").decode(bytes);
  }
  return NO_TEXT.test(text) ? undefined : text;
}
