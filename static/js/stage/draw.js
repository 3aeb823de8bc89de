/** Writing to the SVG only what changed, and small formulas as tspans. */

import { svg } from "../lib/dom.js";
import { SMALL } from "../lib/ruler.js";

/** @import { Run } from "./mathtext.js" */

/** @typedef {string | number | boolean | null | undefined} Attribute */
/** @type {WeakMap<Element, Map<string, Attribute>>} */
const written = new WeakMap();

/**
 * Set attributes that differ from what was last written; null, undefined and false remove.
 * @param {Element} element
 * @param {Record<string, Attribute>} attributes
 */
export function set(element, attributes) {
  let known = written.get(element);
  if (!known) {
    known = new Map();
    written.set(element, known);
  }
  for (const name in attributes) {
    const value = attributes[name];
    if (known.has(name) && known.get(name) === value) continue;
    known.set(name, value);
    if (value === null || value === undefined || value === false) element.removeAttribute(name);
    else element.setAttribute(name, value === true ? "" : String(value));
  }
}

/** @type {WeakMap<HTMLElement | SVGElement, string>} */
const measures = new WeakMap();

/**
 * Give an element its one measure for the style sheet, if it is another: the browser styles all within anew, even for the same.
 * @param {HTMLElement | SVGElement} element @param {string} name @param {string} value
 */
export function measure(element, name, value) {
  if (measures.get(element) === value) return;
  measures.set(element, value);
  element.style.setProperty(name, value);
}

/** @param {Element} element @param {string} text */
export function write(element, text) {
  const only = element.firstChild;
  // another text in the same place costs the browser less than another place for it
  if (only instanceof Text && !only.nextSibling) {
    if (only.data !== text) only.data = text;
  } else if (element.textContent !== text) element.textContent = text;
}

/** @type {WeakMap<Element, string>} */
const formulas = new WeakMap();

/**
 * Fill a text element with runs.
 * @param {SVGTextElement} element
 * @param {Run[]} runs
 * @param {number} size
 */
export function drawRuns(element, runs, size) {
  const key = size + JSON.stringify(runs);
  if (formulas.get(element) === key) return;
  formulas.set(element, key);
  let level = 0;
  const shift = (/** @type {number} */ to) => -0.34 * Math.max(0, to) * size + 0.2 * Math.max(0, -to) * size;
  element.replaceChildren(
    ...runs.map((run) => {
      const dy = shift(run.level) - shift(level);
      level = run.level;
      return svg(
        "tspan",
        {
          class: [`face-${run.face}`, run.tone].filter(Boolean).join(" "),
          "font-size": run.level ? size * SMALL : size,
          dx: run.space ? run.space * size : null,
          dy: dy || null,
        },
        run.text,
      );
    }),
  );
}

/**
 * Keep one drawn part per key, in order: make what is new, drop what is gone.
 * @template K, P
 * @param {Map<K, P & { root: Element }>} parts
 * @param {Iterable<K>} keys
 * @param {(key: K) => P & { root: Element }} make
 * @param {Element} parent
 */
export function keyed(parts, keys, make, parent) {
  const wanted = new Set(keys);
  for (const [key, part] of parts) {
    if (wanted.has(key)) continue;
    part.root.remove();
    parts.delete(key);
  }
  for (const key of wanted) {
    if (parts.has(key)) continue;
    const part = make(key);
    parts.set(key, part);
    parent.append(part.root);
  }
}

/** @type {WeakMap<Element, readonly unknown[]>} */
const drawnFrom = new WeakMap();

/**
 * Whether a part must be drawn again: something it is drawn from is not what it was.
 * @param {Element} part
 * @param {readonly unknown[]} from
 */
export function changed(part, from) {
  const before = drawnFrom.get(part);
  drawnFrom.set(part, from);
  return !before || before.length !== from.length || from.some((value, i) => !Object.is(value, before[i]));
}
