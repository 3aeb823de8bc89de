/** The inside of the layer that is looked at: what it is, how its numbers are spread, and each of its units. */

import { h, symbol } from "../../lib/dom.js";
import { keepFocus } from "../../lib/focus.js";
import { formatBrief } from "../../lib/format.js";
import { icon } from "../../lib/icons.js";
import { sameParts } from "../../lib/memo.js";
import { numeral } from "../../lib/notation.js";
import { createBars, rangeOf } from "./bars.js";

/** @import { Translate } from "../../lib/i18n.js" */
/** @import { Net } from "../../model/network/wire.js" */
/** @import { Picked } from "../../model/network/picked.js" */
/** @import { Flow } from "./health.js" */
/** @typedef {{ net: Net | null, flow: Flow | null, layer: number | null, picked: Picked | null }} InsideData */

const BARS = { width: 156, height: 56 };
/** So many units of a layer are shown. */
const MOST = 256;

/**
 * @param {HTMLElement} container
 * @param {InsideData} data
 * @param {{ t: Translate, lang: string, onLayer: (layer: number) => void, onPick: (picked: Picked) => void, isCalled: () => boolean }} options  `isCalled`: by
 *   keyboard, which then goes on in it
 */
export function createInside(container, data, { t, lang, onLayer, onPick, isCalled }) {
  const name = h("span");
  const close = h(
    "button",
    {
      ...{ type: "button", class: "button quiet", "aria-label": t("net.inside.close"), title: t("net.inside.close") },
      click: () => current.layer && onLayer(current.layer),
    },
    icon("close"),
  );
  const title = h("h2", { class: "section-title" }, name, close);
  const values = createBars(t("net.inside.values"), lang, BARS);
  const gradients = createBars(t("net.inside.gradients"), lang, BARS);
  const [valueRange, gradientRange] = [h("figcaption"), h("figcaption")];
  const spread = h(
    "div",
    { class: "spread" },
    h("figure", null, values.element, valueRange),
    h("figure", null, gradients.element, gradientRange),
  );
  const units = h("div", { class: "picked-weights", role: "group" });
  const more = h("p", { class: "field-key" });
  container.replaceChildren(title, spread, units, more);
  let current = data;
  let built = "";

  /** @param {number} layer @param {number} unit */
  const button = (layer, unit) =>
    h(
      "button",
      { type: "button", class: "button", click: () => onPick({ layer, unit }) },
      symbol(`h_${unit + 1}`),
      h("span"),
    );

  const draw = () => {
    const { net, flow, layer, picked } = current;
    const own = layer === null ? undefined : net?.layers[layer - 1];
    container.hidden = !own;
    if (!own || layer === null) return;
    name.textContent = [
      t("net.inside", {
        layer,
        width: own.width,
        activation: numeral(own.activation ?? t("net.linear.units", { count: own.width })),
      }),
      ...own.traits.map(numeral),
      ...(own.over ? [t("net.inside.over", { layer: layer - own.over })] : []),
    ].join(", ");
    const health = flow?.layers[layer - 1];
    spread.hidden = !health;
    if (health) {
      values.draw(health.values);
      gradients.draw(health.gradients);
      valueRange.textContent = `${t("net.inside.values")}: ${rangeOf(health.values, lang)}`;
      gradientRange.textContent = `${t("net.inside.gradients")}: ${rangeOf(health.gradients, lang)}`;
    }
    const shown = Math.min(own.width, MOST);
    const key = `${layer} ${shown}`;
    if (key !== built) {
      keepFocus(units, () => units.replaceChildren(...Array.from({ length: shown }, (_, i) => button(layer, i))));
      units.scrollTop = 0;
    }
    built = key;
    units.setAttribute("aria-label", t("net.inside.units", { layer }));
    for (let i = 0; i < shown; i++) {
      const value = own.h?.[i];
      const isPicked = picked !== null && "unit" in picked && picked.layer === layer && picked.unit === i;
      const said = value === undefined ? "·" : formatBrief(value, lang);
      units.children[i].children[1].textContent = said;
      units.children[i].setAttribute("aria-label", `${t("net.picked.unit", { layer, unit: i + 1 })}: ${said}`);
      units.children[i].setAttribute("aria-pressed", String(isPicked));
    }
    more.hidden = shown === own.width;
    more.textContent = t("net.inside.first", { shown, count: own.width });
  };
  draw();
  return {
    /** @param {InsideData} next */
    update(next) {
      const before = current;
      current = next;
      if (sameParts(next, before)) return;
      draw();
      if (next.layer === null || next.layer === before.layer) return;
      title.scrollIntoView({ block: "nearest" });
      if (isCalled()) close.focus({ preventScroll: true });
    },
    destroy: () => container.replaceChildren(),
  };
}
