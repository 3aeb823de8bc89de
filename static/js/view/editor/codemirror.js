/** The full editor: highlighting, completion, the error under its letters, the current step's text lit. */

import {
  acceptCompletion,
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
} from "@codemirror/autocomplete";
import { defaultKeymap, history, indentWithTab, redo, redoDepth, undo, undoDepth } from "@codemirror/commands";
import { bracketMatching, indentUnit, syntaxHighlighting } from "@codemirror/language";
import { setDiagnostics } from "@codemirror/lint";
import { Compartment, EditorState, Transaction } from "@codemirror/state";
import { EditorView, keymap, lineNumbers } from "@codemirror/view";
import { h, prose } from "../../lib/dom.js";
import { matching } from "./completions.js";
import { highlighting, language } from "./language.js";
import { lighten, lit, reveal } from "./lit.js";
import { createOutdated, outdate } from "./outdated.js";
import { pasting } from "./paste.js";
import { pointing } from "./point.js";
import { createScrub, draggable } from "./scrub.js";
import { theme } from "./theme.js";

/** @import { CompletionContext, Completion } from "@codemirror/autocomplete" */
/** @import { Tensor } from "../../lib/format.js" */
/** @import { Place } from "./lit.js" */
/** @import { Literal } from "./numbers.js" */
/** @import { Outdated } from "./outdated.js" */
/**
 * @typedef {{ completions: () => Promise<Completion[]>, onChange: (text: string, deed?: string) => void, onUndo: () => void,
 *   onRedo: () => void, onScrub: (node: number, value: Tensor) => void, onScrubEnd: () => void, onGrasp: (node: number | null) => void, limit: () => number,
 *   onTooLong: (count: number) => void, onConverted: (undo: () => void) => void }} CodeOptions
 *   `onUndo`, `onRedo`: beyond what was typed here; `onChange`: `deed` names a change that is more than typing
 */

const WIDTHLESS = /^[\p{C}\p{M}]+$/u;

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

/** Tab leads on through the page for who came by it, until another key is pressed or a pointer put down. */
const passing = EditorView.domEventHandlers({
  focus({ relatedTarget }, view) {
    if (relatedTarget) view.setTabFocusMode(Number.POSITIVE_INFINITY);
  },
  pointerup(_, view) {
    view.setTabFocusMode(false);
  },
});

/**
 * @param {ShadowRoot} root
 * @param {{ text: string, label: string, leave: string, read: (node: number) => Tensor | null, tell: (numbers: string) => string, onPoint: (at: number | null) => void,
 *   tables: () => string[] } & CodeOptions} options
 */
export function createCodeMirror(root, options) {
  const { text, label, leave, onChange, completions, onUndo, onRedo } = options;
  const typed = new Compartment();
  /** @param {(view: EditorView) => boolean} own @param {(state: EditorState) => number} depth @param {() => void} beyond */
  const back = (own, depth, beyond) => (/** @type {EditorView} */ view) => {
    if (depth(view.state)) return own(view);
    beyond();
    return true;
  };
  const [takeBack, doAgain] = [back(undo, undoDepth, onUndo), back(redo, redoDepth, onRedo)];
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
        typed.of(history()),
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
          { key: "Mod-z", run: takeBack, preventDefault: true },
          { key: "Mod-Shift-z", run: doAgain, preventDefault: true },
          { key: "Mod-y", run: doAgain, preventDefault: true },
          ...defaultKeymap,
          indentWithTab,
        ]),
        typeOver,
        passing,
        pasting(options),
        pointing(options),
        createScrub(options),
        createOutdated(options),
        lit,
        theme,
        EditorView.contentAttributes.of({
          "aria-label": label,
          "aria-description": leave,
          autocapitalize: "off",
          spellcheck: "false",
        }),
        EditorView.updateListener.of((update) => {
          if (!update.docChanged) return;
          const scrubbed = update.transactions.some((transaction) => transaction.isUserEvent("input.scrub"));
          onChange(update.state.doc.toString(), scrubbed ? "scrub" : undefined);
        }),
      ],
    }),
  });

  return {
    /** Another text: what was typed before belongs to the page's history, not to this one. @param {string} next */
    setText(next) {
      const known = view.state.doc.toString();
      if (next === known) return;
      view.dispatch({
        changes: { from: 0, to: known.length, insert: next },
        annotations: Transaction.addToHistory.of(false),
        effects: typed.reconfigure([]),
      });
      view.dispatch({ effects: typed.reconfigure(history()) });
    },
    /**
     * What is known of the text, in one change: each change lays the page out.
     * @param {{ place?: Place, numbers?: Literal[], outdated?: Outdated[] }} marks  `place`: of what is at work; `numbers`:
     *   those that can be dragged; `outdated`: those that are other ones now
     */
    mark({ place, numbers, outdated }) {
      const effects = [
        ...(place === undefined ? [] : [lighten.of(place)]),
        ...(numbers ? [draggable.of(numbers)] : []),
        ...(outdated ? [outdate.of(outdated)] : []),
      ];
      if (effects.length) view.dispatch({ effects });
      if (place) reveal(view, place);
    },
    /** @param {(Place & { message: string }) | null} problem */
    setProblem(problem) {
      const end = view.state.doc.length;
      const from = Math.min(problem?.from ?? 0, end);
      const last = Math.min(Math.max(problem?.to ?? 0, from), end);
      // what has no width cannot be underlined: it is pointed at
      const to = WIDTHLESS.test(view.state.sliceDoc(from, last)) ? from : last;
      const message = problem?.message ?? "";
      const renderMessage = () => h("p", null, ...prose(message));
      view.dispatch(
        setDiagnostics(view.state, problem ? [{ from, to, severity: "error", message, renderMessage }] : []),
      );
    },
    /** Where the line ends that is written; undefined while none is. */
    written() {
      const caret = view.hasFocus && view.coordsAtPos(view.state.selection.main.head);
      return caret ? (caret.top + caret.bottom + view.defaultLineHeight) / 2 : undefined;
    },
    /** To write. */
    focus() {
      view.focus();
      view.dispatch({ scrollIntoView: true });
      view.setTabFocusMode(false);
    },
    destroy: () => view.destroy(),
  };
}
