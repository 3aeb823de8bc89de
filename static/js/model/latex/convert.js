/** LaTeX as a program: `f(x) = \frac{1}{1 + e^{-x}}` is `f = 1 / (1 + exp(-x))`. */

import { split } from "./environments.js";
import { expression } from "./expression.js";
import { NotConverted, tokenize } from "./tokens.js";

/** @import { Known } from "./expression.js" */
/** @import { Token } from "./tokens.js" */

const LONGEST = 8_000;
const LINE = 200;
const OUTER = /\\(begin|end)\{(equation|align|aligned|gather|gathered|split|math|displaymath)\*?\}/g;
const DEFINED = /(?:^|\n|\\\\|\$)[\s&]*([A-Za-z]{2,})\s*&?\s*=/g;

/** Two names with an index side by side, which is no program either. */
const PRODUCT = /^[\w\s^()+=-]*(?<!\w)[A-Za-z]_\w[ \t]+[A-Za-z]_\w(?!\w)[\w\s^()+=-]*$/;

/** Whether a text has what only LaTeX has: a command, a formula between dollars, a script in braces. @param {string} text */
export const looksLatex = (text) =>
  /\\[a-zA-Z]{2,}|\$[^$]+\$|[\^_]\{|\d\{,\}/.test(text) || (text.length < LINE && PRODUCT.test(text));

/**
 * @param {string} text
 * @param {Iterable<string>} [tables] names that are tables in the program it comes into: their product is one of matrices
 * @returns {string | null} null: it is no LaTeX, or has something that no program can say
 */
export function fromLatex(text, tables = []) {
  if (text.length > LONGEST || !looksLatex(text)) return null;
  try {
    const bare = text.replace(OUTER, "\n").replace(/\\[[\]]|\$\$?/g, "\n");
    const tokens = tokenize(bare.trim(), new Set([...text.matchAll(DEFINED)].map(([, word]) => word)));
    /** @type {Known} */
    const known = { tables: new Set(tables), indices: new Map(), budget: { left: 20_000 } };
    const lines = ["\\\\", ";"]
      .reduce((parts, sign) => parts.flatMap((part) => split(part, sign)), [tokens])
      .flatMap(several)
      .map((line) => split(line, "&").flat())
      .map((line) => (/^[,.]$/.test(line.at(-1)?.text ?? "") ? line.slice(0, -1) : line))
      .filter((line) => line.length);
    return lines.length ? lines.map((line) => statement(line, known)).join("\n") : null;
  } catch (error) {
    if (error instanceof NotConverted) return null;
    throw error;
  }
}

/** `x = 1, y = 2` are two statements. @param {Token[]} line */
function several(line) {
  const parts = split(line, ",");
  return parts.every((part) => split(part, "=").length === 2) ? parts : [line];
}

/** @param {Token[]} tokens @param {Known} known */
function statement(tokens, known) {
  const sides = split(tokens, "=");
  // of f(x) = σ(x) = … the last side says it in full
  const right = expression(/** @type {Token[]} */ (sides.pop()), known);
  if (!sides.length) return right.code;
  const name = nameOf(sides[0], known);
  if (right.table) known.tables.add(name);
  else known.tables.delete(name);
  return `${name} = ${right.code}`;
}

/** The name on the left; what a function is of is not said in a program. @param {Token[]} side @param {Known} known */
function nameOf(side, known) {
  const open = side.findIndex(({ kind, text }, i) => i > 0 && kind === "sign" && text === "(");
  const isCall = open > 0 && side.at(-1)?.text === ")" && !isScript(side[open - 1]);
  const left = expression(isCall ? side.slice(0, open) : side, known);
  if (!left.name) throw new NotConverted("=");
  if (isCall)
    for (const part of split(side.slice(open + 1, -1), ","))
      if (!expression(part, known).name) throw new NotConverted(",");
  return left.name;
}

/** @param {Token} token */
const isScript = ({ text }) => text === "^" || text === "_" || text === "{";
