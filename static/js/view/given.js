/** The number of an input in the inspector: a field, which stays where it is while everything around it is drawn anew. */

import { toNumber } from "../lib/format.js";
import { stepFor } from "../lib/scrub.js";
import { createNumber } from "./number.js";

/** @import { Scalar, Tensor } from "../lib/format.js" */
/** @import { Translate } from "../lib/i18n.js" */
/** @import { TraceNode } from "../model/trace.js" */
/** @typedef {{ t: Translate, lang: string, onInput: (node: number, value: Tensor) => void, onEnd: () => void,
 *   onGrasp: (node: number | null) => void }} GivenOptions */

/** @param {GivenOptions} options */
export function createGiven({ t, lang, onInput, onEnd, onGrasp }) {
  /** @type {{ node: TraceNode, field: ReturnType<typeof createNumber>, section: HTMLElement } | null} */
  let kept = null;
  return {
    /**
     * @param {TraceNode} node @param {Scalar} value
     * @param {(field: HTMLElement) => HTMLElement} frame puts a new field into its section
     */
    section(node, value, frame) {
      if (kept?.node !== node) {
        const label = t("inputs.number", { name: node.label });
        const step = stepFor(toNumber(value));
        const field = createNumber({
          ...{ label, lang, step, onEnd },
          onInput: (x) => onInput(node.id, x),
          onGrasp: (held) => onGrasp(held ? node.id : null),
        });
        kept = { node, field, section: frame(field.element) };
      }
      kept.field.update(toNumber(value));
      return kept.section;
    },
    /** Show these parts; the field's own is not moved, or it would lose the hand that holds it. @param {HTMLElement} container @param {Node[]} parts */
    renew(container, parts) {
      const at = kept ? parts.indexOf(kept.section) : -1;
      if (!kept || at < 0 || kept.section.parentNode !== container) return container.replaceChildren(...parts);
      for (const child of [...container.childNodes]) if (child !== kept.section) child.remove();
      kept.section.before(...parts.slice(0, at));
      kept.section.after(...parts.slice(at + 1));
    },
  };
}
