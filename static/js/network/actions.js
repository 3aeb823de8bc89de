/** What a person can do with a network: say another one, choose an example, change a weight, look at a step. */

import { seenAll, sleepsOf } from "../model/network/axis.js";
import { fieldOf } from "../model/network/field.js";
import { sameData, sameShapes, withData } from "../model/network/form.js";
import { NOTHING_GIVEN } from "../model/network/given.js";
import { stopsOf, wholeStep } from "../model/network/pass.js";
import { momentOf, reached } from "../model/network/past.js";
import { isIn } from "../model/network/picked.js";
import { withParameter } from "../model/network/weights.js";
import { netOf } from "../model/network/wire.js";
import { ProblemError } from "../net/api.js";
import { question } from "../net/network.js";
import { newestWins } from "../net/newest.js";
import { watchLate } from "./late.js";
import { backAt, begunAt } from "./one.js";

/** @import { Form } from "../model/network/form.js" */
/** @import { Given } from "../model/network/given.js" */
/** @import { Checkpoint } from "../model/network/past.js" */
/** @import { Look } from "../net/network.js" */
/** @import { NetMoment, Store } from "./state.js" */
/**
 * @typedef {{ spec: string | Form, fresh: boolean, from?: Checkpoint | null, how: "push" | "replace", given: Given | null, left?: boolean, typed?: number }} Wish
 *   `fresh`: from the first weights, or `from` where a link says so; `given`: the points of a person's own that belong to it;
 *   `left`: there were some that do not; `typed`: the example that was followed, where it may turn out that the weights there are still fit
 */

/** The map is drawn as fine as the first of them when nothing moves, and less so where a network is too large for that. */
const SIZES = [120, 48, 20];

/**
 * @param {{ store: Store, keep: (how: "push" | "replace") => void, onLeft?: () => void, onOffline: (away: boolean) => void, onBug: (error: unknown) => void }} means
 *   `keep`: into the address; `onLeft`: a person's own points were left with the data before
 */
