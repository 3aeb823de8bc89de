/** Numbers as people read them: a true minus, at most four decimals, powers of ten where decimals would lie. */

import { shapeOf } from "./tensor.js";

const MINUS = "\u2212";
export const SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/** Stands where a number is withheld; whoever draws it has nothing to give away. */
export const HIDDEN = "?";

/** @typedef {number | "NaN" | "Infinity" | "-Infinity" | typeof HIDDEN} Scalar  A number as the wire carries it, or withheld. */
/** @typedef {Scalar | Tensor[]} Tensor  A scalar or a nested list of them. */

/** @param {number} size @param {number} finest */
const decimalsTo = (size, finest) => Math.min(12, Math.ceil(Math.log10(size / finest)));

/**
 * Take apart a number into what every notation of it needs.
 * @param {number} x
 * @param {number} digits
 * @param {number} [finest] what its digits are to show at least
 */
function parts(x, digits, finest = Number.POSITIVE_INFINITY) {
  const size = Math.abs(x);
  const sign = x < 0 ? "-" : "";
  // 0 is exactly 0: what so few decimals would hide is a power of ten, too
  if (size !== 0 && (size < Math.max(1e-3, 0.5 * 10 ** -digits) || size >= 1e6)) {
    const decimals = Math.max(Math.min(digits, size < 1 ? 2 : 3), decimalsTo(size, finest));
    const [mantissa, exponent] = size.toExponential(decimals).split("e");
    return { sign, mantissa: trim(mantissa), exponent: Number(exponent) };
  }
  const whole = size < 1 ? 0 : Math.floor(Math.log10(size));
  return {
    sign,
    mantissa: trim(size.toFixed(Math.max(0, Math.min(digits, 6 - whole), decimalsTo(1, finest)))),
    exponent: 0,
  };
}

/** @param {string} decimal */
const trim = (decimal) => (decimal.includes(".") ? decimal.replace(/\.?0+$/, "") : decimal);

/**
 * @param {Scalar} x
 * @returns {number}
 */
export const toNumber = (x) => (typeof x === "string" ? Number(x) : x);

/**
 * @param {Scalar} x
 * @param {string} [locale]
 * @param {number} [digits] decimals at most
 * @returns {string}
 */
export function formatNumber(x, locale = "en", digits = 4) {
  if (x === HIDDEN) return HIDDEN;
  const n = toNumber(x);
  if (Number.isNaN(n)) return "NaN";
  if (!Number.isFinite(n)) return n < 0 ? `${MINUS}∞` : "∞";
  const { sign, mantissa, exponent } = parts(n, digits);
  const body = locale === "ru" ? mantissa.replace(".", ",") : mantissa;
  const minus = sign && mantissa !== "0" ? MINUS : "";
  return exponent ? `${minus}${body}·10${superscript(exponent)}` : minus + body;
}

/**
 * A number short enough for a cell or a unit: whole where five signs hold it, else two digits that count below 1 and
 * three above, as far as three decimals go, or a power of ten; 0 is exactly 0.
 * @param {Scalar} x
 * @param {string} [locale]
 */
export function formatBrief(x, locale = "en") {
  const n = toNumber(x);
  const size = Math.abs(n);
  if (Number.isInteger(n) && size < 1000) return formatNumber(n, locale, 0);
  if (size >= 0.00095 && size < 0.001) return formatNumber(Math.sign(n) / 1000, locale);
  if (size >= 0.001 && size < 10000) {
    const most = 3 - Math.max(0, Math.floor(Math.log10(size)));
    const rounded = size < 0.1 ? 3 : size < 10 ? 2 : size < 100 ? 1 : 0;
    return formatNumber(n, locale, shownExactly(n, most) ? most : rounded);
  }
  if (!Number.isFinite(n)) return formatNumber(x, locale);
  const [mantissa, exponent] = n.toExponential(0).split("e");
  return `${formatNumber(Number(mantissa), locale)}·10${superscript(Number(exponent))}`;
}

/**
 * A number of which only the decimal logarithm is known, as it may be too small or too large for any other form.
 * @param {number} log10
 * @param {string} [locale]
 */
export function formatPower(log10, locale = "en") {
  if (log10 > -300 && log10 < 300) return formatNumber(10 ** log10, locale, 2);
  const exponent = Math.floor(log10);
  return `${formatNumber(10 ** (log10 - exponent), locale, 1)}·10${superscript(exponent)}`;
}

/**
 * A whole number in decimal digits, grouped by threes; as a power of ten where it is long.
 * @param {string} digits
 * @param {string} [locale]
 */
export function formatCount(digits, locale = "en") {
  if (digits.length > 15)
    return `${formatNumber(Number(`${digits[0]}.${digits.slice(1, 6)}`), locale, 2)}·10${superscript(digits.length - 1)}`;
  return digits.replace(/\B(?=(\d{3})+$)/g, locale === "ru" ? "\u00a0" : ",");
}

/** @param {number} exponent a whole number */
export function superscript(exponent) {
  const digits = [...String(Math.abs(exponent))].map((digit) => SUPERSCRIPTS[Number(digit)]).join("");
  return exponent < 0 ? `⁻${digits}` : digits;
}

