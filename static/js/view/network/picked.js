/** One weight or one unit: its numbers, how its gradient came about, what the next step makes of it. */

import { h } from "../../lib/dom.js";
import { formatNumber, signOf } from "../../lib/format.js";
import { drawLatex } from "../../lib/latex.js";
import { formulaOf, parameterOf } from "../../model/network/picked.js";
import { createField } from "./fields.js";
import { nameOf } from "./pointed.js";

/** @import { Translate } from "../../lib/i18n.js" */
/** @import { Net } from "../../model/network/wire.js" */
/** @import { Picked } from "../../model/network/picked.js" */

/** A weight may be set to this, either way. */
const MOST = 1e6;

/**
 * @param {HTMLElement} container
 * @param {{ net: Net | null, picked: Picked | null }} data
 * @param {{ t: Translate, lang: string, onParameter: (index: number, value: number) => void,
 *   onScalars: (unit: { layer: number, unit: number } | null) => void }} options  `onScalars`: show a unit, or all of the example, number by number
 */
export function createPicked(container, data, { t, lang, onParameter, onScalars }) {
  const formula = h("div", { class: "picked-formula", tabindex: 0 });
  /** @param {string} words @param {{ layer: number, unit: number } | null} unit */
  const leave = (words, unit) => h("button", { type: "button", class: "button", click: () => onScalars(unit) }, words);
  const draw = (/** @type {typeof data} */ { net, picked }) => {
    container.hidden = !net || !picked;
    if (!net || !picked) return;
    const parameter = parameterOf(net, picked);
    const layer = net.layers[picked.layer - 1];
    const line = "to" in picked;
    const number = (/** @type {number | null | undefined} */ x) => (x == null ? "·" : formatNumber(x, lang, 5));
    const lit = (/** @type {number | null | undefined} */ x) =>
      h("b", { class: x == null ? null : `light ${signOf(x)}` }, number(x));
    /** @type {[string, Node | string][]} */
    const rows = [];
    if (!line) {
      rows.push([
        t(picked.layer ? "net.picked.value" : "net.picked.input"),
        h("b", null, number(picked.layer ? layer.h?.[picked.unit] : net.inputs?.[picked.unit])),
      ]);
      if (picked.layer) rows.push([t("net.picked.gradient"), lit(layer.hGrad?.[picked.unit])]);
    }
    if (parameter) {
      const name = line ? t("net.picked.w") : t("net.picked.b");
      rows.push([
        name,
        createField({
          label: name,
          value: parameter.value,
          least: -MOST,
          most: MOST,
          whole: false,
          t,
          lang,
          onChange: (value) => onParameter(parameter.index, value),
        }),
      ]);
      rows.push([t(`net.picked.${line ? "w" : "b"}.gradient.${net.of}`), lit(parameter.gradient)]);
      if (parameter.descent !== null) rows.push([t("net.picked.descent"), lit(parameter.descent)]);
      if (parameter.next !== null)
        rows.push([t("net.picked.next"), `${number(parameter.value)} → ${number(parameter.next)}`]);
    }
    const latex = formulaOf(net, picked, lang);
    formula.hidden = !latex;
    if (latex) drawLatex(formula, latex);
    container.replaceChildren(
      h("h2", { class: "section-title" }, nameOf(picked, t)),
      h("dl", { class: "facts" }, ...rows.flatMap(([name, value]) => [h("dt", null, name), h("dd", null, value)])),
      formula,
      h(
        "div",
        { class: "picked-more" },
        picked.layer > 0 && leave(t("net.scalars.unit"), { layer: picked.layer, unit: line ? picked.to : picked.unit }),
        leave(t("net.scalars.example"), null),
      ),
    );
  };
  draw(data);
  let current = data;
  return {
    /** @param {typeof data} next */
    update(next) {
      const same = next.net === current.net && next.picked === current.picked;
      current = next;
      if (!same) draw(next);
    },
    destroy: () => container.replaceChildren(),
  };
}
