/** Texts of scenes, as the server has read them: words, a few elements, formulas. */

import { at } from "./at.js";
import { h } from "./dom.js";
import { drawLatex } from "./latex.js";

/** @typedef {string | { tag: string, of?: Piece[], tex?: string, href?: string }} Piece */
/** @typedef {Piece[]} Rich */

const GLOSSARY = "glossary:";
/** A formula of so many letters stays on one line. */
const UNBROKEN = 20;
/** What a text may be made of. */
const TAGS = new Set(["p", "strong", "em", "code", "ul", "ol", "li", "table", "thead", "tbody", "tr", "th", "td"]);

/** @param {Rich} text */
export function rich(text) {
  const fragment = document.createDocumentFragment();
  const cuts = text.map((piece, i) => (typeof piece === "string" ? cut(piece, text[i - 1], text[i + 1]) : null));
  text.forEach((piece, i) => {
    if (typeof piece === "string") fragment.append(cuts[i]?.middle ?? "");
    else if (!isWord(piece)) fragment.append(element(piece));
    else
      fragment.append(
        h("span", { class: "unbroken" }, cuts[i - 1]?.end ?? "", element(piece), cuts[i + 1]?.start ?? ""),
      );
  });
  return fragment;
}

/** What of a text stays on the line of a word beside it, as its bracket does: of a button browsers let it go. @param {string} text @param {Piece} [before] @param {Piece} [after] */
function cut(text, before, after) {
  const start = isWord(before) ? (/^\S*/.exec(text)?.[0] ?? "") : "";
  const rest = text.slice(start.length);
  const end = isWord(after) ? (/\S*$/.exec(rest)?.[0] ?? "") : "";
  return { start, middle: rest.slice(0, rest.length - end.length), end };
}

/** @param {Piece | undefined} piece */
const isWord = (piece) => typeof piece === "object" && Boolean(piece.href?.startsWith(GLOSSARY));

/** The same as a name, which has no formulas. @param {Rich} text @returns {string} */
export const spoken = (text) =>
  text.map((piece) => (typeof piece === "string" ? piece : (piece.tex ?? spoken(piece.of ?? [])))).join("");

/** @param {Exclude<Piece, string>} piece @returns {Node} */
function element(piece) {
  const { tag, of = [], tex, href } = piece;
  if (tex !== undefined) {
    const formula = h("span", { class: `math ${tag}` });
    // a fraction among words is to be read from the last row, too
    drawLatex(formula, `\\displaystyle ${tex}`, { display: tag === "display" });
    const letters = formula.querySelector(".katex-html")?.textContent ?? "";
    formula.classList.toggle("unbroken", letters.length <= UNBROKEN);
    return formula;
  }
  if (tag === "a") return link(href ?? "", of);
  return h(/** @type {"p"} */ (TAGS.has(tag) ? tag : "span"), null, rich(of));
}

/** A word of the glossary is a button: whoever shows it tells its meaning. @param {string} href @param {Piece[]} of */
const link = (href, of) =>
  href.startsWith(GLOSSARY)
    ? h("button", { type: "button", class: "word", "data-word": href.slice(GLOSSARY.length) }, rich(of))
    : h("a", { href: href.startsWith("/") ? at(href.slice(1)) : href, rel: "noreferrer", target: "_blank" }, rich(of));