/**
 * The same number in LaTeX.
 * @param {Scalar} x
 * @param {string} [locale]
 * @param {number} [digits]
 * @param {number} [finest] what its digits are to show at least
 * @returns {string}
 */
export function latexNumber(x, locale = "en", digits = 4, finest = Number.POSITIVE_INFINITY) {
  if (x === HIDDEN) return `\\htmlClass{withheld}{\\text{${HIDDEN}}}`;
  const n = toNumber(x);
  if (Number.isNaN(n)) return "\\text{NaN}";
  if (!Number.isFinite(n)) return n < 0 ? "-\\infty" : "\\infty";
  const { sign, mantissa, exponent } = parts(n, digits, finest);
  const body = locale === "ru" ? mantissa.replace(".", "{,}") : mantissa;
  const minus = mantissa === "0" ? "" : sign;
  return exponent ? `${minus}${body}\\cdot 10^{${exponent}}` : minus + body;
}

/**
 * Name the sign of a number for colour and dash.
 * @param {Scalar} x
 * @returns {"pos" | "neg" | "zero"}
 */
export function signOf(x) {
  const n = toNumber(x);
  return n > 0 ? "pos" : n < 0 ? "neg" : "zero";
}

/**
 * Read what a person typed: both decimal signs, a true minus, spaces.
 * @param {string} text
 * @returns {number | null}
 */
export function readNumber(text) {
  const plain = text
    .trim()
    .replace(/[\u2212\u2013]/g, "-")
    .replace(",", ".")
    .replace(/\s/g, "");
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain)) return null;
  const n = Number(plain);
  return Number.isFinite(n) ? n : null;
}

/**
 * Read a table as a spreadsheet or a program writes it: tabs, semicolons, commas or blanks between the cells.
 * @param {string} text
 * @returns {number[][] | null} null: it is no table, perhaps one number
 */
export function readTable(text) {
  if (!/[\t\n;]/.test(text.trim()) && readNumber(text) !== null) return null;
  const lines = text
    .trim()
    .replace(/\]\s*,?\s*\[/g, "\n")
    .replace(/[[\]]/g, "")
    .split(/\r?\n/)
    .filter((line) => line.trim());
  const table = lines.map((line) => {
    const sign = [/\t/, /;/, /,/, /\s+/].find((each) => each.test(line.trim())) ?? /$/;
    return line.trim().split(sign).map(readNumber);
  });
  const complete = table.every((row) => row.every((x) => x !== null));
  return table.length && complete ? /** @type {number[][]} */ (table) : null;
}

/**
 * Whether the digits shown are the whole number (up to the last bits of a float).
 * @param {Scalar} x
 * @param {number} [digits] as it is shown
 */
export function shownExactly(x, digits = 4) {
  const n = toNumber(x);
  if (!Number.isFinite(n)) return true;
  return Math.abs(asShown(n, digits) - n) <= 1e-12 * Math.abs(n);
}

/** The number that its digits say. @param {number} n @param {number} digits */
function asShown(n, digits) {
  const { sign, mantissa, exponent } = parts(n, digits);
  return Number(`${sign}${mantissa}e${exponent}`);
}

/**
 * What the digits of terms are to show, where they all but cancel and the usual ones would add up to something else.
 * @param {(Tensor | null)[]} terms
 * @returns {number} infinite where the usual ones do
 */
export function finestOf(terms) {
  const numbers = terms.map((x) => (x === null || Array.isArray(x) ? Number.NaN : toNumber(x)));
  const [sum, told] = [numbers, numbers.map((n) => asShown(n, 4))].map((all) => all.reduce((a, b) => a + b, 0));
  return Math.abs(told - sum) > 0.02 * Math.abs(sum) && Math.abs(sum) > 1e-12 * Math.max(...numbers.map(Math.abs))
    ? Math.abs(sum) / 20
    : Number.POSITIVE_INFINITY;
}

/** Whether a product with this factor has the digits of the other, or none: of 0, 1 and −1. @param {Tensor | null} x @returns {boolean} */
const keepsDigits = (x) =>
  Array.isArray(x) ? x.every(keepsDigits) : [0, 1].includes(Math.abs(toNumber(x ?? Number.NaN)));

/**
 * Whether a product has the digits of one of its factors: number by number, as added up they would be others.
 * @param {(Tensor | null)[]} factors @param {Tensor | null} result
 */
export function repeats(factors, result) {
  const [factor, ...more] = factors.filter((x) => !keepsDigits(x));
  if (more.length || !factor || result === null) return false;
  return String(shapeOf(factor)) === String(shapeOf(result));
}

/** What stands between a product and its result: whether they are equal as they are shown. @param {(Tensor | null)[]} factors @param {Tensor | null} result */
export function equality(factors, result) {
  const shown = (/** @type {Tensor | null} */ x) => x === null || Array.isArray(x) || shownExactly(x);
  return repeats(factors, result) || [...factors, result].every(shown) ? "=" : "≈";
}
