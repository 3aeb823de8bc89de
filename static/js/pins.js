/** Two settings of the numbers, A and B: one is on screen, the other is kept and computed beside it. */

import { flat, shapeOf } from "./lib/tensor.js";
import { columnsOf } from "./model/trace.js";

/** @import { State, Store } from "./actions.js" */
/** @import { Columns, Trace } from "./model/trace.js" */
/** @import { Pin } from "./state/past.js" */

/**
 * @param {{ store: Store & { subscribe: (listener: (state: State) => void) => unknown },
 *   actions: ReturnType<typeof import("./actions.js").createActions>,
 *   replay: (inputs: Pin["inputs"]) => Promise<Columns | null> }} means
 */
export function createPins({ store, actions, replay }) {
  /** What the other setting was last computed for. @type {{ trace: Trace | null, inputs: Pin["inputs"] | null }} */
  let asked = { trace: null, inputs: null };

  store.subscribe(async ({ trace, pin }) => {
    const inputs = pin?.inputs ?? null;
    if (asked.inputs === inputs && asked.trace === trace) return;
    const anew = asked.trace !== trace;
    asked = { trace, inputs };
    if (!trace || !pin || !inputs) return;
    const known = fitting(trace, inputs);
    if (Object.keys(known).length < Object.keys(inputs).length) {
      // those of a program that is yet to come wait for it
      if (anew) store.set({ pin: { ...pin, inputs: known } });
      return;
    }
    const columns = Object.keys(inputs).length ? await replay(inputs) : columnsOf(trace);
    if (asked.trace === trace && asked.inputs === inputs) store.set({ other: columns && { trace, columns } });
  });

  return {
    /** The numbers as they are now become A. */
    pin: () => store.set({ pin: { inputs: numbersOf(store.get()), side: "b" } }),
    unpin: () => store.set({ pin: null, other: null }),
    flip() {
      const { pin, trace, columns } = store.get();
      if (!pin || !trace) return;
      const inputs = numbersOf(store.get());
      asked = { trace, inputs };
      store.set({ pin: { inputs, side: pin.side === "a" ? "b" : "a" }, other: columns && { trace, columns } });
      actions.setInputs(changedBy(trace, pin.inputs));
    },
  };
}

/** Tables with more numbers are kept only where a person changed them. */
const SMALL = 64;

/** Every number spelt out: those of the text may be written anew before they are wanted again. @param {State} state */
function numbersOf({ trace, columns, inputs }) {
  if (!trace || !columns) return inputs;
  const small = trace.inputs.flatMap(({ id, shape, value: written }) => {
    const value = columns.values[trace.nodeAt(id)] ?? written;
    const name = trace.address.get(id);
    return name && flat(value).length <= SMALL && String(shapeOf(value)) === String(shape) ? [[name, value]] : [];
  });
  return { ...inputs, ...Object.fromEntries(small) };
}

/** Those that are not the text's. @param {Trace} trace @param {Pin["inputs"]} inputs */
function changedBy(trace, inputs) {
  const written = new Map(trace.inputs.map(({ id, value }) => [trace.address.get(id), JSON.stringify(value)]));
  return Object.fromEntries(
    Object.entries(inputs).filter(([name, value]) => written.get(name) !== JSON.stringify(value)),
  );
}

/** The numbers that a program still has a place for. @param {Trace} trace @param {Pin["inputs"]} inputs */
function fitting(trace, inputs) {
  const shapes = new Map(trace.inputs.map(({ id, shape }) => [trace.address.get(id), String(shape)]));
  const kept = Object.entries(inputs).filter(([name, value]) => shapes.get(name) === String(shapeOf(value)));
  return Object.fromEntries(kept);
}
