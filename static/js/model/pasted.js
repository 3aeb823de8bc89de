/** Reads gradients as people have them at hand: `x: -4, y: 3`, JSON, what numpy and PyTorch print, matrices, decimal commas. */

import { readNumber } from "../lib/format.js";

/** @import { Tensor } from "../lib/format.js" */
/**
 * @typedef {{ name: string, value: Tensor, at: [number, number] }} Entry  `at`: where the name stands
 * @typedef {{ code: string, at: [number, number], params?: Record<string, unknown> }} Fault
 */

/** Longer texts are not gradients. */
const MOST = 20_000;
/** Bare, a name may be one of several alike, as the page tells them apart: `h(3)`, a turn's, or `u[0, 1]`, a cell's. */
const NAME =
  /^\s*(?:"([^"\n]+)"|'([^'\n]+)'|([^\s:=,;{}[\]()"'][^:=,;{}[\]()"'\n]*?(?:\(\d+\)|\[[\d, ]+\])?))\s*[:=]\s*/u;
/** One number alone may have a decimal comma: no space follows it, as one does after a comma between numbers. */
const ALONE = /^[+\-\u2212\u2013]?(?:\d+(?:[.,]\d+|\.)?|[.,]\d+)(?:e[+\-\u2212]?\d+)?/i;
const IN_LIST = /^[+\-\u2212\u2013]?(?:\d+\.?\d*|\.\d+)(?:e[+\-\u2212]?\d+)?/i;
/** Numbers with decimal commas, parted by blanks. */
const DECIMALS = /^\s*[+\-\u2212\u2013]?\d+,\d+(?:\s+[+\-\u2212\u2013]?\d+,\d+)+\s*$/;
const WRAPPER = /^[A-Za-z_][\w.]*\s*\(\s*/;
const BETWEEN = /^[\s,;]*/;

class Unreadable extends Error {
  /** @param {string} code @param {number} from @param {number} to */
  constructor(code, from, to) {
    super(code);
    /** @type {Fault} */
    this.fault = { code, at: [from, to] };
  }
}

/**
 * @param {string} text
 * @returns {{ entries: Entry[], fault: Fault | null }} what could be read, up to the first fault
 */
export function readPasted(text) {
  /** @type {Entry[]} */
  const entries = [];
  try {
    if (text.length > MOST) throw new Unreadable("long", MOST, MOST);
    const open = /^\s*\{/.exec(text)?.[0].length ?? 0;
    let at = skip(text, open);
    while (at < text.length && !(open && text[at] === "}")) {
      const found = NAME.exec(text.slice(at));
      if (!found) throw new Unreadable("name", at, lineEnd(text, at));
      const name = (found[1] ?? found[2] ?? found[3]).trim();
      const start = at + found[0].indexOf(name);
      const { value, end } = readValue(text, at + found[0].length);
      entries.push({ name, value, at: [start, start + name.length] });
      at = skip(text, end);
      if (at === end && at < text.length && text[at] !== "}") throw new Unreadable("rest", at, lineEnd(text, at));
    }
    return { entries, fault: null };
  } catch (error) {
    if (error instanceof Unreadable) return { entries, fault: error.fault };
    throw error;
  }
}

/** @param {string} text @param {number} at */
const skip = (text, at) => at + (BETWEEN.exec(text.slice(at))?.[0].length ?? 0);

/** @param {string} text @param {number} at */
const lineEnd = (text, at) => {
  const end = text.indexOf("\n", at);
  return end < 0 ? text.length : end;
};

/**
 * A number, a list in brackets, or either in a call such as `tensor(…, dtype=…)`.
 * @param {string} text @param {number} at
 * @returns {{ value: Tensor, end: number }}
 */
function readValue(text, at) {
  const rest = text.slice(at);
  const wrapper = WRAPPER.exec(rest)?.[0];
  if (wrapper) {
    const { value, end } = readValue(text, at + wrapper.length);
    const close = text.indexOf(")", end);
    if (close < 0) throw new Unreadable("bracket", at, at + wrapper.length);
    return { value, end: close + 1 };
  }
  if (rest[0] === "[") return readList(text, at);
  const number = ALONE.exec(rest)?.[0];
  const above = number === undefined ? null : readNumber(number);
  if (number === undefined || above === null) throw new Unreadable("value", at, Math.max(at + 1, lineEnd(text, at)));
  const end = at + number.length;
  const fraction = /^\s*\/\s*/.exec(text.slice(end))?.[0];
  if (!fraction) return { value: above, end };
  const below = ALONE.exec(text.slice(end + fraction.length))?.[0] ?? "";
  const divisor = readNumber(below);
  if (!divisor) throw new Unreadable("value", at, lineEnd(text, at));
  return { value: above / divisor, end: end + fraction.length + below.length };
}

/** @param {string} text @param {number} at of the opening bracket @returns {{ value: Tensor, end: number }} */
function readList(text, at) {
  const close = closing(text, at);
  const value = itemsOf(text, at + 1, close);
  if (!isEven(value)) throw new Unreadable("ragged", at, close + 1);
  return { value, end: close + 1 };
}

/** @param {string} text @param {number} from @param {number} to what the brackets hold @returns {Tensor[]} */
function itemsOf(text, from, to) {
  const inside = text.slice(from, to);
  const decimals = !inside.includes("[") && (inside.includes(";") || DECIMALS.test(inside));
  return decimals ? rowsOf(inside, from) : nested(text, from, to);
}

/** @param {string} text @param {number} at */
function closing(text, at) {
  let depth = 0;
  for (let i = at; i < text.length; i++) {
    if (text[i] === "[") depth += 1;
    if (text[i] === "]") depth -= 1;
    if (depth === 0) return i;
  }
  throw new Unreadable("bracket", at, at + 1);
}

/** With semicolons a comma is a decimal sign, and spaces part the numbers of a row. @param {string} inside @param {number} at @returns {Tensor[]} */
function rowsOf(inside, at) {
  let from = at;
  const rows = inside.split(";").map((row) => {
    const start = from;
    from += row.length + 1;
    return row
      .trim()
      .split(/\s+/)
      .map((word) => {
        const number = readNumber(word);
        if (number === null) throw new Unreadable("value", start, start + Math.max(1, row.length));
        return number;
      });
  });
  return rows.length === 1 || rows.every((row) => row.length === 1) ? rows.flat() : rows;
}

/** @param {string} text @param {number} from @param {number} to @returns {Tensor[]} */
function nested(text, from, to) {
  /** @type {Tensor[]} */
  const items = [];
  let at = skip(text, from);
  while (at < to) {
    if (text[at] === "[") {
      const close = closing(text, at);
      items.push(itemsOf(text, at + 1, close));
      at = close + 1;
    } else {
      const number = IN_LIST.exec(text.slice(at, to))?.[0];
      const value = number === undefined ? null : readNumber(number);
      if (number === undefined || value === null)
        throw new Unreadable("value", at, Math.max(at + 1, Math.min(to, at + 12)));
      items.push(value);
      at += number.length;
    }
    at = skip(text, at);
  }
  return items;
}

/** Whether all rows have one length, down to the last. @param {Tensor[]} items @returns {boolean} */
function isEven(items) {
  const lists = items.filter(Array.isArray);
  if (!lists.length) return items.length > 0;
  return lists.length === items.length && lists.every((list) => list.length === lists[0].length && isEven(list));
}
