/** How the language looks: enough of it for highlighting and completion, in ink only. */

import { HighlightStyle, StreamLanguage } from "@codemirror/language";
import { tags } from "@lezer/highlight";

const KEYWORDS = new Set(["def", "return", "for", "in", "if", "else", "and", "or", "not"]);
const MAKERS = new Set(["const", "detach"]);

export const language = StreamLanguage.define({
  name: "backlight",
  token(stream) {
    if (stream.eatSpace()) return null;
    if (stream.match(/^#.*/)) return "comment";
    if (stream.match(/^(\d+\.?\d*|\.\d+)(e[+-]?\d+)?/i)) return "number";
    const name = stream.match(/^[\p{L}_][\p{L}\p{N}_]*/u);
    if (Array.isArray(name)) {
      if (KEYWORDS.has(name[0])) return "keyword";
      if (MAKERS.has(name[0]) || stream.match(/^\s*\(/, false)) return "variableName.function";
      return stream.sol() || stream.match(/^\s*[-+*/]?=(?!=)/, false) ? "variableName.definition" : "variableName";
    }
    stream.next();
    return "operator";
  },
  languageData: { commentTokens: { line: "#" }, closeBrackets: { brackets: ["(", "["] } },
});

export const highlighting = HighlightStyle.define([
  { tag: tags.keyword, fontWeight: "620", color: "var(--ink-2)" },
  { tag: tags.comment, color: "var(--ink-3)", fontStyle: "italic" },
  { tag: tags.number, color: "var(--ink)" },
  { tag: tags.definition(tags.variableName), fontWeight: "640" },
  { tag: tags.function(tags.variableName), color: "var(--ink-2)" },
  { tag: tags.operator, color: "var(--ink-2)" },
]);
