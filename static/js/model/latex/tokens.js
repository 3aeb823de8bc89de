/** LaTeX cut into tokens: numbers, letters, commands, signs. */

import { EMPTY, FUNCTIONS, SIGNS } from "./words.js";

/**
 * @typedef {{ kind: "number" | "letter" | "word" | "command" | "sign", text: string }} Token
 *   `word`: a name of several letters that is no product of them
 */

/** What has no meaning here; the text is then left as it was. */
export class NotConverted extends Error {}

const PIECE =
  /(\d+(?:\.|\{,\})\d+|\d+|\.\d+)|([A-Za-z]+)|\\([A-Za-z]+|[^A-Za-z])|(\n[\s]*)|([^\S\n]+)|(\|\||<=|>=|:=|[\s\S])/gy;
const PLAIN_SIGNS = new Set([..."+-*/=^_{}()[],&|<>;.", "||", "<=", ">="]);

/**
 * @param {string} text
 * @param {Set<string>} names words that the text itself defines
 * @returns {Token[]}
 */
export function tokenize(text, names) {
  /** @type {Token[]} */
  const tokens = [];
  const sign = (/** @type {string} */ text) => tokens.push({ kind: "sign", text });
  let side = "";
  let literal = false;
  for (const [, number, letters, command, line, blank, other] of text.matchAll(PIECE)) {
    if (number) tokens.push({ kind: "number", text: number.replace("{,}", ".") });
    else if (letters) {
      // what \begin, \text and the like enclose is one word
      if (literal || names.has(letters) || (letters.length > 1 && FUNCTIONS.has(letters.toLowerCase())))
        tokens.push({ kind: "word", text: letters });
      else for (const letter of letters) tokens.push({ kind: "letter", text: letter });
    } else if (command === "left" || command === "right" || /^[Bb]ig+[lr]$/.test(command ?? "")) {
      side = /(left|l)$/.test(command) ? "<" : ">";
      continue;
    } else if (command && SIGNS.has(command)) {
      const plain = /** @type {string} */ (SIGNS.get(command));
      sign(/^\|+$/.test(plain) ? plain + side : plain);
    } else if (command && !EMPTY.has(command)) tokens.push({ kind: "command", text: command });
    else if (line) sign("\\\\");
    else if (other === "|" || other === "||") sign(other + side);
    else if (other === ":=") sign("=");
    else if (other === "−" || other === "–") sign("-");
    else if (other && PLAIN_SIGNS.has(other)) sign(other);
    else if (other && other !== "$" && other !== "~") throw new NotConverted(other);
    literal = command
      ? /^(begin|end|text\w*|mathrm|operatorname|mathit|mathsf)$/.test(command)
      : literal && other === "{";
    if (blank === undefined) side = "";
  }
  return tokens;
}
