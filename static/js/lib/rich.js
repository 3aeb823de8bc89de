/** Texts of scenes, as the server has read them: words, a few elements, formulas. */

import { at } from "./at.js";
import { h } from "./dom.js";
import { drawLatex } from "./latex.js";

/** @typedef {string | { tag: string, of?: Piece[], tex?: string, href?: string }} Piece */
/** @typedef {Piece[]} Rich */

/** What a text may be made of. */
const TAGS = new Set(["p", "strong", "em", "code", "ul", "ol", "li", "table", "thead", "tbody", "tr", "th", "td"]);

/** @param {Rich} text */
export function rich(text) {
  const fragment = document.createDocumentFragment();
  fragment.append(...text.map(element));
  return fragment;
}

/** The same as a name, which has no formulas. @param {Rich} text @returns {string} */
export const spoken = (text) =>
  text.map((piece) => (typeof piece === "string" ? piece : (piece.tex ?? spoken(piece.of ?? [])))).join("");

/** @param {Piece} piece @returns {Node} */
function element(piece) {
  if (typeof piece === "string") return document.createTextNode(piece);
  const { tag, of = [], tex, href } = piece;
  if (tex !== undefined) {
    const formula = h("span", { class: `math ${tag}` });
    // a fraction among words is to be read from the last row, too
    drawLatex(formula, `\\displaystyle ${tex}`, { display: tag === "display" });
    return formula;
  }
  if (tag === "a") return link(href ?? "", of);
  return h(/** @type {"p"} */ (TAGS.has(tag) ? tag : "span"), null, rich(of));
}

/** A word of the glossary is a button: whoever shows it tells its meaning. @param {string} href @param {Piece[]} of */
const link = (href, of) =>
  href.startsWith("glossary:")
    ? h("button", { type: "button", class: "word", "data-word": href.slice("glossary:".length) }, rich(of))
    : h("a", { href: href.startsWith("/") ? at(href.slice(1)) : href, rel: "noreferrer", target: "_blank" }, rich(of));
