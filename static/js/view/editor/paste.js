/** What is pasted: LaTeX becomes a program, in the open; what is too long to be one is refused before it is there. */

import { isolateHistory, undo } from "@codemirror/commands";
import { EditorView } from "@codemirror/view";
import { fromLatex } from "../../model/latex/convert.js";

/**
 * @param {{ limit: () => number, onTooLong: (count: number) => void, onConverted: (undo: () => void) => void, tables: () => string[] }} options
 *   `limit`: characters that a program may have; `tables`: the names of its tables
 */
export const pasting = ({ limit, onTooLong, onConverted, tables }) =>
  EditorView.domEventHandlers({
    paste(event, view) {
      const text = view.state.toText(event.clipboardData?.getData("text/plain") ?? "");
      const { from, to } = view.state.selection.main;
      const count = view.state.doc.length - (to - from) + text.length;
      if (count > limit()) {
        onTooLong(count);
        event.preventDefault();
        return true;
      }
      const program = fromLatex(text.toString(), tables());
      if (program === null) return false;
      event.preventDefault();
      // Two deeds, so that taking back the second shows what was pasted.
      const annotations = isolateHistory.of("full");
      view.dispatch({ ...view.state.replaceSelection(text), annotations, userEvent: "input.paste" });
      view.dispatch({
        changes: { from, to: from + text.length, insert: program },
        selection: { anchor: from + program.length },
        annotations,
        userEvent: "input.convert",
        scrollIntoView: true,
      });
      const converted = view.state.doc;
      onConverted(() => {
        if (view.state.doc.eq(converted)) undo(view);
        view.focus();
      });
      return true;
    },
  });
