/** What a person can do, as changes of the store; whoever asks the server or moves the playhead is handed in. */

import { covered } from "./lib/span.js";
import { shapeOf } from "./lib/tensor.js";
import { ofAny, stillAimed } from "./model/aim.js";
import { stillThere } from "./model/cells.js";
import { stopsOf } from "./model/frames.js";
import { closedAtFirst, outermost, stillClosed } from "./model/groups.js";
import { keptStep } from "./model/keys.js";
import { columnsOf } from "./model/trace.js";
import { nextStop, previousStop } from "./model/walk.js";
import { given, written } from "./model/written.js";
import { cellsFor, sameStep, wholeOf } from "./model/zoom.js";

/** @import { Tensor } from "./lib/format.js" */
/** @import { Columns, Trace, TraceNode } from "./model/trace.js" */
/** @import { Aim } from "./model/aim.js" */
/** @import { Cell } from "./model/cells.js" */
/** @import { Position } from "./model/frames.js" */
/** @import { Score } from "./model/score.js" */
/** @import { Level } from "./model/zoom.js" */
/** @import { Grain } from "./model/walk.js" */
/** @import { CatalogOp } from "./net/api.js" */
/** @import { Moment, Past, Pin } from "./state/past.js" */
/** @import { CellData } from "./view/cell.js" */
/** @import { Problem } from "./view/editor/editor.js" */
/** @import { Traced } from "./traced.js" */
/** @import { Opened } from "./view/sentence.js" */
/** @import { Plot } from "./view/plot/section.js" */

/** @type {Pointed} */
export const NOTHING = { nodes: [], edges: [], wrong: [] };

/**
 * @typedef {{ lang: string, theme: string, presenting: boolean, dark: boolean, text: string, inputs: Record<string, Tensor>,
 *   landed: Record<string, Tensor>, trace: Trace | null, traced: string,
 *   columns: Columns | null, closed: number[], folded: boolean, expand: number[], problem: Problem | null, stale: boolean, position: Position, playing: boolean, speed: number, grain: Grain,
 *   selected: number | null, hovered: number | null, edge: number | null, pointed: Pointed, number: Opened | null, found: number[],
 *   catalog: CatalogOp[], tool: string | null, aim: Aim, plot: Plot, cell: Cell | null, terms: CellData["terms"], tab: string, tall: boolean,
 *   past: Past, pin: Pin | null, other: { trace: Trace, columns: Columns } | null,
 *   hidden: string[], seen: number, over: boolean, score: Score, quiz: Score | null }} State
 * `presenting`: large, before an audience; `dark`: the picture is off; `over`: one has gone on from the last step; `pointed`: what a tool points at on the stage; `number`: the one that is opened; `found`: nodes that were looked for;
 * `closed`: groups shown as one card; `folded`: by a person's choice, not by the size of the program; `expand`: nodes written
 * out in single numbers;
 * `landed`: the inputs that the columns were computed for; `stale`: what is drawn has lagged behind the text or
 * the inputs, by a mistake or for want of an answer; `other`: the numbers of the setting that is pinned and not shown;
 * `hidden`: the numbers an exercise asks for; `seen`: the last step whose number one who predicts has seen; `quiz`: its score,
 * while one runs.
 * @typedef {{ nodes: number[], edges: number[], wrong: { node: number, wrong: Tensor }[] }} Pointed
 * @typedef {{ get: () => State, set: (patch: Partial<State>) => void }} Store
 * @typedef {ReturnType<typeof import("./state/player.js").createPlayer>} Player
 * @typedef {{ text: string, step?: number, inputs?: Record<string, Tensor>, cell?: Cell, pin?: Pin | null, hidden?: string[], closed?: number[], expand?: number[], selected?: number, aim?: Aim, keep?: boolean,
 *   moves?: boolean, level?: Level, draft?: string,
 *   plot?: Plot, quiz?: Score | null, seen?: number, again?: boolean }} TraceWish  `draft`: the text in which the program has since become a mistake; `keep`: an edit, the place is kept; `again`: it has its place in the history; `moves`: the same
 *   program at another level
 */

/**
 * @param {{ store: Store, player: Player, askTrace: (wish: TraceWish) => void,
 *   askReplay: (wish: { trace: Trace, inputs: Record<string, Tensor> }) => void, onOpen?: (wish: TraceWish) => void }} means
 *   `onOpen`: another program is about to come
 */
