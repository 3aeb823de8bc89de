/** Where the inputs have other numbers than the text: those in the text are struck out, those of now stand behind the line. */

import { StateEffect } from "@codemirror/state";
import { Decoration, EditorView, ViewPlugin, WidgetType } from "@codemirror/view";
import { groupBy } from "../../lib/group.js";
import { isScrubbing } from "./scrub.js";

/** @import { ViewUpdate } from "@codemirror/view" */
/** @typedef {{ from: number, to: number, now: string }} Outdated  `now`: the number of now as it is written */

/** Numbers told behind a line; of a table often all are other ones. */
const MOST = 3;
/** What a remark takes of a line, in the width of a letter of the text: at its rims, and for each of its own. */
const WIDTH = { rims: 2.8, letter: 0.78 };

/** @type {import("@codemirror/state").StateEffectType<Outdated[]>} */
export const outdate = StateEffect.define();

class Remark extends WidgetType {
  /** @param {string} text */
  constructor(text) {
    super();
    this.text = text;
  }
  /** @param {Remark} other */
  eq(other) {
    return other.text === this.text;
  }
  toDOM() {
    const span = document.createElement("span");
    span.className = "cm-now";
    span.textContent = this.text;
    return span;
  }
}

/** @param {{ tell: (numbers: string) => string }} options `tell`: the remark about numbers of now */
export function createOutdated({ tell }) {
  /** @param {Outdated[]} list @param {EditorView} view @param {number} wide the room for text, in letters */
  const decorations = (list, { state }, wide) => {
    if (isScrubbing(state)) return Decoration.none;
    const { doc } = state;
    const struck = Decoration.mark({ class: "cm-outdated" });
    const lines = [...groupBy(list, ({ from }) => doc.lineAt(from).number)];
    const remarks = lines.flatMap(([number, there]) => {
      const { length, to } = doc.line(number);
      const rest = there.length > MOST ? ["…"] : [];
      const text = tell([...there.slice(0, MOST).map(({ now }) => now), ...rest].join("; "));
      // it lies over the line, so that no line breaks and nothing moves while a number is dragged
      return text.length * WIDTH.letter + WIDTH.rims > wide - length
        ? []
        : [Decoration.widget({ widget: new Remark(text), side: 1 }).range(to)];
    });
    return Decoration.set([...list.map(({ from, to }) => struck.range(from, to)), ...remarks], true);
  };

  return ViewPlugin.fromClass(
    class {
      /** @type {Outdated[]} */
      list = [];
      decorations = Decoration.none;
      wide = 0;
      /** @param {ViewUpdate} update */
      update({ transactions, docChanged, geometryChanged, view }) {
        const told = transactions.flatMap(({ effects }) => effects).findLast((effect) => effect.is(outdate));
        if (!told && !docChanged && !geometryChanged) return;
        // of a text that has moved on nothing is known yet
        if (told || docChanged) this.list = told?.value ?? [];
        // to measure is to lay the page out: not for every number of a drag
        if (geometryChanged || !this.wide) this.wide = view.contentDOM.clientWidth / view.defaultCharacterWidth;
        this.decorations = decorations(this.list, view, this.wide);
      }
    },
    { decorations: (plugin) => plugin.decorations },
  );
}
