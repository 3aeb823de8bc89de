/** What may be typed next: the names of this program, and the language's functions with their meaning. */

/** @import { Completion } from "@codemirror/autocomplete" */
/** @import { CatalogOp } from "../../net/api.js" */

const NAME = /[\p{L}_][\p{L}\p{N}_]*/gu;
const COMMENT = /#.*/g;
const KEYWORDS = new Set(["def", "return", "for", "in", "range", "if", "else", "and", "or", "not"]);

/**
 * @param {CatalogOp[]} ops
 * @param {string} lang
 * @returns {Completion[]}
 */
export function completionsOf(ops, lang) {
  return ops.flatMap((op) =>
    op.spellings
      .filter((name) => /^[a-z]\w*$/i.test(name))
      .map((name) => ({
        label: name,
        apply: `${name}(`,
        type: "function",
        detail: `(${op.params.map((param) => param.name).join(", ")})`,
        info: op.doc[lang],
      })),
  );
}

/**
 * What begins like the typed word: names written elsewhere in the text first, then functions. Nothing is offered
 * for a name that stands there already, so that Enter after it is a new line.
 * @param {Completion[]} functions
 * @param {string} text the program without the word being typed
 * @param {string} typed
 * @param {boolean} asked by hand
 * @returns {Completion[]}
 */
export function matching(functions, text, typed, asked) {
  const shortest = [...functions].sort((a, b) => a.label.length - b.label.length || a.label.localeCompare(b.label));
  const known = new Set(functions.map(({ label }) => label));
  const names = [...new Set(text.replace(COMMENT, "").match(NAME) ?? [])];
  const own = names.filter((name) => !known.has(name) && !KEYWORDS.has(name));
  if (!asked && own.includes(typed)) return [];
  const all = [...own.map((label) => ({ label, type: "variable" })), ...shortest];
  return all.filter(({ label }) => label.toLowerCase().startsWith(typed.toLowerCase()));
}
