/** Several networks that differ in one thing, trained in step. */

import { fieldOf } from "../model/network/field.js";
import { added, momentOf } from "../model/network/past.js";
import { differencesOf, rivalsOf } from "../model/network/rivals.js";
import { question } from "../net/network.js";
import { newestWins } from "../net/newest.js";

/** @import { Field } from "../model/network/field.js" */
/** @import { Checkpoint, Moment } from "../model/network/past.js" */
/** @import { Difference, Rival } from "../model/network/rivals.js" */
/** @import { Flow } from "../view/network/health.js" */
/** @import { State, Store } from "./state.js" */
/** @import { Learner } from "./training.js" */
/**
 * @typedef {{ text: string | null, curve: Moment[], accuracy: number | null, field: Field | null, flow: Flow | null, diverged: number | null }} Run
 * @typedef {{ what: Difference, of: string, rivals: Rival[], runs: Run[], step: number, epoch: number, checkpoint: Checkpoint | null }} Comparison
 *   `of`: the network they all come from
 */

/** As fine as the maps of frames are. */
const SIZE = 48;

/**
 * @param {{ store: Store, onError: (error: unknown) => void, onOffline: (away: boolean) => void }} means
 * @returns {Learner & { open: (what: Difference) => void, close: () => void, reopen: () => void, again: () => void, measure: () => void }}
 */
export function createComparing({ store, onError, onOffline }) {
  const now = () => /** @type {Comparison} */ (store.get().comparison);
  /** @param {Partial<Comparison>} patch */
  const set = (patch) => store.set({ comparison: { ...now(), ...patch } });

  const ask = newestWins(
    (/** @type {{ about: Comparison, still: boolean }} */ { about: { rivals, checkpoint }, still }) =>
      Promise.all(
        rivals.map(async ({ form: spec }, i) => {
          const run = checkpoint?.runs[i];
          const about = { spec, checkpoint: run ? { step: run.step, runs: [run] } : null };
          const { lang, given: points } = store.get();
          const flow = await question("flow", { ...about, points }, lang);
          if (!still) return { text: flow.spec, flow };
          const { decision } = await question("decision", { ...about, points, size: SIZE }, lang);
          return { text: flow.spec, flow, field: fieldOf(decision) };
        }),
      ),
    {
      onAnswer(answers, { about: { rivals } }) {
        const comparison = store.get().comparison;
        if (comparison?.rivals === rivals) set({ runs: comparison.runs.map((run, i) => ({ ...run, ...answers[i] })) });
      },
      ...{ onError, onOffline },
    },
  );
  const measure = () => {
    const { comparison: about, running } = store.get();
    if (about) ask({ about, still: !running });
  };

  /** @param {Difference} wanted */
  const open = (wanted) => {
    const { form, text: of } = store.get();
    if (!form) return;
    const choices = differencesOf(form);
    const what = choices.includes(wanted) ? wanted : choices[0];
    const rivals = rivalsOf(form, what);
    const runs = rivals.map(() => ({ text: null, curve: [], accuracy: null, field: null, flow: null, diverged: null }));
    store.set({ comparison: { what, of, rivals, runs, step: 0, epoch: 0, checkpoint: null } });
    measure();
  };
  // another network has rivals of its own
  store.subscribe(({ comparison, text }) => comparison && comparison.of !== text && open(comparison.what));

  /** What was put aside, and the points it was of. @type {{ comparison: Comparison, given: State["given"] } | null} */
  let aside = null;

  return {
    open,
    close() {
      aside = { comparison: now(), given: store.get().given };
      store.set({ comparison: null });
    },
    /** As it was put aside, if it is still of this network. */
    reopen() {
      const { text, given } = store.get();
      if (aside?.comparison.of !== text || aside.given !== given) return open("activation");
      store.set({ comparison: aside.comparison });
      measure();
    },
    /** From the same first weights. */
    again: () => open(now().what),
    measure,
    now() {
      const { step, checkpoint, rivals } = now();
      return {
        step,
        checkpoint,
        asked: { specs: rivals.map(({ form }) => form), points: store.get().given },
        views: ["decision"],
      };
    },
    land({ step, runs }) {
      const landed = now().runs.map((run, i) => {
        const { accuracy, diverged, views = {} } = runs[i];
        return {
          ...run,
          curve: diverged === null ? added(run.curve, momentOf(step, runs[i])) : run.curve,
          accuracy: accuracy ?? run.accuracy,
          field: fieldOf(views.decision) ?? run.field,
          diverged,
        };
      });
      set({ step, epoch: Math.max(...runs.map((/** @type {{ epoch: number }} */ { epoch }) => epoch)), runs: landed });
    },
    keep(checkpoint) {
      set({ checkpoint });
      measure();
    },
    back: () => set({ step: now().checkpoint?.step ?? 0 }),
    rest: measure,
  };
}
