/** A place in a list of tokens that moves on, with a bound on the work. */

import { NotConverted } from "./tokens.js";

/** @import { Token } from "./tokens.js" */

const DEPTH = 60;

/** @param {Token[]} tokens @param {{ left: number }} budget */
export function createCursor(tokens, budget) {
  let at = 0;
  let depth = 0;
  /** @param {string} text @param {Token["kind"]} [kind] */
  const is = (text, kind = "sign") => tokens[at]?.kind === kind && tokens[at].text === text;
  const cursor = {
    peek: () => tokens[at],
    done: () => at >= tokens.length,
    place: () => at,
    /** @param {number} place */
    back: (place) => {
      at = place;
    },
    is,
    next() {
      budget.left -= 1;
      const token = tokens[at];
      if (!token || budget.left < 0) throw new NotConverted("end");
      at += 1;
      return token;
    },
    /** Take a sign if it stands here. @param {...string} texts */
    take(...texts) {
      const found = texts.find((text) => is(text));
      if (found !== undefined) cursor.next();
      return found;
    },
    /** @param {string} text */
    must(text) {
      if (!is(text)) throw new NotConverted(tokens[at]?.text ?? "end");
      cursor.next();
    },
    /** What braces hold, or the one token that stands for it; `12` is two of them. @returns {Token[]} */
    group() {
      const first = cursor.next();
      if (first.kind === "number" && first.text.length > 1) {
        tokens.splice(at, 0, { kind: "number", text: first.text.slice(1) });
        tokens[at - 1] = { kind: "number", text: first.text[0] };
        return [tokens[at - 1]];
      }
      if (first.kind !== "sign" || first.text !== "{") return [first];
      const inside = [];
      for (let open = 1; ; ) {
        const token = cursor.next();
        if (token.kind === "sign" && token.text === "{") open += 1;
        if (token.kind === "sign" && token.text === "}") open -= 1;
        if (!open) return inside;
        inside.push(token);
      }
    },
    /** @template T @param {() => T} read @returns {T} */
    deeper(read) {
      depth += 1;
      if (depth > DEPTH) throw new NotConverted("deep");
      const found = read();
      depth -= 1;
      return found;
    },
  };
  return cursor;
}
