/** The note at the weight or unit that is pointed at: its number, its gradient, and how that came about. */

import { h } from "../../lib/dom.js";
import { formatNumber } from "../../lib/format.js";
import { drawLatex } from "../../lib/latex.js";
import { formulaOf, parameterOf } from "../../model/network/picked.js";

/** @import { Translate } from "../../lib/i18n.js" */
/** @import { Picked } from "../../model/network/picked.js" */
/** @import { Net } from "../../model/network/wire.js" */
/** @import { Place } from "./reach.js" */

/** Away from the pointer, and from the picture's edge. */
const GAP = 14;
const EDGE = 4;

/** @param {Picked} picked @param {Translate} t */
export function nameOf(picked, t) {
  if ("to" in picked) {
    const place = { layer: picked.layer, from: picked.from + 1, to: picked.to + 1 };
    return t(picked.layer > 1 ? "net.picked.weight" : "net.picked.weight.input", place);
  }
  return picked.layer
    ? t("net.picked.unit", { layer: picked.layer, unit: picked.unit + 1 })
    : t("net.input.unit", { unit: picked.unit + 1 });
}

/** @param {HTMLElement} container @param {{ t: Translate, lang: string }} options */
export function createPointed(container, { t, lang }) {
  const name = h("p", { class: "tip-name" });
  const facts = h("dl");
  const formula = h("div");
  const root = h("div", { class: "tip", id: "net-tip", role: "tooltip", hidden: true }, name, facts, formula);
  container.append(root);
  const number = (/** @type {number | null | undefined} */ x) => (x == null ? "·" : formatNumber(x, lang, 4));

  /** @param {Net} net @param {Picked} picked @returns {[string, number | null | undefined][]} */
  const rows = (net, picked) => {
    const parameter = parameterOf(net, picked);
    if ("to" in picked)
      return [
        [t("net.picked.w"), parameter?.value],
        [t(`net.picked.w.gradient.${net.of}`), parameter?.gradient],
      ];
    if (!picked.layer) return [[t("net.picked.input"), net.inputs?.[picked.unit]]];
    const { h, hGrad } = net.layers[picked.layer - 1];
    return [
      [t("net.picked.value"), h?.[picked.unit]],
      [t("net.picked.gradient"), hGrad?.[picked.unit]],
      ...(parameter ? [/** @type {[string, number]} */ ([t("net.picked.b"), parameter.value])] : []),
    ];
  };

  return {
    /** @param {Net} net @param {Picked | null} picked @param {Place | null} at */
    draw(net, picked, at) {
      root.hidden = !picked || !at;
      if (!picked || !at) return;
      name.textContent = nameOf(picked, t);
      facts.replaceChildren(
        ...rows(net, picked).flatMap(([name, value]) => [h("dt", null, name), h("dd", null, number(value))]),
      );
      const latex = formulaOf(net, picked, lang);
      formula.hidden = !latex;
      if (latex) drawLatex(formula, latex);
      const room = { w: container.clientWidth, h: container.clientHeight };
      const [w, tall] = [root.offsetWidth, root.offsetHeight];
      // on the pointer's other side where there is no room: never under it
      const x = at.x + GAP + w + EDGE > room.w ? Math.max(EDGE, at.x - GAP - w) : at.x + GAP;
      const y = at.y + GAP + tall + EDGE > room.h ? Math.max(EDGE, at.y - GAP - tall) : at.y + GAP;
      root.style.translate = `${x}px ${y}px`;
    },
    hide() {
      root.hidden = true;
    },
    destroy: () => root.remove(),
  };
}
