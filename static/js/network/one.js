/** The network of the picture as it is trained: what a frame changes, what is kept, the way back. */

import { fieldOf } from "../model/network/field.js";
import { added, keeping, nearestTo, upTo } from "../model/network/past.js";
import { netAt } from "../model/network/wire.js";

/** @import { Checkpoint, Moment } from "../model/network/past.js" */
/** @import { Store } from "./state.js" */
/** @import { Learner } from "./training.js" */

/** What is so again once a network is back at a moment of its training. @param {Checkpoint | null} checkpoint @param {Moment[]} curve up to there */
export const backAt = (checkpoint, curve) => ({
  ...{ checkpoint, step: checkpoint?.step ?? 0, curve },
  epoch: curve.at(-1)?.epoch ?? 0,
});

/**
 * @param {{ store: Store, rest: () => void }} means `rest`: it has come to rest somewhere else
 * @returns {Learner & { rewind: (step: number) => void }}
 */
export const createOne = ({ store, rest }) => ({
  now() {
    const { step, checkpoint, text: spec, example, given: points } = store.get();
    return { step, checkpoint, asked: { spec, example, points }, views: ["parameters", "decision"] };
  },
  land({ step, runs: [run] }) {
    const { net, curve, field } = store.get();
    const { loss, accuracy, validation, epoch, views = {} } = run;
    store.set({
      ...{ step, epoch, loss: Number(loss) },
      curve: added(curve, { step, epoch, loss: Number(loss), accuracy, validation }),
      field: fieldOf(views.decision) ?? field,
      ...(net &&
        (views.parameters || views.units) && { net: netAt(net, views.parameters ?? null, views.units ?? null) }),
    });
  },
  keep: (checkpoint) => store.set({ checkpoint, kept: keeping(store.get().kept, checkpoint) }),
  rest,
  /** Go back to the kept moment that is nearest to a step. */
  rewind(step) {
    const { kept, curve } = store.get();
    const checkpoint = nearestTo(kept, step);
    if (!checkpoint) return;
    store.set(backAt(checkpoint, upTo(curve, checkpoint.step)));
    rest();
  },
});
