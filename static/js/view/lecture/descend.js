/** Steps of descent, one at a press: each parameter goes against its gradient; the losses so far beside it. */

import { h, svg } from "../../lib/dom.js";
import { formatNumber } from "../../lib/format.js";
import { icon } from "../../lib/icons.js";
import { drawLatex } from "../../lib/latex.js";
import { createNumber } from "../number.js";

/** @import { Tensor } from "../../lib/format.js" */
/** @import { Translate } from "../../lib/i18n.js" */

const [WIDE, HIGH] = [150, 36];
/** Losses further back than these are not drawn. */
const SHOWN = 60;

/**
 * @param {HTMLElement} container
 * @param {{ rate: number }} data
 * @param {{ t: Translate, lang: string, onStep: (rate: number) => void }} options
 */
export function createDescend(container, { rate: first }, { t, lang, onStep }) {
  let rate = first;
  const number = createNumber({
    ...{ label: t("lec.descend.rate"), lang, step: 0.05 },
    onInput(value) {
      rate = value;
    },
    onEnd() {},
  });
  number.update(rate);
  const rule = h("span", { class: "math" });
  drawLatex(rule, "\\theta \\leftarrow \\theta - \\eta \\cdot \\partial L / \\partial \\theta");
  const line = svg("polyline", { class: "losses" });
  const last = h("span", { class: "loss" });
  const count = h("span", { class: "count" });
  container.replaceChildren(
    h("button", { type: "button", class: "button", click: () => onStep(rate) }, icon("forward"), t("lec.descend")),
    rule,
    h("label", { class: "rate" }, h("i", { class: "symbol" }, "η"), " = ", number.element),
    svg(
      "svg",
      { class: "falling", viewBox: `0 0 ${WIDE} ${HIGH}`, width: WIDE, height: HIGH, "aria-hidden": "true" },
      line,
    ),
    last,
    count,
  );
  return {
    /** The story has another rate. @param {number} next */
    begin(next) {
      rate = next;
      number.update(next);
    },
    /** @param {{ losses: number[], name: string }} data `losses`: from the first to where it is now */
    update({ losses, name }) {
      const seen = losses.slice(-SHOWN);
      const most = Math.max(...seen, 1e-12);
      const dx = WIDE / Math.max(8, seen.length - 1);
      line.setAttribute(
        "points",
        seen.map((loss, i) => `${i * dx},${HIGH - 2 - (HIGH - 4) * (loss / most)}`).join(" "),
      );
      last.replaceChildren(
        h("i", { class: "symbol" }, name),
        ` = ${formatNumber(losses[losses.length - 1] ?? 0, lang)}`,
      );
      count.textContent = t("lec.descend.count", { count: Math.max(0, losses.length - 1) });
    },
    destroy: () => container.replaceChildren(),
  };
}
