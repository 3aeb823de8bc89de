/** Expressions: sums of products of factors, by recursive descent. */

import { createCursor } from "./cursor.js";
import { environment } from "./environments.js";
import { atom, call, compared, list, minus, named, power, product, sum, transposed } from "./piece.js";
import { isLayer, isTranspose, suffix } from "./scripts.js";
import { NotConverted } from "./tokens.js";
import { ACCENTS, FUNCTIONS, GREEK, INVERSE, STYLES } from "./words.js";

/** @import { Piece } from "./piece.js" */
/** @import { Token } from "./tokens.js" */
/**
 * @typedef {{ tables: Set<string>, indices: Map<string, number>, budget: { left: number } }} Known
 *   What the text has said so far; `budget`: tokens that may still be read, as sums are written out.
 */

const TERMS = 50;
const CLOSERS = new Set([
  ")",
  "]",
  "}",
  "|>",
  "||>",
  ",",
  "&",
  "\\\\",
  "=",
  "+",
  "-",
  "*",
  "/",
  "^",
  "_",
  "<",
  ">",
  "<=",
  ">=",
  ";",
  ".",
]);

/**
 * @param {Token[]} tokens all of them one expression
 * @param {Known} known
 * @returns {Piece}
 */
export function expression(tokens, known) {
  const cursor = createCursor([...tokens], known.budget);
  const { peek, take, must, is } = cursor;
  /** Bars that would close what is open. @type {string[]} */
  const bars = [];

  /** @returns {Piece} */
  const relation = () => {
    const left = total();
    const sign = take("<", ">", "<=", ">=");
    return sign ? compared(left, sign, total()) : left;
  };

  /** @returns {Piece} */
  const total = () =>
    cursor.deeper(() => {
      const negative = take("+", "-") === "-";
      let left = negative ? minus(term()) : term();
      for (let sign = take("+", "-"); sign; sign = take("+", "-")) left = sum(left, sign, term());
      return left;
    });

  /** Whether a factor begins here, as in a product without a sign. */
  const begins = () => {
    const token = peek();
    if (!token || (token.kind === "sign" && (CLOSERS.has(token.text) || bars.includes(token.text)))) return false;
    return !(token.kind === "command" && token.text === "end");
  };

  const term = () => {
    let left = factor();
    for (;;) {
      const sign = take("*", "/");
      if (sign) left = product(left, sign, take("-") ? minus(factor()) : factor());
      else if (peek()?.kind === "number") throw new NotConverted("two numbers");
      else if (begins()) left = product(left, "*", factor());
      else return left;
    }
  };

  /** @returns {Piece} */
  const factor = () => {
    let base = base_();
    for (;;) {
      if (take("_")) {
        if (!base.name) throw new NotConverted("_");
        base = name(`${base.name}_${suffix(cursor.group(), known.indices)}`);
      } else if (take("^")) {
        const inside = cursor.group();
        if (base.code === "e") base = call("exp", [expression(inside, known)]);
        else if (base.name && isLayer(inside)) base = name(`${base.name}_${suffix(inside, known.indices)}`);
        else base = isTranspose(inside) ? transposed(base) : power(base, expression(inside, known));
      } else return base;
    }
  };

  /** @param {string} name */
  const name = (name) => ({ ...named(name), table: known.tables.has(name) });

  /** @returns {Piece} */
  const base_ = () => {
    const token = cursor.next();
    if (token.kind === "number") return atom(token.text);
    if (token.kind === "letter") {
      const index = known.indices.get(token.text);
      return index === undefined ? name(token.text) : atom(String(index));
    }
    if (token.kind === "word") return FUNCTIONS.has(token.text.toLowerCase()) ? called(token.text) : name(token.text);
    return token.kind === "command" ? command(token.text) : bracketed(token.text);
  };

  /** @param {string} open @returns {Piece} */
  const bracketed = (open) => {
    if (open === "(" || open === "{") return inside(open === "(" ? ")" : "}");
    if (open === "[") {
      const items = several("]");
      return items.length > 1 ? list(items) : brackets(items[0]);
    }
    if (!/^\|/.test(open)) throw new NotConverted(open);
    const close = open.replace("<", ">");
    bars.push(close);
    const content = total();
    bars.pop();
    must(close);
    if (open[1] !== "|") return call("abs", [content]);
    const order = take("_") ? suffix(cursor.group(), known.indices) : "2";
    if (order === "1") return call("sum", [call("abs", [content])]);
    if (order !== "2") throw new NotConverted(order);
    return call("norm", [content]);
  };

  /** @param {Piece} piece */
  const brackets = (piece) => (piece.rank < 3 ? atom(`(${piece.code})`, { table: piece.table }) : piece);
  /** @param {string} close */
  const inside = (close) => {
    const content = total();
    must(close);
    // a name in brackets is no longer one that could take an index
    return { ...content, name: undefined };
  };
  /** @param {string} close */
  const several = (close) => {
    const items = [total()];
    while (take(",", ";")) items.push(total());
    must(close);
    return items;
  };

  /** @param {string} text @returns {Piece} */
  const command = (text) => {
    if (text === "frac" || text === "dfrac" || text === "tfrac") return fraction();
    if (text === "sqrt") return root();
    if (text === "sum" || text === "prod") return repeated(text === "sum" ? "+" : "*");
    if (text === "begin") return environment(cursor, (tokens) => expression(tokens, known));
    if (ACCENTS.has(text) || STYLES.has(text)) return styled(text);
    if (text === "sigma" && (is("(") || is("["))) return called("sigmoid");
    if (FUNCTIONS.has(text.toLowerCase())) return called(text);
    const letter = GREEK.get(text);
    if (letter === undefined) throw new NotConverted(text);
    return name(letter);
  };
  const fraction = () => {
    const [top, bottom] = [expression(cursor.group(), known), expression(cursor.group(), known)];
    // d/dx is no quotient of numbers
    if (/^d\b/.test(top.code) && /^d \*/.test(bottom.code)) throw new NotConverted("d");
    return product(top, "/", bottom);
  };

  const root = () => {
    const degree = take("[") ? several("]")[0] : null;
    const content = expression(cursor.group(), known);
    return degree ? power(content, product(atom("1"), "/", degree)) : call("sqrt", [content]);
  };

  /** @param {string} style @returns {Piece} */
  const styled = (style) => {
    const tokens = cursor.group();
    const mark = ACCENTS.get(style);
    const letters = tokens.map(({ kind, text }) => (kind === "command" ? (GREEK.get(text) ?? "?") : text)).join("");
    if (FUNCTIONS.has(letters.toLowerCase()) && mark === undefined) return called(letters);
    if (!/^[\p{L}][\p{L}\p{N}_]*$/u.test(letters)) throw new NotConverted(letters);
    return name(mark ? `${letters}_${mark}` : letters);
  };

  /** A function, its power and its argument, in brackets or not. @param {string} word @returns {Piece} */
  const called = (word) => {
    let ours = /** @type {string} */ (FUNCTIONS.get(word.toLowerCase()));
    const base = take("_") ? suffix(cursor.group(), known.indices) : null;
    if (base && ours !== "log") throw new NotConverted(base);
    const raised = take("^") ? cursor.group() : null;
    const inverse = raised?.map(({ text }) => text).join("") === "-1" ? INVERSE.get(ours) : undefined;
    if (base === "2" || base === "10") ours += base;
    let result = call(inverse ?? ours, argument());
    if (base && ours === "log") result = product(result, "/", call("log", [Number(base) ? atom(base) : name(base)]));
    return raised && !inverse ? power(result, expression(raised, known)) : result;
  };

  /** @returns {Piece[]} */
  const argument = () => {
    const open = take("(", "[", "{");
    if (open) return several(open === "(" ? ")" : open === "[" ? "]" : "}");
    let left = factor();
    while (begins() && !startsFunction()) left = product(left, "*", factor());
    return [left];
  };
  const startsFunction = () =>
    FUNCTIONS.has(peek()?.text.toLowerCase() ?? "") || ["sum", "prod"].includes(peek()?.text ?? "");

  /** A sum over an index is written out. @param {"+" | "*"} sign */
  const repeated = (sign) => {
    must("_");
    const [index, equals, ...from] = cursor.group();
    must("^");
    const to = cursor.group();
    const [first, last] = [from, to].map((tokens) => Number(expression(tokens, known).code));
    const count = last - first + 1;
    if (index?.kind !== "letter" || equals?.text !== "=" || !(count >= 1 && count <= TERMS))
      throw new NotConverted("sum");
    const start = cursor.place();
    const before = known.indices.get(index.text);
    /** @type {Piece | null} */
    let all = null;
    for (let i = first; i <= last; i++) {
      cursor.back(start);
      known.indices.set(index.text, i);
      const each = term();
      all = !all ? each : sign === "+" ? sum(all, "+", each) : product(all, "*", each);
    }
    if (before === undefined) known.indices.delete(index.text);
    else known.indices.set(index.text, before);
    return /** @type {Piece} */ (all);
  };

  const found = relation();
  if (!cursor.done()) throw new NotConverted(peek().text);
  return found;
}
