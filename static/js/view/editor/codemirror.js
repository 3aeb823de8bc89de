/** The full editor: highlighting, completion, the error under its letters, the current step's text lit. */

import {
  acceptCompletion,
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
} from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { bracketMatching, indentUnit, syntaxHighlighting } from "@codemirror/language";
import { setDiagnostics } from "@codemirror/lint";
import { EditorState, StateEffect, StateField } from "@codemirror/state";
import { Decoration, EditorView, keymap, lineNumbers } from "@codemirror/view";
import { h, prose } from "../../lib/dom.js";
import { matching } from "./completions.js";
import { highlighting, language } from "./language.js";
import { theme } from "./theme.js";

/** @import { CompletionContext, Completion } from "@codemirror/autocomplete" */
/** @import { DecorationSet } from "@codemirror/view" */
/** @typedef {{ from: number, to: number } | null} Place */

/** @type {import("@codemirror/state").StateEffectType<Place>} */
const light = StateEffect.define();

/** @type {StateField<DecorationSet>} */
const lit = StateField.define({
  create: () => Decoration.none,
  update(marks, transaction) {
    let next = marks.map(transaction.changes);
    for (const effect of transaction.effects) {
      if (!effect.is(light)) continue;
      const place = effect.value;
      if (!place || place.to > transaction.newDoc.length || place.from >= place.to) {
        next = Decoration.none;
        continue;
      }
      const line = transaction.newDoc.lineAt(place.from).from;
      next = Decoration.set(
        [
          Decoration.line({ class: "cm-lit-line" }).range(line),
          Decoration.mark({ class: "cm-lit" }).range(place.from, place.to),
        ],
        true,
      );
    }
    return next;
  },
  provide: (field) => EditorView.decorations.from(field),
});

/** Typing over a selection: left to itself the browser joins the lines with inline styles, which our policy forbids. */
const typeOver = EditorView.domEventHandlers({
  beforeinput(event, view) {
    if (event.inputType !== "insertText" || event.data === null || view.composing || view.state.selection.main.empty)
      return false;
    view.dispatch(view.state.replaceSelection(view.state.toText(event.data)), {
      userEvent: "input.type",
      scrollIntoView: true,
    });
    event.preventDefault();
    return true;
  },
});

/**
 * @param {ShadowRoot} root
 * @param {{ text: string, label: string, onChange: (text: string) => void, completions: () => Promise<Completion[]> }} options
 */
export function createCodeMirror(root, { text, label, onChange, completions }) {
  /** @param {CompletionContext} context */
  const complete = async (context) => {
    const word = context.matchBefore(/[\p{L}_][\p{L}\p{N}_]*/u);
    if (!word && !context.explicit) return null;
    const from = word?.from ?? context.pos;
    const typed = word?.text ?? "";
    const text = context.state.doc.toString();
    const others = text.slice(0, from) + text.slice(context.pos);
    const options = matching(await completions(), others, typed, context.explicit);
    return { from, options, filter: false, getMatch: () => [0, typed.length] };
  };
  const view = new EditorView({
    root,
    parent: root,
    state: EditorState.create({
      doc: text,
      extensions: [
        lineNumbers(),
        history(),
        bracketMatching(),
        EditorView.lineWrapping,
        closeBrackets(),
        indentUnit.of("    "),
        EditorState.tabSize.of(4),
        language,
        syntaxHighlighting(highlighting),
        autocompletion({ override: [complete], icons: false }),
        keymap.of([
          { key: "Tab", run: acceptCompletion },
          ...closeBracketsKeymap,
          ...completionKeymap,
          ...defaultKeymap,
          ...historyKeymap,
          indentWithTab,
        ]),
        typeOver,
        lit,
        theme,
        EditorView.contentAttributes.of({ "aria-label": label, autocapitalize: "off", spellcheck: "false" }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) onChange(update.state.doc.toString());
        }),
      ],
    }),
  });

  return {
    /** @param {string} next */
    setText(next) {
      const known = view.state.doc.toString();
      if (next !== known) view.dispatch({ changes: { from: 0, to: known.length, insert: next } });
    },
    /** @param {Place} place */
    light: (place) => view.dispatch({ effects: light.of(place) }),
    /** @param {(Place & { message: string }) | null} problem */
    setProblem(problem) {
      const end = view.state.doc.length;
      const from = Math.min(problem?.from ?? 0, end);
      const to = Math.min(Math.max(problem?.to ?? 0, from), end);
      const message = problem?.message ?? "";
      const renderMessage = () => h("p", null, ...prose(message));
      view.dispatch(
        setDiagnostics(view.state, problem ? [{ from, to, severity: "error", message, renderMessage }] : []),
      );
    },
    focus: () => view.focus(),
    destroy: () => view.destroy(),
  };
}
