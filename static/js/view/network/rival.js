/** One of several networks that are compared: its text, its map, its numbers, its health. */

import { h } from "../../lib/dom.js";
import { formatNumber } from "../../lib/format.js";
import { unparted } from "../../lib/notation.js";
import { createFieldPlot } from "./fieldplot.js";
import { createHealthPlot } from "./healthplot.js";
import { lineKey } from "./overlay.js";
import { percentIn } from "./percent.js";

/** @import { Translate } from "../../lib/i18n.js" */
/** @import { Piece } from "../../model/network/differ.js" */
/** @import { Run } from "../../network/comparing.js" */
/** @import { Points } from "./fieldplot.js" */
/** @typedef {{ run: Run, pieces: Piece[], points: Points | null, beside: number[], alone: boolean }} RivalData  `beside`: the gradients of all, for one scale; `alone`: no other goes on */

/** What is drawn of its health. */
export const DRAWN = /** @type {const} */ (["gradient"]);

/** @param {{ name: string, i: number, width: number, t: Translate, lang: string }} options `width`: about, of its column */
export function createRival({ name, i, width, t, lang }) {
  const spec = h("p", { class: "rival-spec" });
  const loss = h("dd");
  const right = h("dd");
  const broken = h("p", { class: "rival-broken", role: "status" });
  const verdict = h("p", { class: "rival-verdict" });
  const map = createFieldPlot({ t, lang });
  const health = createHealthPlot({ width, height: 132, series: DRAWN, t, lang });
  const curve = h("figure", null, h("figcaption", null, t("net.health.gradient")), health.element);
  const answers = h("div", null, h("dt", null, t("net.accuracy")), right);
  const element = h(
    "section",
    { class: "rival", "aria-label": name },
    h("h3", null, lineKey(i), name),
    spec,
    h(
      "div",
      { class: "rival-now" },
      map.element,
      h(
        "div",
        null,
        h("dl", { class: "facts" }, h("div", null, h("dt", null, t("net.loss")), loss), answers),
        broken,
        verdict,
      ),
    ),
    curve,
  );
  return {
    element,
    /** @param {RivalData} data */
    update({ run, pieces, points, beside, alone }) {
      spec.replaceChildren(...pieces.flatMap(({ gap, words, own }) => [gap, own ? h("mark", null, words) : words]));
      const now = run.curve[run.curve.length - 1];
      loss.textContent = now ? formatNumber(now.loss, lang, 3) : "—";
      right.textContent = percentIn({ t, lang })(run.accuracy);
      answers.hidden = points?.classes === 0;
      broken.hidden = run.diverged === null;
      const others = alone ? [] : [t("net.compare.others")];
      broken.textContent =
        run.diverged === null ? "" : [t("net.compare.diverged", { step: run.diverged }), ...others].join(" ");
      map.update({ field: run.field, points, example: null });
      curve.hidden = !run.flow;
      if (!run.flow) return;
      health.draw(run.flow, { beside });
      const { code, message } = run.flow.verdict;
      verdict.replaceChildren(h("b", null, t(`net.verdict.${code}`)), " ", unparted(message));
    },
    destroy: map.destroy,
  };
}
