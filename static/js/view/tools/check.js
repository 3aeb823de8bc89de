/** Our gradient beside difference quotients: number by number, and how their error depends on the step h. */

import { fillNodes, h, symbol } from "../../lib/dom.js";
import { formatNumber, signOf, toNumber } from "../../lib/format.js";
import { createCurve, SMALLEST } from "./curve.js";
import { createQuestion } from "./question.js";

/** @import { Child } from "../../lib/dom.js" */
/** @import { Scalar } from "../../lib/format.js" */
/** @import { Trace } from "../../model/trace.js" */
/** @import { CreateTool, ToolData, ToolOptions } from "./index.js" */
/** @typedef {{ node: number, at: number[], gradient: Scalar, dual: Scalar, central: Scalar, left: Scalar, right: Scalar,
 *   errors: Scalar[], verdict: "agrees" | "differs" | "kink" | "jump" | "not_finite" }} Checked */
/** @typedef {{ steps: number[], numbers: Checked[] }} Answer */

/** An error that has grown by this factor from the smallest one on has grown visibly. */
const GROWN = 30;

/** @type {CreateTool} */
export function create(container, first, options) {
  const { t, ask } = options;
  let data = first;
  /** The row whose error curve is drawn; null: that of the node at work, where it has one. @type {number | null} */
  let chosen = null;
  const question = createQuestion(container, {
    t,
    draw: (/** @type {Answer} */ answer) => drawn(answer, data, options, chosen, choose),
  });
  const choose = (/** @type {number} */ row) => {
    chosen = row;
    question.redraw();
  };
  return {
    update(next) {
      if (next.trace !== data.trace) chosen = null;
      const moved = next.node !== data.node;
      data = next;
      const { source, inputs } = data;
      question.about([source, inputs], () => ask("check", { source, inputs }));
      if (moved && chosen === null) question.redraw();
    },
    destroy: question.destroy,
  };
}

/**
 * @param {Answer} answer @param {ToolData} data @param {ToolOptions} options @param {number | null} chosen
 * @param {(row: number) => void} choose
 */
function drawn({ steps, numbers }, { trace, node }, { t, lang }, chosen, choose) {
  if (!numbers.length) return [h("p", { class: "meaning" }, t("check.none"))];
  const at = Math.max(0, chosen ?? numbers.findIndex((each) => each.node === node));
  const { gradient, errors, verdict, left, right } = numbers[at];
  const rows = numbers.map((each, i) =>
    h(
      "tr",
      { class: i === at ? "now" : null },
      h(
        "th",
        { scope: "row" },
        h("button", { type: "button", class: "row-button", click: () => choose(i) }, ...nameOf(trace, each)),
      ),
      ...[each.gradient, each.central].map((x) => h("td", { class: signOf(x) }, formatNumber(x, lang))),
      h("td", null, h("span", { class: `verdict ${each.verdict}` }, t(`check.${each.verdict}`))),
    ),
  );
  const heads = ["check.input", "check.ours", "check.difference", "check.verdict"];
  const table = h(
    "table",
    { class: "terms" },
    h("thead", null, h("tr", null, ...heads.map((key) => h("th", { scope: "col" }, t(key))))),
    h("tbody", null, ...rows),
  );
  const size = Math.max(1, Math.abs(toNumber(gradient)));
  const points = steps.map((step, i) => ({ x: step, y: toNumber(errors[i]) / size }));
  const [{ node: about, at: place }, title] = [numbers[at], "check.curve"];
  const plain = `${trace.node(about).label}${placed(place) ?? ""}`;
  const say = (/** @type {Child[]} */ ...words) => h("p", { class: "meaning" }, ...words);
  const told = () => {
    if (verdict === "kink")
      return [say(t("check.sides", { left: formatNumber(left, lang), right: formatNumber(right, lang) }))];
    if (verdict === "jump") return [say(t("check.jumps", { gradient: formatNumber(gradient, lang) }))];
    if (!points.some(({ y }) => Number.isFinite(y))) return [say(t("check.nothing"))];
    const label = t(title, { name: plain });
    return [
      createCurve(points, { lang, label, x: t("check.step"), y: t("check.error") }),
      say(t("check.best"), " ", t(whyOf(points))),
    ];
  };
  return [
    h(
      "section",
      { class: "section" },
      table,
      verdict !== "kink" && numbers.some((each) => each.verdict === "kink") && say(t("check.kinks")),
    ),
    h(
      "section",
      { class: "section" },
      h(
        "h3",
        { class: "section-title" },
        h("span", null, ...fillNodes(t(title), { name: h("span", null, ...nameOf(trace, numbers[at])) })),
      ),
      ...told(),
    ),
  ];
}

/** What is to be said of the curve: which of its ends rise. @param {{ x: number, y: number }[]} points by step, the smallest first or last */
function whyOf(points) {
  const known = points.filter(({ y }) => Number.isFinite(y)).toSorted((a, b) => a.x - b.x);
  const errors = known.map(({ y }) => Math.max(y, SMALLEST));
  const least = Math.min(...errors);
  const [tiny, large] = [errors[0], errors[errors.length - 1]].map((error) => error > least * GROWN);
  return tiny && large ? "check.why" : tiny ? "check.why.rounding" : large ? "check.why.large" : "check.why.exact";
}

/** @param {number[]} at */
const placed = (at) => (at.length ? `[${at.join(", ")}]` : null);

/** @param {Trace} trace @param {Checked} checked */
const nameOf = (trace, { node, at }) => [symbol(trace.node(node).label), placed(at)].filter((part) => part !== null);
