/** Loss and accuracy over the steps taken; a click goes back to a moment that was kept. */

import { h, svg } from "../../lib/dom.js";
import { formatNumber } from "../../lib/format.js";
import { lossDecades } from "../../model/network/decades.js";
import { AXIS, createCurvePlot } from "./curveplot.js";
import { percentIn } from "./percent.js";
import { powerText } from "./power.js";

/** @import { Translate } from "../../lib/i18n.js" */
/** @import { Moment } from "../../model/network/past.js" */

/** Heights of the two plots. */
const [LOSS, ACCURACY] = [104, 58];
/** Shares that are named beside the accuracy. */
const SHARES = [0, 0.5, 1];

/**
 * @param {HTMLElement} container
 * @param {{ curve: Moment[], moment: Moment | null, kept: number[], step: number }} data  `moment`: the numbers of this step
 * @param {{ t: Translate, lang: string, onRewind: (step: number) => void }} options
 */
export function createCurves(container, data, { t, lang, onRewind }) {
  const value = h("b");
  /** @param {number} step */
  const onStep = (step) => current.kept.length && onRewind(step);
  const losses = createCurvePlot({ name: "loss-curve", height: LOSS, steps: true, t, onStep });
  const shares = createCurvePlot({ name: "accuracy-curve", height: ACCURACY, steps: false, t, onStep });
  const right = h("dd");
  const held = h("dd");
  const heldName = h("dt", null, mark("line validation"), t("net.held"));
  const rightName = h("dt", null, mark("line"), t("net.accuracy"));
  const penalty = h("dd");
  const penaltyName = h("dt", null, t("net.penalty"));
  const facts = h("dl", { class: "facts" }, penaltyName, penalty, rightName, right, heldName, held);
  const back = h("input", { type: "range", class: "slider", min: 0, step: 1, "aria-label": t("net.rewind") });
  for (const [name, share] of Object.entries(AXIS)) back.style.setProperty(`--axis-${name}`, `${100 * share}%`);
  const hint = h("p", { class: "field-key" }, t("net.rewind.hint"));
  const title = h("h2", { class: "section-title" }, t("net.loss.batch"), value);
  container.replaceChildren(title, losses.element, facts, shares.element, back, hint);
  const rewind = () => onRewind(Number(back.value));
  const say = () => back.setAttribute("aria-valuetext", t("net.steps", { count: Number(back.value) }));
  // what is dragged over is seen
  back.addEventListener("input", () => {
    say();
    rewind();
  });
  // a hand is led to the nearest step that is kept, keys go from one to the next
  back.addEventListener("keydown", (event) => {
    const { kept } = current;
    const [at, last] = [kept.findLastIndex((each) => each <= Number(back.value)), kept.length - 1];
    /** @type {Record<string, number>} */
    const ways = { ArrowLeft: at - 1, ArrowDown: at - 1, ArrowRight: at + 1, ArrowUp: at + 1, Home: 0, End: last };
    if (!(event.key in ways)) return;
    event.preventDefault();
    back.value = String(kept[Math.max(0, Math.min(last, ways[event.key]))] ?? 0);
    say();
    rewind();
  });
  let current = data;
  const percent = percentIn({ t, lang });

  const drawFacts = (/** @type {Moment | null} */ now) => {
    value.textContent = now ? formatNumber(now.loss, lang, 3) : "—";
    penalty.hidden = penaltyName.hidden = !now?.penalty;
    penalty.textContent = `+ ${formatNumber(now?.penalty ?? 0, lang, 3)}`;
    right.hidden = rightName.hidden = now?.accuracy == null;
    right.textContent = percent(now?.accuracy ?? 0);
    held.hidden = heldName.hidden = !now?.validation;
    held.textContent = now?.validation ? validationText(now.validation) : "·";
    facts.hidden = [...facts.children].every((fact) => /** @type {HTMLElement} */ (fact).hidden);
  };
  const draw = () => {
    const { curve, moment, kept, step } = current;
    const now = moment && looked(moment, curve);
    drawFacts(now);
    const finite = curve.filter(({ loss }) => Number.isFinite(loss));
    const { powers, share, shareOf } = lossDecades(
      finite.flatMap(({ loss, validation }) => [loss, validation?.loss ?? loss]),
      4,
    );
    // a single number has no line
    const dot = now && Number.isFinite(now.loss) ? now : finite.length === 1 ? finite[0] : null;
    const over = { curve: finite, last: Math.max(1, curve[curve.length - 1]?.step ?? 1), kept, dot };
    losses.draw({
      ...{ ...over, share },
      marks: powers.map((power) => ({ at: shareOf(power), text: powerText(power, lang, powers) })),
      of: ({ loss }) => loss,
      held: ({ validation }) => validation?.loss,
      said: t("net.loss.say", { value: value.textContent ?? "", step }),
    });
    shares.element.toggleAttribute("hidden", !curve.some(({ accuracy }) => accuracy !== null));
    shares.draw({
      ...{ ...over, share: (value) => value },
      marks: SHARES.map((at) => ({ at, text: percent(at) })),
      of: ({ accuracy }) => accuracy,
      held: ({ validation }) => validation?.accuracy,
      said: t("net.accuracy.say", { value: right.textContent ?? "", step }),
    });
    back.max = String(over.last);
    back.value = String(step);
    say();
    back.hidden = hint.hidden = kept.length < 2;
  };
  /** @param {NonNullable<Moment["validation"]>} validation */
  const validationText = ({ loss, accuracy }) => {
    const number = formatNumber(loss, lang, 3);
    return accuracy === null ? number : t("net.held.both", { right: percent(accuracy), loss: number });
  };
  draw();
  return {
    /** @param {typeof data} next */
    update(next) {
      current = next;
      draw();
    },
    destroy: () => container.replaceChildren(),
  };
}

/**
 * While a network is trained not every moment is looked at over all points: what was last seen there stays.
 * @param {Moment} moment @param {Moment[]} curve @returns {Moment}
 */
function looked(moment, curve) {
  const seen = curve.findLast(
    ({ step, spec, accuracy, validation }) =>
      step <= moment.step && spec === moment.spec && (accuracy !== null || validation !== null),
  );
  return seen
    ? { ...moment, accuracy: moment.accuracy ?? seen.accuracy, validation: moment.validation ?? seen.validation }
    : moment;
}

/** How a line looks, beside its name. @param {string} line */
const mark = (line) =>
  svg(
    "svg",
    { viewBox: "0 0 22 4", width: 22, height: 4, "aria-hidden": "true" },
    svg("path", { class: line, d: "M0 2H22" }),
  );