export function createActions({ store, player, askTrace, askReplay, onOpen = () => {} }) {
  /** Open a program as it stands: an example, a link. @param {Omit<TraceWish, "keep">} wish */
  const open = (wish) => {
    onOpen(wish);
    const { text, inputs = {}, pin = null, hidden = [], plot = null, step = 0, quiz = null, seen = step - 1 } = wish;
    store.set({
      text: wish.draft ?? text,
      inputs,
      pin,
      hidden,
      plot,
      seen,
      quiz,
      selected: null,
      aim: ofAny(store.get().aim),
      cell: null,
      problem: null,
    });
    askTrace({ expand: [], ...wish });
  };

  /** The numbers that a trace has instead of its text's. @param {Trace} trace @param {TraceWish} wish */
  const inputsOf = (trace, wish) => {
    const before = store.get();
    if (wish.keep) return stillTrue(before, trace, wish.text);
    return (wish.moves ? before.inputs : wish.inputs) ?? {};
  };

  /** Take what the server traced. @param {Traced} traced @param {TraceWish} wish */
  const arrive = ({ trace, replayed }, wish) => {
    const before = store.get();
    const inputs = inputsOf(trace, wish);
    // a hand may have moved them while the answer was under way
    const known = replayed && JSON.stringify(replayed.inputs) === JSON.stringify(inputs);
    const changed = Object.keys(inputs).length > 0;
    const { step, selected } = placeIn(trace, before, wish);
    store.set({
      trace,
      columns: known ? replayed.columns : withInputs(columnsOf(trace), trace, inputs),
      ...foldsOf(before, trace, wish),
      expand: wish.expand ?? [],
      traced: wish.text,
      problem: null,
      inputs,
      landed: changed && !known ? {} : inputs,
      selected,
      aim: stillAimed(trace, wish.aim ?? before.aim),
      hovered: null,
      edge: null,
      pointed: NOTHING,
      number: null,
      over: false,
    });
    player.load(trace.steps, step);
    const cell = wish.cell ?? store.get().cell;
    if (!stillThere(trace, cell)) store.set({ cell: null });
    else if (wish.cell) store.set({ cell, selected: wish.cell.node });
    if (changed && !known) askReplay({ trace, inputs });
  };

  /** @param {Record<string, Tensor>} inputs */
  const setInputs = (inputs) => {
    const { trace } = store.get();
    if (!trace) return;
    const columns = store.get().columns ?? columnsOf(trace);
    if (Object.keys(inputs).length) {
      store.set({ inputs, columns: withInputs(columns, trace, inputs) });
      askReplay({ trace, inputs });
    } else store.set({ inputs, landed: inputs, columns: columnsOf(trace) });
  };

  return {
    open,
    inputsOf,
    arrive,
    setInputs,
    /** The text was edited. @param {string} text */
    edit(text) {
      if (text === store.get().text) return;
      store.set({ text });
      askTrace({ text, keep: true });
    },
    /** Numbers came back. @param {Columns} columns @param {Trace} trace @param {Record<string, Tensor>} asked */
    land(columns, trace, asked) {
      const { inputs, text, traced, problem } = store.get();
      if (store.get().trace !== trace || !Object.keys(inputs).length) return;
      store.set({
        columns: withInputs(columns, trace, inputs),
        landed: asked,
        problem: text === traced ? null : problem,
      });
    },
    /** @param {number} id @param {Tensor} value */
    setInput(id, value) {
      const { trace, inputs } = store.get();
      const name = trace?.address.get(id);
      // Of an array too large to be sent, a cell of the sample cannot be changed.
      if (name !== undefined && String(shapeOf(value)) === String(trace?.node(id).shape))
        setInputs({ ...inputs, [name]: value });
    },
    reset: () => setInputs({}),
    /** As things were; the place among the steps is kept, unless it was kept with them. @param {Moment} moment */
    restore({ text, inputs, pin, step = store.get().position.step }) {
      const { text: now, traced, hidden } = store.get();
      store.set({ pin });
      if (text === now && text === traced) setInputs(inputs);
      else open({ text, inputs, pin, step, hidden, plot: store.get().plot, again: true });
    },
    /** Put the current numbers into the text; not into one that has moved on from what is drawn. */
    writeBack() {
      const { trace, text: before, traced, inputs, hidden } = store.get();
      if (!trace || before !== traced) return;
      const text = written(trace, traced, inputs);
      const { pin, position, plot } = store.get();
      open({ text, pin, step: position.step, hidden, plot, again: true });
    },
    /** @param {number | null} id */
    select: (id) => store.set({ selected: id === store.get().selected ? null : id, cell: null }),
    /** @param {number} by 1: on, -1: back */
    walk(by) {
      const { trace, grain, position } = store.get();
      if (!trace) return;
      if (by > 0 && isOver(trace, position)) store.set({ over: true });
      else if (by > 0) player.walk(nextStop(trace, grain, player.goal()));
      else player.seek(position.phase < 1 ? position.step - 1 : previousStop(trace, grain, position.step));
    },
    /** One part of a step: arrive, lens, pass, land. @param {number} by */
    part(by) {
      const { trace, position } = store.get();
      if (!trace) return;
      const { step, phase } = position;
      const parts = stopsOf(trace.steps[step].kind);
      const within = by > 0 ? parts.find((part) => part > phase + 1e-6) : parts.findLast((part) => part < phase - 1e-6);
      if (within !== undefined) return player.hold({ step, phase: within });
      if (by < 0) return player.seek(step - 1);
      if (step + 1 < trace.steps.length) {
        player.hold({ step: step + 1, phase: stopsOf(trace.steps[step + 1].kind)[0] });
      }
    },
    ends(/** @type {"first" | "last"} */ which) {
      player.seek(which === "first" ? 0 : (store.get().trace?.steps.length ?? 1) - 1);
    },
  };
}

