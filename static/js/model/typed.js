/** Reads a number as people type it: comma or point, a fraction, a power of ten. */

import { readNumber, SUPERSCRIPTS } from "../lib/format.js";

/**
 * @param {string} text
 * @returns {number | null}
 */
export function readTyped(text) {
  const raised = text.replace(
    /[⁻⁰¹²³⁴-⁹]+/g,
    (power) => `^${[...power].map((sign) => (sign === "⁻" ? "-" : SUPERSCRIPTS.indexOf(sign))).join("")}`,
  );
  const plain = raised.replace(/\s*[·*×]\s*10\s*\^\s*\(?\s*([+\u2212-]?\s*\d+)\s*\)?/g, "e$1").replace(/^\s*=/, "");
  const [above, below, ...rest] = plain.split(/[/÷]/);
  if (rest.length) return null;
  const numerator = readNumber(above);
  if (below === undefined || numerator === null) return numerator;
  const denominator = readNumber(below);
  const quotient = denominator ? numerator / denominator : null;
  return Number.isFinite(quotient) ? quotient : null;
}
