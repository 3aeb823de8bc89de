/** Loss and accuracy over the steps taken; a click goes back to a moment that was kept. */

import { h, svg } from "../../lib/dom.js";
import { formatNumber } from "../../lib/format.js";
import { decadesOf } from "../../model/network/decades.js";
import { powerText } from "./power.js";

/** @import { Translate } from "../../lib/i18n.js" */
/** @import { Moment } from "../../model/network/past.js" */

const SIZE = { w: 228, h: 104, left: 34, right: 6, top: 8, bottom: 18 };
const FLOOR = 1e-12;

/**
 * @param {HTMLElement} container
 * @param {{ curve: Moment[], moment: Moment | null, kept: number[], step: number }} data  `moment`: the numbers of this step
 * @param {{ t: Translate, lang: string, onRewind: (step: number) => void }} options
 */
export function createCurves(container, data, { t, lang, onRewind }) {
  const value = h("b");
  const plot = svg("svg", { class: "loss-curve", viewBox: `0 0 ${SIZE.w} ${SIZE.h}`, role: "img" });
  const right = h("dd");
  const held = h("dd");
  const heldName = h("dt", null, validationMark(), t("net.held"));
  const rightName = h("dt", null, t("net.accuracy"));
  const penalty = h("dd");
  const penaltyName = h("dt", null, t("net.penalty"));
  const facts = h("dl", { class: "facts" }, penaltyName, penalty, rightName, right, heldName, held);
  const back = h("input", { type: "range", class: "slider", min: 0, step: 1, "aria-label": t("net.rewind") });
  const hint = h("p", { class: "field-key" }, t("net.rewind.hint"));
  container.replaceChildren(h("h2", { class: "section-title" }, t("net.loss.batch"), value), plot, facts, back, hint);
  back.addEventListener("change", () => onRewind(current.kept[Number(back.value)]));
  // its own number is a place among those kept
  const say = () =>
    back.setAttribute("aria-valuetext", t("net.steps", { count: current.kept[Number(back.value)] ?? 0 }));
  back.addEventListener("input", say);
  plot.addEventListener("click", (event) => {
    const box = plot.getBoundingClientRect();
    const at = ((event.clientX - box.left) / box.width) * SIZE.w;
    if (current.kept.length) onRewind(Math.round(((at - SIZE.left) / (SIZE.w - SIZE.left - SIZE.right)) * lastStep()));
  });
  let current = data;
  const lastStep = () => Math.max(1, current.curve[current.curve.length - 1]?.step ?? 1);

  const draw = () => {
    const { curve, moment: now, kept, step } = current;
    value.textContent = now ? formatNumber(now.loss, lang, 3) : "—";
    penalty.hidden = penaltyName.hidden = !now?.penalty;
    penalty.textContent = `+ ${formatNumber(now?.penalty ?? 0, lang, 3)}`;
    right.hidden = rightName.hidden = now?.accuracy == null;
    right.textContent = t("percent", { value: formatNumber((now?.accuracy ?? 0) * 100, lang, 1) });
    held.hidden = heldName.hidden = !now?.validation;
    held.textContent = now?.validation ? validationText(now.validation) : "·";
    facts.hidden = [...facts.children].every((fact) => /** @type {HTMLElement} */ (fact).hidden);
    const finite = curve.filter(({ loss }) => Number.isFinite(loss));
    const { powers, share } = decadesOf(
      finite.flatMap(({ loss, validation }) => [loss, validation?.loss ?? loss]),
      { floor: FLOOR, most: 4 },
    );
    const x = (/** @type {number} */ at) => SIZE.left + (at / lastStep()) * (SIZE.w - SIZE.left - SIZE.right);
    const y = (/** @type {number} */ loss) => SIZE.h - SIZE.bottom - share(loss) * (SIZE.h - SIZE.top - SIZE.bottom);
    const line = (/** @type {(moment: Moment) => number | undefined} */ of) =>
      finite
        .flatMap((moment) =>
          of(moment) === undefined ? [] : [`${x(moment.step).toFixed(1)} ${y(Number(of(moment))).toFixed(1)}`],
        )
        .join("L");
    const own = line(({ loss }) => loss);
    const other = line(({ validation }) => validation?.loss);
    // a single number has no line
    const dot = now && Number.isFinite(now.loss) ? now : finite.length === 1 ? finite[0] : null;
    plot.replaceChildren(
      ...powers.flatMap((power) => [
        svg("line", { class: "grid", x1: SIZE.left, x2: SIZE.w - SIZE.right, y1: y(10 ** power), y2: y(10 ** power) }),
        svg("text", { x: SIZE.left - 5, y: y(10 ** power) + 4, "text-anchor": "end" }, powerText(power, lang, powers)),
      ]),
      ...kept.map((each) =>
        svg("line", {
          class: "kept",
          x1: x(each),
          x2: x(each),
          y1: SIZE.h - SIZE.bottom,
          y2: SIZE.h - SIZE.bottom - 4,
        }),
      ),
      svg("text", { x: SIZE.left, y: SIZE.h - 4 }, "0"),
      svg(
        "text",
        { x: SIZE.w - SIZE.right, y: SIZE.h - 4, "text-anchor": "end" },
        t("net.steps", { count: lastStep() }),
      ),
      ...(own ? [svg("path", { class: "line", d: `M${own}` })] : []),
      ...(other ? [svg("path", { class: "line validation", d: `M${other}` })] : []),
      ...(dot ? [svg("circle", { cx: x(dot.step), cy: y(dot.loss), r: 3.5 })] : []),
    );
    plot.setAttribute("aria-label", t("net.loss.say", { value: value.textContent, step }));
    back.max = String(Math.max(0, kept.length - 1));
    back.value = String(
      Math.max(
        0,
        kept.findLastIndex((each) => each <= step),
      ),
    );
    say();
    back.hidden = hint.hidden = kept.length < 2;
  };
  /** @param {NonNullable<Moment["validation"]>} validation */
  const validationText = ({ loss, accuracy }) =>
    accuracy === null ? formatNumber(loss, lang, 3) : t("percent", { value: formatNumber(accuracy * 100, lang, 1) });
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

/** How the line of the points held back looks, beside their name. */
const validationMark = () =>
  svg(
    "svg",
    { viewBox: "0 0 22 4", width: 22, height: 4, "aria-hidden": "true" },
    svg("path", { class: "line validation", d: "M0 2H22" }),
  );
