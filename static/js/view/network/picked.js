/** One weight or one unit: its numbers, how its gradient came about, what the next step makes of it. */

import { h } from "../../lib/dom.js";
import { keepFocus } from "../../lib/focus.js";
import { formatNumber, signOf } from "../../lib/format.js";
import { drawLatex } from "../../lib/latex.js";
import { formulaOf, parameterOf, unitOf, updateOf } from "../../model/network/picked.js";
import { createField } from "./fields.js";
import { nameOf } from "./pointed.js";
import { createWeights } from "./weights.js";

/** @import { Translate } from "../../lib/i18n.js" */
/** @import { Net } from "../../model/network/wire.js" */
/** @import { Picked } from "../../model/network/picked.js" */

/** A weight may be set to this, either way. */
const MOST = 1e6;

/**
 * @param {HTMLElement} container
 * @param {{ net: Net | null, picked: Picked | null }} data
 * @param {{ t: Translate, lang: string, onPick: (picked: Picked) => void, onParameter: (index: number, value: number) => void,
 *   onScalars: (unit: { layer: number, unit: number } | null) => void }} options  `onScalars`: show a unit, or all of the example, number by number
 */
export function createPicked(container, data, { t, lang, onPick, onParameter, onScalars }) {
  let current = data;
  const title = h("h2", { class: "section-title" });
  const weights = createWeights({ t, lang, onPick });
  const facts = h("dl", { class: "facts" });
  const formula = h("div", { class: "picked-formula", tabindex: 0 });
  const update = h("div", { class: "picked-formula", tabindex: 0 });
  const next = h("p", { class: "field-key" }, t("net.picked.next"));
  const unsent = h("p", { class: "field-key" }, t("net.picked.unsent"));
  /** @param {string} words @param {() => void} click */
  const leave = (words, click) => h("button", { type: "button", class: "button", click }, words);
  const unit = leave(t("net.scalars.unit"), () => onScalars(current.picked && unitOf(current.picked)));
  const example = leave(t("net.scalars.example"), () => onScalars(null));
  container.replaceChildren(
    title,
    weights.element,
    facts,
    unsent,
    formula,
    next,
    update,
    h("div", { class: "picked-more" }, unit, example),
  );

  const number = (/** @type {number | null | undefined} */ x) => (x == null ? "·" : formatNumber(x, lang, 5));
  const lit = (/** @type {number | null | undefined} */ x) =>
    h("b", { class: x == null ? null : `light ${signOf(x)}` }, number(x));
  /** @param {Net} net @param {Picked} picked @returns {[string, Node | string][]} */
  const rowsOf = (net, picked) => {
    const parameter = parameterOf(net, picked);
    const layer = net.layers[picked.layer - 1];
    const line = "to" in picked;
    /** @type {[string, Node | string][]} */
    const rows = [];
    if (!line) {
      rows.push([
        t(picked.layer ? "net.picked.value" : "net.picked.input"),
        h("b", null, number(picked.layer ? layer.h?.[picked.unit] : net.inputs?.[picked.unit])),
      ]);
      if (picked.layer) rows.push([t("net.picked.gradient"), lit(layer.hGrad?.[picked.unit])]);
    }
    if (!parameter) return rows;
    const name = line ? t("net.picked.w") : t("net.picked.b");
    const field = createField({
      label: name,
      value: parameter.value,
      least: -MOST,
      most: MOST,
      whole: false,
      t,
      lang,
      onChange: (value) => onParameter(parameter.index, value),
    });
    rows.push([name, field], [t(`net.picked.${line ? "w" : "b"}.gradient.${net.of}`), lit(parameter.gradient)]);
    if (parameter.descent !== null) rows.push([t(`net.picked.descent${net.changed}`), lit(parameter.descent)]);
    return rows;
  };
  const draw = () => {
    const { net, picked } = current;
    container.hidden = !net || !picked;
    if (!net || !picked) return;
    title.textContent = nameOf(picked, t);
    weights.draw(net, picked);
    const rows = rowsOf(net, picked);
    keepFocus(facts, () =>
      facts.replaceChildren(...rows.flatMap(([name, value]) => [h("dt", null, name), h("dd", null, value)])),
    );
    const latex = formulaOf(net, picked, lang);
    formula.hidden = !latex;
    if (latex) drawLatex(formula, latex);
    const change = updateOf(net, picked, lang);
    update.hidden = next.hidden = !change;
    if (change) drawLatex(update, change);
    unit.hidden = !picked.layer;
    unsent.hidden = unit.hidden || net.layers[picked.layer - 1].own !== null;
  };
  draw();
  return {
    /** @param {typeof data} next */
    update(next) {
      const before = current;
      current = next;
      if (next.net === before.net && next.picked === before.picked) return;
      draw();
      // whoever picks may be elsewhere in the panel
      if (next.picked !== before.picked) title.scrollIntoView({ block: "nearest" });
    },
    destroy: () => container.replaceChildren(),
  };
}
