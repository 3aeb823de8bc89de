/** Matrices, and values by case. */

import { call, list } from "./piece.js";
import { NotConverted } from "./tokens.js";

/** @import { Piece } from "./piece.js" */
/** @import { Token } from "./tokens.js" */

const MATRICES = new Set(["matrix", "bmatrix", "pmatrix", "smallmatrix", "array"]);
const ELSE = /^(otherwise|else|иначе)$/;
const WORDS = new Set(["text", "mathrm", "if", "for", "when", "{", "}", ","]);

/**
 * What follows `\begin`, up to its `\end`.
 * @param {ReturnType<typeof import("./cursor.js").createCursor>} cursor
 * @param {(tokens: Token[]) => Piece} read
 * @returns {Piece}
 */
export function environment(cursor, read) {
  const name = nameOf(cursor.group());
  if (name === "array") cursor.group();
  const inside = [];
  for (let open = 1; ; ) {
    const token = cursor.next();
    if (token.kind === "command" && token.text === "begin") open += 1;
    if (token.kind === "command" && token.text === "end") open -= 1;
    if (!open) break;
    inside.push(token);
  }
  if (nameOf(cursor.group()) !== name) throw new NotConverted(name);
  const rows = split(inside, "\\\\").filter((row) => row.length);
  if (name === "cases") return cases(rows, read);
  if (!MATRICES.has(name)) throw new NotConverted(name);
  const cells = rows.map((row) => list(split(row, "&").map(read)));
  if (new Set(rows.map((row) => split(row, "&").length)).size !== 1) throw new NotConverted("&");
  return list(cells);
}

/** @param {Token[][]} rows @param {(tokens: Token[]) => Piece} read */
function cases(rows, read) {
  const pairs = rows.map((row) => split(row, "&").map((part) => part.filter(({ text }) => !WORDS.has(text))));
  const last = pairs.pop();
  // the last case holds where no other does, whatever it says
  if (!last?.[0] || !pairs.length || !(last.length === 1 || ELSE.test(last[1][0]?.text) || last[1].length > 1))
    throw new NotConverted("cases");
  return pairs.reduceRight(
    (rest, [value, when]) => call("where", [read(when ?? []), read(value), rest]),
    read(last[0]),
  );
}

/**
 * Cut at a sign, but not inside brackets or an inner environment.
 * @param {Token[]} tokens
 * @param {string} sign
 */
export function split(tokens, sign) {
  /** @type {Token[][]} */
  const parts = [[]];
  let open = 0;
  for (const token of tokens) {
    const { kind, text } = token;
    if ((kind === "sign" && /^[{([]$/.test(text)) || (kind === "command" && text === "begin")) open += 1;
    if ((kind === "sign" && /^[})\]]$/.test(text)) || (kind === "command" && text === "end")) open -= 1;
    if (!open && kind === "sign" && text === sign) parts.push([]);
    else parts[parts.length - 1].push(token);
  }
  return parts;
}

/** @param {Token[]} tokens */
const nameOf = (tokens) => tokens.map(({ text }) => text).join("");
