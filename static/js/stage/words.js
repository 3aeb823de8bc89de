/** Numbers and states of a node in words and signs. */

import { formatNumber, HIDDEN, signOf, toNumber } from "../lib/format.js";
import { numeral } from "../lib/notation.js";
import { isScalar, shapeText } from "../lib/tensor.js";
import { isHidden } from "../model/targets.js";

/** @import { Translate } from "../lib/i18n.js" */
/** @import { TraceNode } from "../model/trace.js" */
/** @import { NodeLook } from "./moment.js" */

/** Words on the stage itself, in the reader's language. @param {Translate} t @returns {Record<string, string>} */
export const stageWords = (t) =>
  Object.fromEntries(
    ["value", "local", "upstream", "contribution", "direct", "through", "none", "truly", "rms", "averages"].map(
      (key) => [key, t(`graph.${key}`)],
    ),
  );

/**
 * The three nothings and the number: `—` not computed yet, `·` none exists, `0` exactly zero; `?` is withheld.
 * @param {NodeLook} look
 * @param {string} locale
 * @returns {[text: string, tone: string]}
 */
export function gradientText({ state, grad }, locale) {
  if (state === "none") return ["·", "nothing"];
  if (isHidden(grad) && isScalar(grad)) return [HIDDEN, ""];
  if (state === "pending" || state === "partial" || grad === null) return ["—", "nothing"];
  if (!isScalar(grad)) return ["", ""];
  return [formatNumber(grad, locale), signOf(toNumber(grad))];
}

/** What a screen reader says of a group. @param {string} label @param {boolean} open @param {Translate} t */
export const groupName = (label, open, t) => t(open ? "graph.a11y.open" : "graph.a11y.closed", { label });

/**
 * What a screen reader says of a node.
 * @param {TraceNode} node @param {NodeLook} look @param {string} locale @param {Translate} t
 */
export function nodeName(node, look, locale, t) {
  const value = isHidden(look.value)
    ? t("graph.a11y.hidden")
    : !look.shown
      ? t("graph.a11y.pending")
      : isScalar(look.value)
        ? formatNumber(look.value, locale)
        : t("graph.a11y.table", { shape: shapeText(node.shape) });
  const [text] = gradientText(look, locale);
  const gradient = isHidden(look.grad)
    ? t("graph.a11y.hidden")
    : text === "·"
      ? t("graph.a11y.none")
      : text === "—"
        ? t("graph.a11y.pending")
        : text || t("graph.a11y.table", { shape: shapeText(node.shape) });
  const key = node.tangent === undefined ? "graph.a11y.node" : "graph.a11y.moving";
  const wrong = isScalar(look.wrong) ? t("graph.a11y.wrong", { number: formatNumber(look.wrong, locale) }) : "";
  const said = t(key, { name: numeral(node.label), value, gradient }) + wrong;
  return node.fold ? `${groupName(node.fold.label, false, t)}: ${said}` : said;
}