export function createActions({ store, keep, onLeft, onOffline, onBug }) {
  const watched = watchLate(store);
  const now = () => {
    const { text: spec, checkpoint, given: points } = store.get();
    return { spec, checkpoint, points };
  };
  /** @param {unknown} error @param {any} [wish] what a form asked for has no place in the text */
  const onError = (error, wish) => {
    if (!(error instanceof ProblemError) || error.status >= 500) return onBug(error);
    const { message, hint, span, said } = error;
    store.set({ problem: { message, hint, span, said: typeof wish?.spec === "object" ? (said ?? "") : null } });
  };

  /** What has been wished for and not been answered: the next wish builds on it. @type {Wish | null} */
  let wished = null;
  const ask = newestWins(
    (/** @type {Wish} */ { spec, fresh, from = null, given: points }) => {
      const { example, lang } = store.get();
      return question("look", { ...now(), spec, points, ...(fresh && { checkpoint: from }), example }, lang);
    },
    watched("look", {
      onAnswer: (/** @type {Look} */ answer, wish) => done(wish, () => arrive(answer, wish)),
      onError: (error, wish) => done(wish, () => onError(error, wish)),
      onOffline,
    }),
  );
  /** @param {Wish} wish */
  const look = (wish) => {
    wished = wish;
    ask(wish);
  };
  /** What waits for the network that is asked for. @type {(() => void) | null} */
  let next = null;
  /** @param {Wish} wish @param {() => void} report */
  const done = (wish, report) => {
    if (wished === wish) wished = null;
    report();
    if (wished) return;
    const run = next;
    next = null;
    if (!store.get().problem) run?.();
  };
  const points = newestWins((/** @type {string} */ spec) => question("data", { ...now(), spec }, store.get().lang), {
    onAnswer: (answer) => store.set({ points: { ...answer, labels: answer.labels.map(Number) } }),
    ...{ onError, onOffline },
  });
  const decision = newestWins(
    (/** @type {ReturnType<typeof now>} */ about) => question("decision", { ...about, size: SIZES }, store.get().lang),
    watched("decision", {
      onAnswer: (answer) => !store.get().running && store.set({ field: fieldOf(answer.decision) }),
      // a network over more numbers than two has no such picture
      onError: (error) => (error instanceof ProblemError ? store.set({ field: null }) : onBug(error)),
      onOffline,
    }),
  );
  const flow = newestWins(
    (/** @type {ReturnType<typeof now>} */ about) => question("flow", about, store.get().lang),
    watched("flow", {
      // of a network that has since given way to another it is not shown
      onAnswer(flow, { spec }) {
        const state = store.get();
        if (spec !== state.text) return;
        store.set({ flow, slept: { spec, units: seenAll(sleepsOf(state), flow) } });
      },
      ...{ onError, onOffline },
    }),
  );

  /** The points of a person's own that are shown. @type {Given | null} */
  let drawn = null;
  /** @param {Look} answer @param {Wish} wish */
  const arrive = (answer, { spec, fresh, from, how, given, left, typed }) => {
    const before = store.get();
    if (before.running && !fresh) return;
    // no longer wished for: another network is not shown, and newer weights stay
    if (wished && wished.spec !== spec) return;
    if (typed !== undefined && goesOn(answer.form, before.form)) {
      store.set({ example: typed, draft: answer.spec, problem: null });
      part();
      return look({ spec: answer.form, fresh: false, how, given });
    }
    const other = answer.spec !== before.text;
    // what was typed and refused stays to be mended, as long as the network is the one it was typed beside
    const refused = before.problem?.said === null && !other && !fresh && spec !== before.draft;
    // of a large network what was sent is not sent back
    const checkpoint = answer.checkpoint ?? (fresh ? (from ?? null) : before.checkpoint);
    const moment = { ...momentOf(answer.step, answer.moment), spec: answer.spec };
    const made = stopsOf(answer.layers.length, "clip" in answer.form);
    const stops = made.length === before.stops.length ? before.stops : made;
    const net = netOf(answer);
    const picked = before.picked && isIn(net, before.picked) ? before.picked : null;
    store.set({
      ...{ text: answer.spec, form: answer.form, parameters: answer.parameters },
      ...(!refused && { draft: answer.spec, problem: null }),
      ...{
        given,
        net,
        picked,
        norm: answer.next && Number(answer.next.norm),
        exampleLoss: Number(answer.loss),
        example: wished ? before.example : answer.example,
      },
      ...((fresh || !wished) && {
        ...{ checkpoint, step: answer.step, moment },
        ...(!fresh && { curve: reached(before.curve, moment) }),
      }),
      ...(stops !== before.stops && {
        stops,
        position: wholeStep(stops),
        playing: false,
        picked: null,
        layer: null,
      }),
      ...(fresh && { curve: [moment], ...begunAt(checkpoint, from ?? null) }),
    });
    // answered one after the other: the map of a deep network takes longest
    flow(now());
    if (other || !before.points || given !== drawn) points(answer.spec);
    drawn = given;
    if (left) onLeft?.();
    decision(now());
    keep(how);
  };

  /** @returns {Wish} */
  const latest = () => {
    const { text: spec, given } = store.get();
    return wished ?? { spec, given, fresh: false, how: "replace" };
  };
  /** The same network, seen anew. @param {Partial<Wish>} [wish] */
  const again = (wish) => look({ ...latest(), ...wish });

  /** Whether a network of this form can go on where the one before is: the same weights, learned from the same data. @param {Form} form @param {Form | null} before */
  const goesOn = (form, before) =>
    before !== null && sameShapes(form, before) && sameData(form, { form: before, text: "" });

  /** From now on the same steps from the first weights, or from any before these, lead elsewhere. */
  const part = () => {
    const { step, checkpoint, apart } = store.get();
    store.set({ root: checkpoint, apart: apart || step > 0 });
  };

  const doings = {
    /**
     * Another network; its training goes on where the weights still fit.
     * @param {string | Form} spec @param {Partial<Wish>} [wish]
     */
    open(spec, { fresh: anew, from, how = "push", given } = {}) {
      const { form, given: before, example } = store.get();
      if (typeof spec === "string") store.set({ draft: spec });
      const kept = sameData(spec, store.get()) ? before : null;
      const fits = typeof spec !== "string" && form !== null && sameShapes(spec, form);
      store.set({ example: fits || how === "replace" ? store.get().example : 0 });
      const fresh = anew ?? !fits;
      if (!fresh) part();
      const left = given === undefined && before !== null && !kept;
      const typed = typeof spec === "string" && anew === undefined ? { typed: example } : {};
      look({ spec, fresh, from, how, given: given === undefined ? kept : given, left, ...typed });
    },
    /** A change of the form, on top of those that are asked for already. @param {(form: Form) => Form} change */
    reform(change) {
      const { form, text } = store.get();
      const { spec } = wished ?? { spec: text };
      const base = typeof spec !== "string" ? spec : spec === text && form;
      if (base) return doings.open(change(base));
      // only the server reads a text
      const first = next;
      next = () => {
        first?.();
        doings.reform(change);
      };
    },
    /** What was asked for and has not come yet. */
    wished: () => wished,
    /** Once the network that is asked for is here, unless it has a mistake. @param {() => void} run */
    settled(run) {
      if (wished) next = run;
      else run();
    },
    /** The same at another moment, or another example. */
    refresh: () => again(),
    /** From the first weights: also what is asked for and has not come yet. */
    reset: () => again({ fresh: true, from: null, how: "replace", typed: undefined }),
    /** In another language: what was refused as it is typed is asked for once more, what a form asked for is over. */
    retell() {
      const { problem, draft } = store.get();
      if (problem?.said !== null) {
        store.set({ problem: null });
        return again();
      }
      look({ ...latest(), spec: draft, fresh: true });
      flow(now()); // what is shown has no other answer coming
    },
    /** What can wait while a training runs: asked a few times a second at most. */
    measure: () => flow(now()),
    /** @param {number} example */
    choose(example) {
      store.set({ example, exampleLoss: null });
      if (!store.get().running) again();
    },
    /** Points put in by hand, or taken away; the training goes on with them. @param {(before: Given | null) => Given} change */
    give(change) {
      part();
      again({ given: change(latest().given) });
    },
    /** A table of a person's own, read by the server, becomes what is learned. @param {string} rows */
    async read(rows) {
      const { form, lang } = store.get();
      if (!form) return;
      try {
        const { inputs, classes } = await question("data", { points: { rows } }, lang);
        const own = { name: "own", inputs: inputs[0].length, outputs: classes > 2 ? classes : 1 };
        store.set({ example: 0 });
        const spec = { ...withData(form, own), data: { name: "own", classes } };
        look({ spec, fresh: true, how: "push", given: { ...NOTHING_GIVEN, rows } });
      } catch (error) {
        onError(error, { spec: form });
      }
    },
    /** A network as it was, with what it had learned. @param {NetMoment} moment */
    restore({ text: spec, given, checkpoint, way }) {
      store.set({ ...backAt(checkpoint, way.curve), ...way, ...(typeof spec === "string" && { draft: spec }) });
      again({ spec, given, fresh: false, how: "replace" });
    },
    /** @param {number} index @param {number} value */
    change(index, value) {
      const { checkpoint, running } = store.get();
      if (!checkpoint || running) return;
      const changed = withParameter(checkpoint, index, value);
      store.set({ checkpoint: changed, root: changed, exampleLoss: null, apart: true });
      again();
    },
  };
  return doings;
}
