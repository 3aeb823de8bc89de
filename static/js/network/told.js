/** What the line over the network says: where we are, and what happens here. */

import { formatNumber } from "../lib/format.js";
import { areAlike } from "../model/network/past.js";

/** @import { Translate } from "../lib/i18n.js" */
/** @import { State } from "./state.js" */

/** What the line is about. @type {(keyof State)[]} */
const ABOUT = [
  "net",
  "stops",
  "position",
  "step",
  "example",
  "points",
  "exampleLoss",
  "lang",
  "running",
  "pausing",
  "again",
  "moment",
  "comparison",
  "form",
  "norm",
  "problem",
];

/** @param {State} state */
export const toldSlice = (state) => ({
  ...Object.fromEntries(ABOUT.map((key) => [key, state[key]])),
  old: isOld(state.late),
});

/** Whether the picture is not yet what was asked for. @param {string[]} late */
export const isOld = (late) => late.includes("look") || late.includes("units");

/** Whether the text says another network than the picture shows, and cannot be read. @param {Pick<State, "problem">} state */
export const isMistyped = ({ problem }) => problem?.said === null;

/** @param {State} state @param {Translate} t */
export function told(state, t) {
  const { net, stops, position, step, example, points, exampleLoss, lang, running, pausing, again } = state;
  const { moment, comparison, form, norm } = state;
  const old = isOld(state.late);
  if (!net) return { where: old ? t("net.late.first") : "", sentence: null };
  if (comparison) {
    const { rivals, checkpoint, step, what } = comparison;
    const where = t("net.compare.at", { count: rivals.length, step });
    const idle = what === "clip" && !running && checkpoint?.step === step && areAlike(checkpoint);
    return { where, sentence: { template: t(`net.compare.told.${what}${idle ? ".idle" : ""}`), values: {} } };
  }
  const count = points?.inputs.length ?? "…";
  const drops = form?.layers.some(({ dropout }) => dropout);
  const where = running
    ? t(pausing ? "net.at.pausing" : again ? "net.at.again" : "net.at.running", { step, goal: again })
    : old || isMistyped(state)
      ? t(old ? "net.late" : "net.mistyped")
      : t(drops ? "net.at.undropped" : "net.at", {
          step,
          example: example + 1,
          count,
          loss: exampleLoss === null ? "…" : formatNumber(exampleLoss, lang, 3),
        });
  if (running)
    return {
      where,
      sentence: {
        template: t("net.told.running", { loss: moment ? formatNumber(moment.loss, lang, 4) : "…" }),
        values: {},
      },
    };
  const { what, layer } = stops[position.step];
  // where there is no next step any more nothing has come to the end of the way back
  if (norm === null && (what === "update" || (what === "backward" && layer === 1)))
    return { where, sentence: { template: t("net.told.lost"), values: {} } };
  if (what === "clip") return { where, sentence: { template: clipped(form?.clip, norm, lang, t), values: {} } };
  const { width, activation } = net.layers[Math.max(0, layer - 1)];
  const last = layer === net.layers.length;
  const optimizer = form?.optimizer.name;
  const special = {
    forward: activation === null && ".linear",
    backward: layer === 1 && ".first",
    update: optimizer !== "sgd" && ".kept",
  };
  const template = t(`net.told.${what}${special[/** @type {keyof typeof special} */ (what)] || ""}`, {
    layer,
    before: layer - 1,
    width,
    activation,
    count: width,
    ...{ last, optimizer },
  });
  return { where, sentence: { template, values: {} } };
}

/**
 * What clipping does to the gradient of the coming step.
 * @param {{ norm?: number, bound?: number }} clip @param {number | null} norm null: no number any more @param {string} lang @param {Translate} t
 */
function clipped({ norm: most, bound }, norm, lang, t) {
  const say = (/** @type {number} */ number) => formatNumber(number, lang);
  if (bound !== undefined) return t("net.told.clip.value", { most: say(bound) });
  if (norm === null || most === undefined) return t("net.told.clip.lost");
  const key = norm > most ? "net.told.clip" : "net.told.clip.fits";
  return t(key, { norm: say(norm), most: say(most), factor: say(most / norm) });
}
