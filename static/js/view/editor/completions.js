/** What may be typed next: the language's functions with their meaning, and the names of this program. */

/** @import { Completion } from "@codemirror/autocomplete" */
/** @import { CatalogOp } from "../../net/api.js" */
/** @import { Trace } from "../../model/trace.js" */

/**
 * @param {CatalogOp[]} ops
 * @param {Trace | null} trace
 * @param {string} lang
 * @returns {Completion[]}
 */
export function completionsOf(ops, trace, lang) {
  const functions = ops.flatMap((op) =>
    op.spellings
      .filter((name) => /^[a-z]\w*$/i.test(name))
      .map((name) => ({
        label: name,
        apply: `${name}(`,
        type: "function",
        detail: `(${op.params.map((param) => param.name).join(", ")})`,
        info: op.doc[lang],
      })),
  );
  const names = new Set(trace?.nodes.flatMap((node) => node.names) ?? []);
  const bound = [...names].map((label) => ({ label, type: "variable", boost: 2 }));
  return [...bound, ...functions];
}
