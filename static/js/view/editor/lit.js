/** The text of what is at work, lit in the editor, and brought into sight where the program is longer than its window. */

import { StateEffect, StateField } from "@codemirror/state";
import { Decoration, EditorView } from "@codemirror/view";

/** @import { DecorationSet } from "@codemirror/view" */
/** @typedef {{ from: number, to: number } | null} Place */

/** @type {import("@codemirror/state").StateEffectType<Place>} */
export const lighten = StateEffect.define();

/** @type {StateField<DecorationSet>} */
export const lit = StateField.define({
  create: () => Decoration.none,
  update(marks, transaction) {
    let next = marks.map(transaction.changes);
    for (const effect of transaction.effects) {
      if (!effect.is(lighten)) continue;
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

/** Only the editor itself is scrolled: the page around it stays where one reads. @param {EditorView} view @param {Place} place */
export function reveal(view, place) {
  // who writes looks elsewhere
  if (!place || place.to > view.state.doc.length || view.hasFocus) return;
  const [at, box] = [place.from, view.scrollDOM];
  view.requestMeasure({
    key: reveal,
    read() {
      const { top, bottom } = view.lineBlockAt(Math.min(at, view.state.doc.length));
      const rim = view.documentPadding.top;
      return Math.min(top, Math.max(box.scrollTop, bottom + 2 * rim - box.clientHeight));
    },
    write: (top) => box.scrollTo({ top }),
  });
}
