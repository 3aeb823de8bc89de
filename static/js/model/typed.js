/** Reads a number as a student writes it: comma or point, a fraction, a power of ten. */

import { readNumber } from "../lib/format.js";

const SUPERSCRIPT = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/**
 * @param {string} text
 * @returns {number | null}
 */
export function readAnswer(text) {
  const raised = text.replace(
    /[⁻⁰¹²³⁴-⁹]+/g,
    (power) => `^${[...power].map((sign) => (sign === "⁻" ? "-" : SUPERSCRIPT.indexOf(sign))).join("")}`,
  );
  const plain = raised.replace(/\s*[·*×]\s*10\s*\^\s*\(?\s*([+\u2212-]?\s*\d+)\s*\)?/g, "e$1").replace(/^\s*=/, "");
  const [above, below, ...rest] = plain.split(/[/÷]/);
  if (rest.length) return null;
  const numerator = readNumber(above);
  if (below === undefined || numerator === null) return numerator;
  const denominator = readNumber(below);
  return denominator ? numerator / denominator : null;
}
