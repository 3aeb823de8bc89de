/** Reads formulas, a list in JSON, and tells those that KaTeX cannot set, with what it says of them. */

import { text } from "node:stream/consumers";
import katex from "katex";

// what the page puts in the place of a step's numbers and marks; a brace with words takes no further index or exponent
const brace = (/** @type {number} */ argument) => `\\underbrace{#${argument}}_{u}^{v}`;
const macros = {
  "\\val": "0",
  "\\arg": "0",
  "\\col": "0",
  "\\eq": "=",
  "\\upstream": brace(1),
  "\\local": brace(1),
  "\\term": brace(2),
  "\\shape": "[#1,#2]",
};

/** @type {string[]} */
const formulas = JSON.parse(await text(process.stdin));
const refused = formulas.flatMap((formula) => {
  try {
    katex.renderToString(formula, { macros: { ...macros }, strict: false, trust: true });
    return [];
  } catch (error) {
    return [`${formula}: ${/** @type {Error} */ (error).message}`];
  }
});
process.stdout.write(JSON.stringify(refused));
