/** Subscripts and superscripts: which are part of a name, which are powers. */

import { NotConverted } from "./tokens.js";
import { GREEK, STYLES } from "./words.js";

/** @import { Token } from "./tokens.js" */

/**
 * A subscript as part of a name: letters, digits, commas; sums of whole numbers are worked out.
 * @param {Token[]} tokens
 * @param {Map<string, number>} indices what the running indices stand for
 */
export function suffix(tokens, indices) {
  const parts = [];
  let part = "";
  for (const token of tokens) {
    if (token.kind === "sign" && token.text === ",") {
      parts.push(part);
      part = "";
    } else if (token.kind === "command" ? STYLES.has(token.text) : /^[(){}]$/.test(token.text)) continue;
    else part += written(token, indices);
  }
  parts.push(part);
  return parts.map(worked).join("_");
}

/** @param {Token} token @param {Map<string, number>} indices */
function written({ kind, text }, indices) {
  if (kind === "letter") return String(indices.get(text) ?? text);
  if (kind === "command" && GREEK.has(text)) return /** @type {string} */ (GREEK.get(text));
  if (kind === "command" || (kind === "sign" && text !== "+" && text !== "-")) throw new NotConverted(text);
  return text;
}

/** @param {string} part */
function worked(part) {
  const sum = /^(\d+)([+-])(\d+)$/.exec(part);
  const done = sum ? String(Number(sum[1]) + (sum[2] === "+" ? 1 : -1) * Number(sum[3])) : part;
  if (!/^[\p{L}\p{N}_]+$/u.test(done)) throw new NotConverted(part);
  return done;
}

/** `W^{(1)}` is the weights of layer 1, not a power. @param {Token[]} tokens */
export const isLayer = (tokens) =>
  tokens.length === 3 && tokens[0].text === "(" && tokens[2].text === ")" && /^[\w]$/.test(tokens[1].text);

/** @param {Token[]} tokens */
export const isTranspose = (tokens) =>
  ["T", "top", "intercal"].includes(tokens.filter(({ text }) => !STYLES.has(text) && !/[{}]/.test(text))[0]?.text) &&
  tokens.length <= 4 &&
  tokens.every(({ text }) => /^(T|top|intercal|[{}])$/.test(text) || STYLES.has(text));
