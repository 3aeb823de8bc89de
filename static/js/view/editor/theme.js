/** The editor's own style. It lives in a shadow root, where only custom properties reach. */

import { EditorView } from "@codemirror/view";

const squiggle = "underline wavy var(--ink) 1.5px";

export const theme = EditorView.theme({
  "&": { color: "var(--ink)", backgroundColor: "transparent", fontSize: "calc(var(--fs-3) + 1px)", maxHeight: "312px" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": {
    fontFamily: "var(--font-code)",
    lineHeight: "1.86",
    fontWeight: "450",
    fontFeatureSettings: '"calt" 0',
  },
  // a number is inline, which has no touch action of its own: a finger that draws it aside must not scroll
  ".cm-content": { padding: "6px 0", caretColor: "var(--ink)", touchAction: "pan-y pinch-zoom" },
  ".cm-line": { padding: "0 8px 0 0" },
  ".cm-gutters": { backgroundColor: "transparent", border: "0", color: "var(--ink-3)" },
  ".cm-lineNumbers .cm-gutterElement": {
    minWidth: "32px",
    padding: "0 12px 0 0",
    fontSize: "var(--fs-1)",
    lineHeight: "calc((var(--fs-3) + 1px) * 1.86)",
  },
  ".cm-activeLineGutter": { backgroundColor: "transparent" },
  ".cm-cursor": { borderLeftColor: "var(--ink)", borderLeftWidth: "1.5px" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": {
    background: "var(--line-2)",
  },
  ".cm-matchingBracket, &.cm-focused .cm-matchingBracket": {
    backgroundColor: "transparent",
    boxShadow: "0 0 0 1px var(--control)",
  },
  ".cm-lit": { backgroundColor: "var(--hl)", borderRadius: "3px", boxShadow: "0 0 0 2px var(--hl)" },
  ".cm-number": {
    cursor: "ew-resize",
    background:
      "repeating-linear-gradient(90deg, var(--control) 0 2px, transparent 2px 5px) no-repeat left bottom / 100% 1.5px",
  },
  ".cm-scrubbed": { backgroundColor: "var(--hl)" },
  ".cm-outdated": { color: "var(--ink-2)", textDecoration: "line-through" },
  ".cm-now": {
    position: "absolute",
    margin: "2px 0 0 10px",
    padding: "0 6px",
    borderRadius: "5px",
    backgroundColor: "var(--sunk)",
    color: "var(--ink)",
    fontFamily: "var(--font-ui)",
    fontSize: "var(--fs-2)",
    whiteSpace: "pre",
    pointerEvents: "none",
  },
  ".cm-lit-line": { backgroundColor: "var(--sunk)" },
  ".cm-lintRange-error": { backgroundImage: "none", textDecoration: squiggle, textUnderlineOffset: "4px" },
  ".cm-lintPoint:after": { borderBottomColor: "var(--ink)" },
  ".cm-tooltip": {
    border: "1px solid var(--line-2)",
    borderRadius: "8px",
    backgroundColor: "var(--card)",
    color: "var(--ink)",
    boxShadow: "var(--shadow-pop)",
    fontFamily: "var(--font-ui)",
    fontSize: "var(--fs-2)",
  },
  ".cm-diagnostic p": { margin: "0" },
  ".cm-diagnostic code": { fontFamily: "var(--font-code)" },
  ".cm-diagnostic": { borderLeft: "0", padding: "7px 10px", maxWidth: "340px", lineHeight: "1.4" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul": {
    borderRadius: "7px",
    fontFamily: "var(--font-code)",
    fontSize: "var(--fs-3)",
    maxHeight: "220px",
  },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li": { padding: "5px 10px", lineHeight: "1.4" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]": {
    backgroundColor: "var(--ink)",
    color: "var(--on-ink)",
  },
  ".cm-completionMatchedText": { textDecoration: "none", fontWeight: "680" },
  ".cm-completionDetail": { fontStyle: "normal", color: "inherit", opacity: "0.75", marginLeft: "10px" },
  ".cm-tooltip.cm-completionInfo": { padding: "8px 10px", maxWidth: "300px", lineHeight: "1.45" },
});
