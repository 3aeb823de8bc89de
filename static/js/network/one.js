/** The network of the picture as it is trained: what a frame changes, what is kept, the way back. */

import { fieldOf } from "../model/network/field.js";
import { added, keeping, momentOf, nearestTo, upTo } from "../model/network/past.js";
import { netAt } from "../model/network/wire.js";

/** @import { Checkpoint, Moment } from "../model/network/past.js" */
/** @import { Translate } from "../lib/i18n.js" */
/** @import { Store } from "./state.js" */
/** @import { Learner } from "./training.js" */

/** What is so again once a network is back at a moment of its training. @param {Checkpoint | null} checkpoint @param {Moment[]} curve */
export function backAt(checkpoint, curve) {
  const step = checkpoint?.step ?? 0;
  return { checkpoint, step, moment: curve.find((moment) => moment.step === step) ?? null, exampleLoss: null };
}

/** The way of a training that begins here. @param {Checkpoint | null} checkpoint where it stands @param {Checkpoint | null} from  null: the first weights */
export const begunAt = (checkpoint, from) => ({
  kept: checkpoint ? [checkpoint] : [],
  root: from,
  apart: from !== null,
});

/**
 * @param {{ store: Store, rest: () => void }} means `rest`: it has come to rest somewhere else
 * @returns {Learner & { rewind: (step: number) => void, isBack: () => boolean, wayBack: (t: Translate) => { label: string, run: () => void } | undefined }}
 */
export const createOne = ({ store, rest }) => ({
  now() {
    const { step, checkpoint, text: spec, example, given: points } = store.get();
    return { step, checkpoint, asked: { spec, example, points }, views: ["parameters", "decision"] };
  },
  land({ step, runs: [run] }) {
    const { net, curve, field, text: spec } = store.get();
    const { views = {} } = run;
    const moment = { ...momentOf(step, run), spec };
    store.set({
      ...{ step, moment, exampleLoss: null, curve: added(curve, moment) },
      field: fieldOf(views.decision) ?? field,
      ...(net &&
        (views.parameters || views.units) && { net: netAt(net, views.parameters ?? null, views.units ?? null) }),
    });
  },
  keep(checkpoint) {
    const { kept, checkpoint: before } = store.get();
    // what came after the weights it has gone on from is of another way
    store.set({ checkpoint, kept: keeping(upTo(kept, before?.step ?? 0), checkpoint) });
  },
  back: () => store.set(backAt(store.get().checkpoint, store.get().curve)),
  rest,
  /** Go to the kept moment that is nearest to a step; those after it stay until the training goes on from there. */
  rewind(step) {
    const { kept, curve, root } = store.get();
    const checkpoint = nearestTo(kept, step);
    if (!checkpoint) return;
    const before = root !== null && checkpoint.step <= root.step;
    store.set({ ...backAt(checkpoint, curve), ...(before && { root: checkpoint }) });
    rest();
  },
  /** Whether there are later steps than this one. */
  isBack() {
    const { comparison, curve, step } = store.get();
    return comparison === null && (curve.at(-1)?.step ?? 0) > step;
  },
  /** What is offered to go back to the last kept moment at which all was well: the loss was not above the first one. */
  wayBack(t) {
    const { comparison, kept, curve, step: now } = store.get();
    const lossAt = (/** @type {number} */ step) => curve.findLast((moment) => moment.step <= step)?.loss ?? Number.NaN;
    const well = kept.findLast((each) => each.step < now && lossAt(each.step) <= curve[0].loss);
    const step = comparison ? undefined : (well ?? kept.find((each) => each.step < now))?.step;
    return step === undefined ? undefined : { label: t("net.rewind.to", { step }), run: () => this.rewind(step) };
  },
});
