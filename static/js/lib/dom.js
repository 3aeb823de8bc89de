/** A few words for building the page's elements; nothing here ever parses HTML. */

import { GREEK } from "./greek.js";
import { numeral } from "./notation.js";

const SVG = "http://www.w3.org/2000/svg";
/** Longer names may stand cut off where there is little room: they are told as a whole. */
const SHORT = 8;

/** @typedef {Node | string | number | null | undefined | false} Child */

/**
 * Make an element. Functions become listeners, `class` and attributes are set, `null` and `false` are left out.
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {Record<string, unknown> | null} [attributes]
 * @param {...Child} children
 * @returns {HTMLElementTagNameMap[K]}
 */
export function h(tag, attributes, ...children) {
  const element = document.createElement(tag);
  setAttributes(element, attributes ?? {});
  element.append(...visible(children));
  return element;
}

/**
 * Make an SVG element.
 * @template {keyof SVGElementTagNameMap} K
 * @param {K} tag
 * @param {Record<string, unknown>} [attributes]
 * @param {...Child} children
 * @returns {SVGElementTagNameMap[K]}
 */
export function svg(tag, attributes, ...children) {
  const element = document.createElementNS(SVG, tag);
  setAttributes(element, attributes ?? {});
  element.append(...visible(children));
  return element;
}

/**
 * @param {Element} element
 * @param {Record<string, unknown>} attributes
 */
export function setAttributes(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name, /** @type {EventListener} */ (value));
    else if (value === null || value === undefined || value === false) element.removeAttribute(name);
    else element.setAttribute(name, value === true ? "" : String(value));
  }
}

/** @param {Child[]} children */
const visible = (children) =>
  children
    .filter((child) => child !== null && child !== undefined && child !== false)
    .map((child) => (typeof child === "number" ? String(child) : /** @type {Node | string} */ (child)));

/**
 * A name taken apart: what follows the first underscore, trailing digits and the place of a cell go below the line,
 * a version above. The name of a Greek letter is that letter, as in formulas.
 * @param {string} label
 * @returns {[stem: string, index: string, version: string, cell: string]}
 */
export function nameParts(label) {
  const [, whole, cell] = /^(.+?)(\[[\d, ]+\])$/.exec(label) ?? [null, label, ""];
  const [, base, version] = /^(.+)(\(\d+\))$/.exec(whole) ?? [null, whole, ""];
  const [, name, last] = /^(\p{L}[^_]*?)_?(\d+|(?<=_).+)$/u.exec(base) ?? [null, base, ""];
  // w1_1_2 has three indices
  const [, stem, first] = (last && /^(\p{L}+)(\d+)$/u.exec(name)) || [null, name, ""];
  const index = [first, /^[\d_]+$/.test(last) ? last.replaceAll("_", ",") : last].filter(Boolean).join();
  return [GREEK.get(stem) ?? stem, index, version, cell];
}

/**
 * A name as mathematicians write it, in italics. To be read aloud, a word below the line has its underscore.
 * @param {string} label
 * @returns {HTMLElement}
 */
export function symbol(label) {
  const [stem, index, version, cell] = nameParts(label);
  const line = /\D/.test(index) && h("span", { hidden: true }, "_");
  const [below, above] = [index && h("sub", null, line, index), version && h("sup", null, version)];
  return h(
    "i",
    { class: /^\d/.test(stem) ? "symbol numeral" : "symbol", title: label.length > SHORT && label },
    numeral(stem),
    below,
    above,
    cell && h("sub", null, cell),
  );
}

/** How far below its line a name in a picture has its index, and above it a version, in the height of small letters. */
const [LOW, HIGH] = [0.35, 0.45];

/**
 * The same in a picture, as the children of a text.
 * @param {string} label
 * @returns {Child[]}
 */
export function svgSymbol(label) {
  const [stem, index, version, cell] = nameParts(label);
  const below = [index, cell].filter(Boolean).join(" ");
  return [
    stem,
    below && svg("tspan", { class: "small", dy: `${LOW}em` }, below),
    version && svg("tspan", { class: "small", dy: `${(below ? -LOW : 0) - HIGH}em` }, version),
  ];
}

/**
 * A message, with what stands in backquotes set as code.
 * @param {string} message
 * @returns {(string | Node)[]}
 */
export const prose = (message) =>
  message.split(/`([^`]*)`/).map((piece, i) => (i % 2 ? h("code", null, piece) : piece));

/**
 * Put a sentence with placeholders into an element; each placeholder becomes text or a node. A node that is named again is copied.
 * @param {string} template
 * @param {Record<string, Child>} values
 * @returns {Child[]}
 */
export function fillNodes(template, values) {
  const placed = new Set();
  return template.split(/\{(\w+)\}/).map((piece, i) => {
    if (i % 2 === 0) return piece;
    const value = values[piece] ?? `{${piece}}`;
    const again = typeof value === "object" && placed.has(value);
    placed.add(value);
    return again ? value.cloneNode(true) : value;
  });
}
