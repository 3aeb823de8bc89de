/** Texts of scenes, as the server has read them: words, a few elements, formulas. */

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

/** @param {Piece} piece @returns {Node} */
function element(piece) {
  if (typeof piece === "string") return document.createTextNode(piece);
  const { tag, of = [], tex, href } = piece;
  if (tex !== undefined) {
    const formula = h("span", { class: `math ${tag}` });
    drawLatex(formula, tex, { display: tag === "display" });
    return formula;
  }
  if (tag === "a")
    return h("a", /^https?:/.test(href ?? "") ? { href, rel: "noreferrer", target: "_blank" } : { href }, rich(of));
  return h(/** @type {"p"} */ (TAGS.has(tag) ? tag : "span"), null, rich(of));
}
