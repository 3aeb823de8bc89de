/** Why a gradient is zero, tiny or huge: the walk from the output to the factor that makes it so. */

import { fillNodes, h, symbol } from "../../lib/dom.js";
import { formatCount, formatNumber, formatPower, toNumber } from "../../lib/format.js";
import { chainOf, routeOf } from "./chain.js";
import { createChoice } from "./choice.js";
import { createQuestion } from "./question.js";
import { createStairs } from "./stairs.js";

/** @import { Child } from "../../lib/dom.js" */
/** @import { Scalar } from "../../lib/format.js" */
/** @import { CreateTool, ToolData, ToolOptions } from "./index.js" */
/** @typedef {{ edge: number, size: Scalar, log10: Scalar }} Factor */
/** @typedef {{ node: number, kind: string, code: string, walk: Factor[], culprits: number[], at: number, params: Record<string, any> }} Answer */

/** Factors that differ by no more than so much are told by their mean. */
const ALIKE = 4;

/** @type {CreateTool} */
export function create(container, first, options) {
  const { t, ask, onAim, onPoint, onShow } = options;
  let data = first;
  /** The node that is asked about, and the one that was shown as the answer. */
  let [subject, shown] = [first.aim.node ?? first.node, -1];
  const body = h("div", { class: "tool-answer" });
  const choice = createChoice({ t, onShow: (id) => askAbout(id) });
  const question = createQuestion(body, {
    t,
    draw: (/** @type {Answer} */ answer) => drawn(answer, data, options),
  });
  container.replaceChildren(choice.element, body);

  /** @param {ToolData} about */
  const answered = async ({ source, inputs }) => {
    const node = subject;
    /** @type {Answer} */
    const answer = await ask("why", { source, inputs, node });
    if (node === subject) {
      shown = answer.at;
      onShow(answer.at);
      // what is to blame comes first, to be seen where the whole way cannot be
      const blame = (/** @type {number} */ edge) => Number(answer.culprits.includes(edge));
      const edges = answer.walk.map(({ edge }) => edge).reverse();
      onPoint({ edges: edges.sort((a, b) => blame(b) - blame(a)) });
    }
    return answer;
  };

  /** @param {number} node */
  const askAbout = (node) => {
    if (node !== subject) [subject, shown] = [node, -1];
    if (data.aim.node !== node) onAim({ node });
    choice.update(data, subject);
    question.about([data.source, data.inputs, subject], () => answered(data));
  };

  return {
    update(next) {
      // showing the answer selects a node, which is no new question
      const asked = next.node !== data.node && next.node !== shown;
      const about = next.trace !== data.trace ? (next.aim.node ?? next.node) : asked ? next.node : subject;
      data = next;
      askAbout(about);
    },
    destroy() {
      subject = -1;
      onPoint({});
      question.destroy();
    },
  };
}

/** @param {Answer} answer @param {ToolData} data @param {ToolOptions} options @returns {Child[]} */
function drawn({ node, kind, code, walk, culprits, params }, { trace, columns }, { t, lang }) {
  const size = walk.find(({ edge }) => edge === culprits[0])?.size;
  const [name, f] = [node, trace.output].map((id) => () => symbol(trace.node(id).label)); // a node for each sentence
  const seed = code === "ordinary" && !walk.length;
  const variant =
    code === "ordinary"
      ? formatNumber(params.smallest, lang) === formatNumber(params.largest, lang) && ".same"
      : "factor" in params && toNumber(params.largest) > ALIKE * toNumber(params.smallest) && ".spread";
  const said = h(
    "p",
    { class: "why-answer", "data-code": code },
    .../** @type {(string | Node)[]} */ (
      fillNodes(t(seed ? "why.seed" : `why.${code}${variant || ""}`, { count: params.count ?? walk.length }), {
        ...{ name: name(), f: f() },
        ...written({ ...params, local: params.local ?? size }, trace, lang),
      })
    ),
  );
  const value = toNumber(/** @type {Scalar} */ (columns.values[trace.nodeAt(trace.output)]));
  // the formulas of derivatives go on where there is no value to derive
  const undone = Number.isNaN(value) && (kind === "not_finite" ? "plot.undefined" : "why.formal");
  const nothing = undone && h("p", { class: "meaning" }, ...fillNodes(t(undone), { f: f() }));
  // without a value that no factor stands out says nothing
  const empty = nothing && code === "ordinary";
  const several = "paths" in params && code !== "many_paths" && params.paths !== "1";
  const others = several && h("p", { class: "meaning" }, ...fillNodes(t("why.one_of"), written(params, trace, lang)));
  const title = h("h3", { class: "section-title" }, t(`why.kind.${empty ? "formal" : kind}`));
  const told = h("section", { class: "section" }, title, nothing, !empty && said, others);
  if (empty) return [told];
  const measured = walk.filter(({ size }) => size !== "NaN" || kind === "infinite" || kind === "not_finite");
  if (!measured.length || measured.length < walk.length) return [told];
  const edges = walk.map(({ edge }) => edge);
  const stairs = walk.map(({ edge, log10 }) => ({
    log10: toNumber(log10),
    blamed: culprits.includes(edge),
    label: trace.node(trace.edge(edge).from).label,
  }));
  return [
    told,
    h(
      "section",
      { class: "section" },
      h("h3", { class: "section-title" }, t("why.walk")),
      h("p", { class: "path" }, routeOf(trace, edges), chainOf(trace, columns, edges, lang)),
      createStairs(stairs, { label: t("why.stairs"), start: trace.node(trace.output).label }),
      h("p", { class: "heat-note" }, t("why.stairs")),
    ),
  ];
}

/**
 * What the sentence names: nodes by their symbols, numbers as people read them.
 * @param {Record<string, any>} params @param {ToolData["trace"]} trace @param {string} lang
 * @returns {Record<string, Child>}
 */
function written(params, trace, lang) {
  const named = (/** @type {number | undefined} */ id) => (id === undefined ? "" : symbol(trace.node(id).label));
  const number = (/** @type {Scalar | null | undefined} */ x) =>
    h("b", null, x === null || x === undefined ? "·" : formatNumber(x, lang));
  /** "x = 3", or the name alone where it is an array. @param {number | undefined} id @param {Scalar | null | undefined} value */
  const at = (id, value) =>
    h("span", { class: "at" }, named(id), ...(value === null || value === undefined ? [] : [" = ", number(value)]));
  return {
    user: named(params.node),
    op: h("code", null, params.op ?? ""),
    input: named(params.input),
    at: at(params.input, params.value),
    beside: at(params.other, params.beside),
    local: number(params.local),
    factor: number(params.factor),
    product: h("b", null, params.log10 === undefined ? "" : formatPower(toNumber(params.log10), lang)),
    largest: number(params.largest),
    smallest: number(params.smallest),
    sum: number(params.sum),
    paths: h("b", null, formatCount(params.paths ?? "", lang)),
  };
}