/** The whole way back has been gone; of what does not change there is none. @param {Trace} trace @param {Position} position */
const isOver = ({ steps }, { step, phase }) =>
  step === steps.length - 1 && phase === 1 && steps[step].kind !== "forward";

/**
 * The playhead moved. A step draws the eye to what is at work: what was opened or pointed at before gives way to it.
 * @param {State} before @param {Position} position @param {boolean} playing
 * @returns {Partial<State>}
 */
export const movedTo = (before, position, playing) => ({
  ...{ position, playing },
  ...(position.step !== before.position.step && { number: null, hovered: null, over: false }),
});

/** The step and the selection in a new trace. @param {Trace} trace @param {State} before @param {TraceWish} wish */
function placeIn(trace, before, wish) {
  const { trace: was, position } = before;
  const selected = wish.selected ?? before.selected;
  if (was && wish.moves) {
    const cells = selected === null ? [null] : cellsFor(trace, wholeOf(was, selected));
    return { step: sameStep(was, position.step, trace), selected: cells[0] };
  }
  const step = wish.keep ? (was ? keptStep(was, position.step, trace) : position.step) : (wish.step ?? 0);
  return { step, selected: trace.nodes.some((node) => node.id === selected) ? selected : null };
}

/** Which groups are closed in a new trace. @param {State} before @param {Trace} trace @param {TraceWish} wish */
function foldsOf(before, trace, wish) {
  if (wish.closed) return { closed: wish.closed, folded: true };
  if (wish.level) return { closed: wish.level === "groups" ? outermost(trace) : [], folded: true };
  if (wish.moves && before.trace) {
    return { closed: stillClosed(before.trace, before.closed, trace, []) ?? [], folded: true };
  }
  if (!wish.keep || !before.folded || !before.trace) return { closed: closedAtFirst(trace), folded: false };
  const closed = stillClosed(before.trace, before.closed, trace);
  return { closed: closed ?? closedAtFirst(trace), folded: closed !== null };
}

/**
 * The hand leads: an input shows the number last given to it, also while the answer is under way.
 * @param {Columns} columns
 * @param {Trace} trace
 * @param {Record<string, Tensor>} inputs
 * @returns {Columns}
 */
function withInputs(columns, trace, inputs) {
  const values = [...columns.values];
  for (const { id, value } of trace.inputs) values[trace.nodeAt(id)] = given(trace, id, inputs) ?? value;
  return { ...columns, values };
}

/**
 * Changed numbers survive an edit elsewhere in the text; the text wins where its own number was edited.
 * @param {State} before
 * @param {Trace} trace
 * @param {string} text
 */
function stillTrue(before, trace, text) {
  const literal = (/** @type {Trace | null} */ of, /** @type {string} */ source, /** @type {string} */ name) => {
    const node = of?.inputs.find(({ id }) => of.address.get(id) === name);
    return node ? covered(source, node.span) : null;
  };
  const kept = Object.entries(before.inputs).filter(([name]) => {
    const now = literal(trace, text, name);
    return now !== null && now === literal(before.trace, before.traced, name);
  });
  return Object.fromEntries(kept);
}
