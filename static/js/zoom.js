/** How closely one looks: the three levels of one computation, and which of its groups are open. */

import { outermost, toggled } from "./model/groups.js";
import { subject } from "./model/trace.js";
import { levelOf, toWriteOut, wholeOf } from "./model/zoom.js";

/** @import { State, Store, TraceWish } from "./actions.js" */
/** @import { Trace } from "./model/trace.js" */
/** @import { Level } from "./model/zoom.js" */

/** @param {{ store: Store & { subscribe: (listener: (state: State) => void) => unknown }, askTrace: (wish: TraceWish) => void }} means */
export function createZoom({ store, askTrace }) {
  /** What a tool found written out when it opened: it is given back. @type {{ text: string, expand: State["expand"] } | null} */
  let before = null;
  const zoom = {
    /** Open a closed group, close an open one. @param {number} group */
    toggle: (group) => store.set({ closed: toggled(store.get().closed, group), folded: true }),
    /** @param {Level} level */
    look(level) {
      before = null;
      const { trace, traced, text, closed, position, selected } = store.get();
      if (!trace || text !== traced || levelOf(trace, closed) === level) return;
      const about = selected ?? subject(trace, trace.steps[position.step]);
      if (level === "numbers") {
        // tools ask about nodes of the program, not about what is written out of them
        store.set({ tool: null, cell: null });
        const opens = levelOf(trace, closed) === "groups" && { level };
        return askTrace({ text, expand: toWriteOut(trace, about), moves: true, ...opens });
      }
      if (trace.cells) return askTrace({ text, expand: [], moves: true, level });
      store.set({ closed: level === "groups" ? outermost(trace) : [], folded: true });
    },
    /** What a trace that is wished for has written out: of the same text what it was. @param {TraceWish} wish */
    expanded: (wish) => wish.expand ?? (wish.text === store.get().traced ? store.get().expand : []),
    /** What is asked to be run again. @param {Trace} trace */
    program: (trace) => ({ program: trace.program, source: store.get().traced, expand: store.get().expand }),
    /** A question about a node is about the one in the program. @template {object} A @param {A} about @returns {A} */
    asked(about) {
      const { trace } = store.get();
      if (!trace?.cells || !("node" in about)) return about;
      return { ...about, node: wholeOf(trace, Number(about.node)) };
    },
  };
  let tool = store.get().tool;
  store.subscribe((state) => {
    if (state.tool === tool) return;
    tool = state.tool;
    const { traced: text, expand } = state;
    if (tool && state.trace?.cells) {
      zoom.look("ops");
      before = { text, expand };
    } else if (!tool && before) {
      if (text === before.text) askTrace({ ...before, moves: true });
      before = null;
    }
  });
  return zoom;
}
