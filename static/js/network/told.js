/** What the line over the network says: where we are, and what happens here. */

import { formatNumber } from "../lib/format.js";

/** @import { Translate } from "../lib/i18n.js" */
/** @import { State } from "./state.js" */

/** @param {State} state */
export const toldSlice = ({
  net,
  stops,
  position,
  step,
  example,
  points,
  exampleLoss,
  lang,
  running,
  moment,
  comparison,
}) => ({
  ...{ net, stops, position, step, example, points, exampleLoss, lang, running, moment, comparison },
});

/** @param {ReturnType<typeof toldSlice>} state @param {Translate} t */
export function told(
  { net, stops, position, step, example, points, exampleLoss, lang, running, moment, comparison },
  t,
) {
  if (!net) return { where: "", sentence: null };
  if (comparison) {
    const { rivals, step, what } = comparison;
    const where = t("net.compare.at", { count: rivals.length, step: formatNumber(step, lang) });
    return { where, sentence: { template: t(`net.compare.told.${what}`), values: {} } };
  }
  const count = points?.inputs.length ?? 0;
  const where = running
    ? t("net.at.running", { step: formatNumber(step, lang) })
    : t("net.at", {
        step: formatNumber(step, lang),
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
  const { width, activation } = net.layers[Math.max(0, layer - 1)];
  const last = layer === net.layers.length;
  const key = what === "backward" && layer === 1 ? "net.told.backward.first" : `net.told.${what}`;
  const template = t(key, {
    layer,
    before: layer - 1,
    width,
    activation: activation ?? t("net.linear"),
    count: width,
    last,
  });
  return { where, sentence: { template, values: {} } };
}
