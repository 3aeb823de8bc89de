/** What a step says: the headline over the picture and the sentence under the formula. */

import { h, symbol } from "../lib/dom.js";
import { formatNumber, signOf } from "../lib/format.js";
import { isScalar, shapeOf, shapeText } from "../lib/tensor.js";
import { termName, termsOf } from "../model/frames.js";
import { isHidden, targetOf } from "../model/targets.js";
import { isCopied, stepNumber, subject, throughWhom } from "../model/trace.js";

/** @import { Child } from "../lib/dom.js" */
/** @import { Tensor } from "../lib/format.js" */
/** @import { Translate } from "../lib/i18n.js" */
/** @import { Columns, Step, Trace, TraceNode } from "../model/trace.js" */
/** @typedef {{ template: string, values: Record<string, Child> }} Sentence */
/** @typedef {{ t: Translate, lang: string }} Words */

/** A sum of more terms than this is not read out term by term. */
const MOST_TERMS = 3;

/**
 * A number in bold, coloured when it is a gradient.
 * @param {Tensor | null | undefined} value
 * @param {Words} words
 * @param {boolean} [hued]
 */
export function numberNode(value, { t, lang }, hued = false) {
  if (value === null || value === undefined) return h("b", null, "·");
  if (!isScalar(value)) return h("b", null, t("say.tensor", { shape: shapeText(shapeOf(value)) }));
  return h("b", hued ? { class: signOf(value) } : null, formatNumber(value, lang));
}

/** @param {TraceNode} node */
const named = (node) => symbol(node.label);

/**
 * @param {Trace} trace
 * @param {Columns} columns
 * @param {Step} step
 * @param {Words} words
 * @param {Record<string, string>[]} byOp what the op itself says: of each operand, or of all
 * @returns {Sentence}
 */
export function headlineOf(trace, columns, step, words, byOp) {
  const { t, lang } = words;
  const node = trace.node(step.node);
  if (isHidden(stepNumber(trace, columns, step))) return questionOf(trace, step, words);
  if (step.kind === "contribute") {
    const edge = trace.edge(/** @type {number} */ (step.edge));
    const at = trace.edgeAt(edge.id);
    const user = trace.node(edge.to);
    const kink = columns.notes.find(({ code, node }) => code === "kink" && node === user.id);
    const own = isCopied(trace, edge) ? t("head.copied") : (byOp[edge.slot] ?? byOp[0])?.[lang];
    return {
      template: kink ? t("head.kink") : (own ?? t("head.contribute")),
      values: {
        convention: String(kink?.params.convention ?? ""),
        to: named(node),
        from: named(user),
        upstream: numberNode(columns.grads[trace.nodeAt(user.id)], words),
        local: numberNode(columns.locals[at], words),
        contribution: numberNode(columns.contributions[at], words),
      },
    };
  }
  const values = {
    name: named(node),
    value: numberNode(columns.values[trace.nodeAt(node.id)], words),
    shape: shapeText(node.shape),
  };
  if (step.kind === "accumulate") return { template: t("head.accumulate", { count: step.edges?.length ?? 0 }), values };
  if (step.kind === "seed") return { template: t("head.seed"), values };
  if (node.role === "op") return { template: t("head.op"), values };
  const kind = node.shape.length ? "leaf.tensor" : isNumber(node) ? "constant" : "leaf";
  return { template: t(`head.${kind}`), values };
}

/** A number that stands in the text without a name; an input whose name was given anew has lost it. @param {import("./../model/trace.js").TraceNode} node */
const isNumber = ({ name, role, shape }) => name === null && role !== "op" && role !== "input" && !shape.length;

/**
 * @param {Trace} trace
 * @param {Columns} columns
 * @param {Step} step
 * @param {Words} words
 * @returns {Sentence}
 */
export function sentenceOf(trace, columns, step, words) {
  const { t } = words;
  if (isHidden(stepNumber(trace, columns, step))) return { template: t("say.ask"), values: {} };
  const node = trace.node(step.node);
  const f = named(trace.node(trace.output));
  const value = columns.values[trace.nodeAt(node.id)];
  const grad = columns.grads[trace.nodeAt(node.id)];
  if (step.kind === "forward" || step.kind === "tangent") {
    return {
      template: t(node.role === "op" ? "say.op" : isNumber(node) ? "say.constant" : "say.leaf"),
      values: { name: named(node), value: numberNode(value, words) },
    };
  }
  if (step.kind === "seed") return { template: t("say.seed"), values: { f, value: numberNode(grad, words, true) } };
  if (step.kind === "accumulate") {
    const count = termsOf(trace, node.id).length;
    if (node.shape.length) return { template: t("say.accumulate.tensor", { count }), values: { f, name: named(node) } };
    return {
      template: t("say.accumulate"),
      values: { f, name: named(node), value: numberNode(grad, words, true), terms: sum(trace, columns, step, words) },
    };
  }
  const edge = trace.edge(/** @type {number} */ (step.edge));
  const at = trace.edgeAt(edge.id);
  const user = trace.node(edge.to);
  const upstream = columns.grads[trace.nodeAt(user.id)];
  const local = columns.locals[at];
  const term = termName(trace, node.id, edge.id);
  const share = term ? ".share" : "";
  if (![upstream, local, columns.contributions[at]].every(isScalar)) {
    return {
      template: t(`say.contribute.tensor${share}`),
      values: { f, to: named(node), from: named(user), term, shape: shapeText(node.shape) },
    };
  }
  return {
    template: t(`say.contribute${share}`),
    values: {
      f,
      to: named(node),
      term,
      way: wayOf(trace, edge.id, words),
      c: numberNode(columns.contributions[at], words, true),
      u: numberNode(upstream, words, true),
      l: numberNode(local, words),
    },
  };
}

/** "direct", or "through u₁". @param {Trace} trace @param {number} edge @param {Words} words */
function wayOf(trace, edge, { t }) {
  const user = throughWhom(trace, edge);
  if (user === null) return t("brace.direct");
  return h("span", null, ...join(t("brace.through"), { name: symbol(user.label) }));
}

/** What is asked instead of said, while the number of the step is withheld. @param {Trace} trace @param {Step} step @param {Words} words @returns {Sentence} */
function questionOf(trace, step, { t }) {
  const name = named(trace.node(step.node));
  const from = named(trace.node(subject(trace, step)));
  return { template: t(`head.ask.${targetOf(step).kind}`), values: { name, from, f: named(trace.node(trace.output)) } };
}

/**
 * "4.4817 through f plus 6.7225 through e".
 * @param {Trace} trace
 * @param {Columns} columns
 * @param {Step} step
 * @param {Words} words
 */
function sum(trace, columns, step, words) {
  const edges = termsOf(trace, step.node).map(({ id }) => id);
  if (edges.length > MOST_TERMS) return words.t("say.sum", { count: edges.length });
  const terms = edges.map((id) => {
    const value = numberNode(columns.contributions[trace.edgeAt(id)], words, true);
    const user = throughWhom(trace, id);
    if (user === null) return h("span", null, ...join(words.t("say.direct"), { value }));
    return h("span", null, ...join(words.t("say.through"), { value, name: symbol(user.label) }));
  });
  return terms.reduce((a, b) => h("span", null, ...join(words.t("say.plus"), { a, b })));
}

/**
 * @param {string} template
 * @param {Record<string, Node>} values
 */
const join = (template, values) => template.split(/\{(\w+)\}/).map((piece, i) => (i % 2 ? values[piece] : piece));
