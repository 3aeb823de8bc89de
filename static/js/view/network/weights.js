/** A unit and each of its weights as buttons: the way to a line's numbers without a pointer, and from there back to its unit. */

import { h, symbol } from "../../lib/dom.js";
import { formatBrief } from "../../lib/format.js";
import { parameterOf, partsOf, unitOf } from "../../model/network/picked.js";
import { nameOf } from "./pointed.js";

/** @import { Translate } from "../../lib/i18n.js" */
/** @import { Net } from "../../model/network/wire.js" */
/** @import { Picked } from "../../model/network/picked.js" */

/** @param {{ t: Translate, lang: string, onPick: (picked: Picked) => void }} options */
export function createWeights({ t, lang, onPick }) {
  const element = h("div", { class: "picked-weights", role: "group" });
  let built = "";

  /** @param {Picked} part */
  const button = (part) =>
    h(
      "button",
      { type: "button", class: "button", title: nameOf(part, t), click: () => onPick(part) },
      symbol("to" in part ? `w_${part.from + 1}${part.to + 1}` : `h_${part.unit + 1}`),
      h("span"),
    );

  return {
    element,
    /** @param {Net} net @param {Picked} picked */
    draw(net, picked) {
      const parts = partsOf(net, picked);
      element.hidden = parts.length < 2;
      const key = JSON.stringify(parts);
      // the same buttons for the same unit: a press goes on while numbers change
      if (key !== built) element.replaceChildren(...parts.map(button));
      built = key;
      element.setAttribute("aria-label", nameOf(unitOf(picked), t));
      parts.forEach((part, i) => {
        const value = "to" in part ? parameterOf(net, part)?.value : net.layers[part.layer - 1]?.h?.[part.unit];
        const each = element.children[i];
        each.children[1].textContent = value == null ? "·" : formatBrief(value, lang);
        each.setAttribute(
          "aria-pressed",
          String("to" in part ? "to" in picked && part.from === picked.from : !("to" in picked)),
        );
      });
    },
  };
}
