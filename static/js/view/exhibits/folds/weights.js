/** The numbers that lead to one unit, to be dragged or typed; and with two inputs, which units are on. */

import { h } from "../../../lib/dom.js";
import { keepFocus } from "../../../lib/focus.js";
import { formatNumber, HIDDEN } from "../../../lib/format.js";
import { numbersOf } from "../../../model/folds.js";
import { createNumber } from "../../number.js";

/** @import { Translate } from "../../../lib/i18n.js" */
/** @import { Laid } from "../../../model/folds.js" */

const STEP = 0.1;

/**
 * @param {HTMLElement} container
 * @param {{ t: Translate, lang: string, onNumber: (to: [number, number], from: number | null, value: number) => void, onPick: (pick: [number, number]) => void }} options
 *   `onNumber`: a weight of a unit, by what it comes from, or its bias
 */
export function createWeights(container, { t, lang, onNumber, onPick }) {
  const units = h("div", { class: "folds-units", role: "group", "aria-label": t("folds.units") });
  const title = h("h2", { class: "folds-title" });
  const list = h("div", { class: "folds-numbers" });
  container.replaceChildren(units, title, list);
  /** @type {{ update: (value: number) => void }[]} */
  let fields = [];
  let madeFor = "";

  /** @param {string} name @param {string} index @param {string} label @param {(value: number) => void} onInput */
  const field = (name, index, label, onInput) => {
    const made = createNumber({ label, lang, step: STEP, onInput, onEnd() {} });
    list.append(
      h("label", { class: "folds-number" }, h("i", null, name, index && h("sub", null, index)), made.element),
    );
    return made;
  };
  /** @param {[number, number]} pick @param {number} depth @param {number} count of weights */
  const fieldsOf = (pick, depth, count) => {
    const [layer, unit] = pick;
    const name = layer > depth ? "v" : "w";
    const own = Array.from({ length: count }, (_, i) =>
      field(name, count > 1 ? String(i + 1) : "", t("folds.weight", { from: i + 1 }), (value) =>
        onNumber(pick, i, value),
      ),
    );
    const bias = field("b", "", t("folds.bias"), (value) => onNumber(pick, null, value));
    const out = (/** @type {number} */ value) => onNumber([depth + 1, 1], unit - 1, value);
    return layer === depth ? [...own, bias, field("v", "", t("folds.out"), out)] : [...own, bias];
  };

  return {
    /** @param {{ laid: Laid, pick: [number, number], hide: boolean }} next */
    update({ laid, pick, hide }) {
      const depth = laid.before.length;
      const [layer, unit] = pick;
      const { weights, bias } = numbersOf(laid.layers, pick);
      title.textContent = layer > depth ? t("folds.output") : t("folds.unit", { layer, unit });
      const key = JSON.stringify([pick, depth, weights.length]);
      if (key !== madeFor) {
        madeFor = key;
        list.replaceChildren();
        fields = fieldsOf(pick, depth, weights.length);
      }
      const out = layer === depth ? [laid.layers[depth].weights[unit - 1][0]] : [];
      [...weights, bias, ...out].forEach((value, i) => {
        fields[i].update(value);
      });
      const layers = [
        ...laid.after.map((after, i) =>
          h(
            "div",
            { class: "folds-layer" },
            h("span", null, t("folds.layer", { layer: i + 1 })),
            ...after.map((value, k) =>
              choice(
                `${k + 1}`,
                [i + 1, k + 1],
                pick,
                hide ? HIDDEN : value > 0 ? formatNumber(value, lang, 3) : t("folds.off"),
              ),
            ),
          ),
        ),
        h(
          "div",
          { class: "folds-layer" },
          h("span", null, t("folds.sumof")),
          choice("y", [depth + 1, 1], pick, hide ? HIDDEN : formatNumber(laid.output, lang, 3)),
        ),
      ];
      keepFocus(units, () => units.replaceChildren(...layers));
    },
  };

  /** @param {string} name @param {[number, number]} which @param {[number, number]} pick @param {string} value */
  function choice(name, which, pick, value) {
    const own = String(which) === String(pick);
    return h(
      "button",
      {
        type: "button",
        "aria-pressed": String(own),
        "data-off": String(value === t("folds.off")),
        click: () => onPick(which),
      },
      h("b", null, name),
      " ",
      value,
    );
  }
}
