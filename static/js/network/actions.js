/** What a person can do with a network: say another one, choose an example, change a weight, look at a step. */

import { fieldOf } from "../model/network/field.js";
import { sameData, sameShapes, withData } from "../model/network/form.js";
import { NOTHING_GIVEN } from "../model/network/given.js";
import { stopsOf, wholeStep } from "../model/network/pass.js";
import { withParameter } from "../model/network/weights.js";
import { netOf } from "../model/network/wire.js";
import { ProblemError } from "../net/api.js";
import { question } from "../net/network.js";
import { newestWins } from "../net/newest.js";

/** @import { Form } from "../model/network/form.js" */
/** @import { Look } from "../net/network.js" */
/** @import { Store } from "./state.js" */
/** @typedef {{ spec: string | Form, fresh: boolean, how: "push" | "replace" }} Wish  `fresh`: from the first weights */

/** The map is drawn so fine when nothing moves. */
const FINE = 120;

/**
 * @param {{ store: Store, keep: (how: "push" | "replace") => void, onOffline: (away: boolean) => void, onBug: (error: unknown) => void }} means
 *   `keep`: into the address
 */
export function createActions({ store, keep, onOffline, onBug }) {
  const now = () => {
    const { text: spec, checkpoint, given: points } = store.get();
    return { spec, checkpoint, points };
  };
  /** @param {unknown} error */
  const onError = (error) => {
    if (!(error instanceof ProblemError) || error.status >= 500) return onBug(error);
    const { message, hint, span } = error;
    store.set({ problem: { message, hint, span } });
  };

  const look = newestWins(
    (/** @type {Wish} */ { spec, fresh }) => {
      const { example, lang } = store.get();
      return question("look", { ...now(), spec, ...(fresh && { checkpoint: null }), example }, lang);
    },
    { onAnswer: (/** @type {Look} */ answer, wish) => arrive(answer, wish), onError, onOffline },
  );
  const points = newestWins((/** @type {string} */ spec) => question("data", { ...now(), spec }, store.get().lang), {
    onAnswer: (answer) => store.set({ points: { ...answer, labels: answer.labels.map(Number) } }),
    ...{ onError, onOffline },
  });
  const decision = newestWins(
    (/** @type {ReturnType<typeof now>} */ about) => question("decision", { ...about, size: FINE }, store.get().lang),
    {
      onAnswer: (answer) => !store.get().running && store.set({ field: fieldOf(answer.decision) }),
      // a network over more numbers than two has no such picture
      onError: (error) => (error instanceof ProblemError ? store.set({ field: null }) : onBug(error)),
      onOffline,
    },
  );
  const flow = newestWins((/** @type {ReturnType<typeof now>} */ about) => question("flow", about, store.get().lang), {
    onAnswer: (flow) => store.set({ flow }),
    ...{ onError, onOffline },
  });

  /** The points of a person's own that are shown. @type {import("../model/network/given.js").Given | null} */
  let drawn = null;
  /** @param {Look} answer @param {Wish} wish */
  const arrive = (answer, { fresh, how }) => {
    const before = store.get();
    if (before.running && !fresh) return;
    const other = answer.spec !== before.text;
    const layers = answer.layers.length;
    const stops = layers * 2 + 2 === before.stops.length ? before.stops : stopsOf(layers);
    store.set({
      ...{ text: answer.spec, draft: answer.spec, form: answer.form, problem: null, parameters: answer.parameters },
      ...{
        net: netOf(answer),
        checkpoint: answer.checkpoint,
        step: answer.step,
        exampleLoss: Number(answer.loss),
        example: answer.example,
      },
      ...{ loss: answer.next && Number(answer.next.loss) },
      ...(stops !== before.stops && {
        stops,
        position: wholeStep(stops),
        playing: false,
        picked: null,
        layer: null,
      }),
      ...(fresh && { curve: [], kept: answer.checkpoint ? [answer.checkpoint] : [], epoch: 0 }),
    });
    if (other || !before.points || before.given !== drawn) points(answer.spec);
    drawn = before.given;
    decision(now());
    flow(now());
    keep(how);
  };

  return {
    /** Another network; its training goes on where the weights still fit. @param {string | Form} spec @param {Partial<Wish>} [wish] */
    open(spec, { fresh, how = "push" } = {}) {
      const { form } = store.get();
      if (typeof spec === "string") store.set({ draft: spec });
      if (!sameData(spec, form)) store.set({ given: null });
      const fits = typeof spec !== "string" && form !== null && sameShapes(spec, form);
      store.set({ example: fits || how === "replace" ? store.get().example : 0 });
      look({ spec, fresh: fresh ?? !fits, how });
    },
    /** The same at another moment, or another example. */
    refresh: () => look({ spec: store.get().text, fresh: false, how: "replace" }),
    /** What can wait while a training runs: asked a few times a second at most. */
    measure: () => flow(now()),
    /** @param {number} example */
    choose(example) {
      store.set({ example });
      if (!store.get().running) look({ spec: store.get().text, fresh: false, how: "replace" });
    },
    /** Points put in by hand, or taken away; the training goes on with them. @param {import("../model/network/given.js").Given} given */
    give(given) {
      store.set({ given });
      look({ spec: store.get().text, fresh: false, how: "replace" });
    },
    /** A table of a person's own, read by the server, becomes what is learned. @param {string} rows */
    async read(rows) {
      const { form, lang } = store.get();
      if (!form) return;
      try {
        const { inputs, classes } = await question("data", { points: { rows } }, lang);
        const own = { name: "own", inputs: inputs[0].length, outputs: classes > 2 ? classes : 1 };
        store.set({ given: { ...NOTHING_GIVEN, rows }, example: 0, points: null });
        look({ spec: { ...withData(form, own), data: { name: "own", classes } }, fresh: true, how: "push" });
      } catch (error) {
        onError(error);
      }
    },
    /** @param {number} index @param {number} value */
    change(index, value) {
      const { checkpoint, running } = store.get();
      if (!checkpoint || running) return;
      store.set({ checkpoint: withParameter(checkpoint, index, value) });
      look({ spec: store.get().text, fresh: false, how: "replace" });
    },
  };
}
