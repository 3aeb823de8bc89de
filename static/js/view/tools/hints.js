/** Help with one number, in steps: which rule, then with which factors. */

import { fillNodes, h, symbol } from "../../lib/dom.js";
import { drawLatex } from "../../lib/latex.js";
import { slotReader, writeStage } from "../../lib/template.js";
import { termsOf } from "../../model/frames.js";
import { stepOf } from "../../model/number.js";

/** @import { Translate } from "../../lib/i18n.js" */
/** @import { Target } from "../../model/targets.js" */
/** @import { Columns, Trace } from "../../model/trace.js" */

/** @param {Target} target */
const slotOf = ({ kind, node, edge }) => (kind === "term" ? `c${edge}` : kind === "value" ? `v${node}` : `g${node}`);

/**
 * @param {{ trace: Trace, truth: Columns, target: Target }} about
 * @param {{ t: Translate, lang: string }} words
 * @returns {HTMLElement[]} the first hint, the second
 */
export function hintsOf({ trace, truth, target }, { t, lang }) {
  const step = stepOf(trace, slotOf(target));
  if (!step) return [];
  const node = trace.node(target.node);
  const edge = step.edge === undefined ? null : trace.edge(step.edge);
  const count = termsOf(trace, node.id).length;
  const kind = step.kind === "contribute" ? "term" : step.kind === "accumulate" ? "sum" : target.kind;
  const from = symbol(trace.node(edge?.to ?? node.id).label);
  const values = { name: symbol(node.label), from, f: symbol(trace.node(trace.output).label) };
  const rule = h(
    "p",
    { class: "meaning" },
    .../** @type {(Node | string)[]} */ (fillNodes(t(`hint.${kind}`, { count }), values)),
  );
  if (kind === "seed") return [rule];
  const read = slotReader(trace, truth);
  const [symbolic, substituted] = [step.latex.symbolic, step.latex.substituted].map((stage) =>
    writeStage(stage, { read, lang }),
  );
  const local = edge && edge.local?.kind !== "linear" && edge.local_latex;
  const derivative = local && `\\frac{\\partial ${trace.node(edge.to).symbol}}{\\partial ${node.symbol}} = ${local}`;
  return [
    h("div", null, rule, formula(symbolic), derivative && local !== node.symbol ? formula(derivative) : null),
    h("div", null, formula(substituted)),
  ];
}

/** @param {string} latex */
function formula(latex) {
  const place = h("p", { class: "node-formula", tabindex: 0 });
  drawLatex(place, latex);
  return place;
}
