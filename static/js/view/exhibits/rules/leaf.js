/** One op laid open: its rules, where they need care, and its curve with the derivative under it, to be dragged. */

import { h } from "../../../lib/dom.js";
import { inlineLatex } from "../../../lib/latex.js";
import { between, numbersOf } from "../../../model/swept.js";
import { ruleText } from "./list.js";

/** @import { Translate } from "../../../lib/i18n.js" */
/** @import { Swept } from "../../../model/swept.js" */
/** @import { Rule } from "../../../model/rules.js" */
/** @import { Chart } from "../../plot/section.js" */
/** @import { Bring } from "../../tools/index.js" */

/** The curve goes from minus this to this; odd, so that 0 is among its points. */
const [REACH, POINTS] = [4, 241];

/** @param {number} x */
const inside = (x) => Math.max(-REACH, Math.min(REACH, x));

/**
 * @param {HTMLElement} container
 * @param {null} _
 * @param {{ t: Translate, lang: string, ask: (path: string, body: unknown) => Promise<any>, bring: Bring, onError: (error: unknown) => void, onRest: () => void }} options
 */
export function createLeaf(container, _, { t, lang, ask, bring, onError, onRest }) {
  /** @type {Rule | null} */
  let rule = null;
  /** @type {Chart | null} */
  let chart = null;
  let waits = false;

  /** @param {Rule} of @param {string} along @param {HTMLElement} place */
  const draw = async (of, along, place) => {
    waits = true;
    try {
      const axes = [{ name: along, from: -REACH, to: REACH, count: POINTS }];
      /** @type {[Swept, typeof import("../../plot/curve.js")]} */
      const [answer, { create }] = await Promise.all([
        ask("api/sweep", { source: of.example, inputs: {}, axes }),
        bring(() => import("../../plot/curve.js")),
      ]);
      if (rule !== of) return;
      // its point begins where the program under it stands
      let x = inside(Number(new RegExp(`^${along} = (.+)`, "m").exec(of.example)?.[1]));
      const numbers = answer.axes[0].numbers;
      const show = () => {
        const mover = { key: along, node: 0, name: along, label: along, at: [], index: null, value: x };
        chart?.update({
          ...{
            answer,
            axes: [mover],
            ranges: [[-REACH, REACH]],
            output: "y",
            derivative: `\\frac{\\partial y}{\\partial ${along}}`,
          },
          ...{ reached: true, fresh: false, value: Number.NaN },
          slopes: [between(numbers, numbersOf(answer.axes[0].grads), x)],
        });
      };
      const onMove = (/** @type {number[]} */ [next]) => {
        x = inside(next);
        show();
      };
      chart = create(place, { t, lang, onMove, onEnd() {} });
      show();
    } catch (error) {
      onError(error);
    } finally {
      if (rule === of) {
        waits = false;
        onRest();
      }
    }
  };
  const close = () => {
    chart?.destroy();
    chart = null;
    waits = false;
  };

  return {
    /** @param {Rule | null} next */
    update(next) {
      if (next === rule) return;
      rule = next;
      close();
      if (!next) return container.replaceChildren();
      const place = h("div", { class: "plot" });
      container.replaceChildren(
        ...told(next, { t, lang }),
        place,
        h("pre", { class: "program", tabindex: 0, "aria-label": t("export.program") }, next.example),
      );
      if (next.along) void draw(next, next.along, place);
    },
    rests: () => !waits,
    destroy: close,
  };
}

/** @param {Rule} rule @param {{ t: Translate, lang: string }} words */
const told = ({ name, spellings, formula, rules, doc, domain, kinks }, { t, lang }) => [
  h("h2", null, name, spellings.length > 1 && h("small", null, spellings.slice(1).join(", "))),
  h("p", { class: "meaning" }, doc[lang]),
  h(
    "div",
    { class: "rules-formulas" },
    inlineLatex(`\\displaystyle ${formula}`),
    ...rules.map((each) => ruleText(each, t)),
  ),
  h(
    "dl",
    { class: "pairs" },
    domain && pair(t("rules.domain"), h("code", null, domain)),
    ...kinks.map(({ at, convention }) => pair(`${t("rules.kink")} ${at}`, convention[lang])),
  ),
];

/** @param {string} what @param {import("../../../lib/dom.js").Child} found */
const pair = (what, found) => h("div", null, h("dt", null, what), h("dd", null, found));
