/** Numbers in the text that can be dragged sideways: the input moves at once, the text when the hand lets go. */

import { StateEffect, StateField } from "@codemirror/state";
import { Decoration, EditorView, WidgetType } from "@codemirror/view";
import { toNumber } from "../../lib/format.js";
import { moved, PER_STEP, stepFor, stride } from "../../lib/scrub.js";
import { flat, withCell } from "../../lib/tensor.js";

/** @import { DecorationSet } from "@codemirror/view" */
/** @import { Tensor } from "../../lib/format.js" */
/** @import { Literal } from "./numbers.js" */

/** Pixels before a press is a drag; a finger is less sure of itself. */
const FIRM = { mouse: 4, touch: 12, pen: 6 };

/** @type {import("@codemirror/state").StateEffectType<Literal[]>} */
export const draggable = StateEffect.define();
/** @type {import("@codemirror/state").StateEffectType<{ from: number, to: number, text: string } | null>} */
const preview = StateEffect.define();

/** @type {StateField<DecorationSet>} */
const handles = StateField.define({
  create: () => Decoration.none,
  update(marks, transaction) {
    let next = marks.map(transaction.changes);
    for (const effect of transaction.effects) {
      if (!effect.is(draggable)) continue;
      const there = effect.value.filter(({ from, to }) => from < to && to <= transaction.newDoc.length);
      next = Decoration.set(
        there.map((literal) => Decoration.mark({ class: "cm-number", literal }).range(literal.from, literal.to)),
        true,
      );
    }
    return next;
  },
  provide: (field) => EditorView.decorations.from(field),
});

class Preview extends WidgetType {
  /** @param {string} text */
  constructor(text) {
    super();
    this.text = text;
  }
  /** @param {Preview} other */
  eq(other) {
    return other.text === this.text;
  }
  toDOM() {
    const span = document.createElement("span");
    span.className = "cm-number cm-scrubbed";
    span.textContent = this.text;
    return span;
  }
}

/** @type {StateField<DecorationSet>} */
const shown = StateField.define({
  create: () => Decoration.none,
  update(marks, transaction) {
    let next = transaction.docChanged ? Decoration.none : marks;
    for (const effect of transaction.effects) {
      if (!effect.is(preview)) continue;
      const { from = 0, to = 0, text = "" } = effect.value ?? {};
      next = effect.value
        ? Decoration.set([Decoration.replace({ widget: new Preview(text) }).range(from, to)])
        : Decoration.none;
    }
    return next;
  },
  provide: (field) => EditorView.decorations.from(field),
});

/** Whether a number is in the hand, shown in its place. @param {import("@codemirror/state").EditorState} state */
export const isScrubbing = (state) => state.field(shown).size > 0;

/**
 * @param {{ read: (node: number) => Tensor | null, onScrub: (node: number, value: Tensor) => void, onScrubEnd: () => void, onGrasp: (node: number | null) => void }} options
 *   `read`: the number that an input has now; null while text and picture differ
 */
export function createScrub({ read, onScrub, onScrubEnd, onGrasp }) {
  /** @type {{ x: number, y: number, pointer: number, firm: number, literal: Literal, table: Tensor, start: number, now: number | null } | null} */
  let held = null;

  /** @param {EditorView} view @param {Element} element @returns {Literal | null} */
  const literalAt = (view, element) => {
    const at = view.posAtDOM(element);
    /** @type {Literal | null} */
    let found = null;
    view.state.field(handles).between(at, at + 1, (from, to, { spec }) => {
      if (from <= at && at < to) found = { ...spec.literal, from, to };
    });
    return found;
  };

  const events = EditorView.domEventHandlers({
    pointerdown(event, view) {
      held = null;
      const element = event.target instanceof Element ? event.target.closest(".cm-number") : null;
      const literal = element && !event.button && !event.shiftKey && !event.ctrlKey ? literalAt(view, element) : null;
      const table = literal && read(literal.node);
      if (!literal || table === null) return false;
      const start = toNumber(flat(table)[literal.cell ?? 0]);
      const firm = FIRM[/** @type {keyof typeof FIRM} */ (event.pointerType)] ?? FIRM.mouse;
      const { clientX: x, clientY: y, pointerId: pointer } = event;
      held = { x, y, pointer, firm, literal, table, start, now: null };
      return false;
    },
    // A press on a number is not yet the beginning of a selection; where it is only a click the caret goes there.
    mousedown: (event, view) => {
      if (!held || event.detail > 1) return false;
      view.contentDOM.setPointerCapture(held.pointer);
      event.preventDefault();
      return true;
    },
    pointermove(event, view) {
      if (!held || event.pointerId !== held.pointer) return false;
      const { x, y, firm, literal, table, start } = held;
      const [right, down] = [event.clientX - x, event.clientY - y];
      if (held.now === null) {
        if (Math.abs(right) < firm || Math.abs(right) < Math.abs(down)) return false;
        view.contentDOM.setPointerCapture(held.pointer);
        onGrasp(literal.node);
      }
      const next = moved(start, right / PER_STEP, stepFor(start) * stride(event));
      if (next === held.now) return true;
      held.now = next;
      view.dispatch({ effects: preview.of({ from: literal.from, to: literal.to, text: String(next) }) });
      onScrub(literal.node, literal.cell === null ? next : withCell(table, literal.cell, next));
      return true;
    },
    pointerup: (event, view) => release(event, view),
    pointercancel: (event, view) => release(event, view),
  });

  /** @param {PointerEvent} event @param {EditorView} view */
  const release = (event, view) => {
    if (!held || event.pointerId !== held.pointer) return false;
    const { now, literal } = held;
    held = null;
    if (now !== null) {
      const { from, to } = literal;
      onGrasp(null);
      view.dispatch({ changes: { from, to, insert: String(now) }, userEvent: "input.scrub" });
      onScrubEnd();
    } else if (event.type === "pointerup" && event.pointerType === "mouse") {
      const at = view.posAtCoords({ x: event.clientX, y: event.clientY }) ?? literal.to;
      view.dispatch({ selection: { anchor: at } });
      view.focus();
    }
    return now !== null;
  };

  return [handles, shown, events];
}
