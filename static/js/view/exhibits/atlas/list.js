/** All activations by name, with what they and their derivatives are at the probe: the curves in words, and what picks them. */

import { fillNodes, h, svg } from "../../../lib/dom.js";
import { formatNumber } from "../../../lib/format.js";
import { at } from "../../../model/atlas.js";
import { createNumber } from "../../number.js";
import { createParameter } from "./parameter.js";

/** @import { Translate } from "../../../lib/i18n.js" */
/** @import { AtlasSet, Known } from "../../../model/atlas.js" */

const LENGTH = 26;

/**
 * @param {HTMLElement} container
 * @param {{ t: Translate, lang: string, onPick: (id: string) => void, onX: (x: number) => void, onPoint: (id: string | null) => void,
 *   onParameter: (id: string, value: number) => void }} options
 */
export function createList(container, { t, lang, onPick, onX, onPoint, onParameter }) {
  const x = createNumber({ label: "x", lang, step: 0.1, onInput: onX, onEnd() {} });
  const caption = h("caption", null, ...fillNodes(t("atlas.at"), { x: x.element }));
  const slopes = h("th", { scope: "col" }, h("i", null, "f"), "′(x)");
  const head = h(
    "thead",
    null,
    h(
      "tr",
      null,
      h("th", { scope: "col" }, h("span", { class: "unseen" }, t("atlas.name"))),
      h("th", { scope: "col" }, h("i", null, "f"), "(x)"),
      slopes,
    ),
  );
  const body = h("tbody");
  container.replaceChildren(h("table", { class: "atlas-list" }, caption, head, body));
  /** @type {Map<string, ReturnType<typeof createRow>>} */
  const rows = new Map();

  /** @param {Known} known */
  function createRow(known) {
    const button = h(
      "button",
      { type: "button", class: "atlas-pick", click: () => onPick(known.id) },
      svg(
        "svg",
        { width: LENGTH, height: 10, "aria-hidden": "true" },
        svg("line", { class: "line", x2: LENGTH, y1: 5, y2: 5 }),
      ),
      known.name[lang],
    );
    const [value, slope] = [h("td"), h("td")];
    const row = h(
      "tr",
      { "data-id": known.id, pointerenter: () => onPoint(known.id), pointerleave: () => onPoint(null) },
      h("th", { scope: "row" }, button),
      value,
      slope,
    );
    const parameter = known.parameter && createParameter(known, { lang, onParameter });
    const under = parameter && h("tr", { class: "under" }, h("td", { colspan: 3 }, parameter.element));
    body.append(row, ...(under ? [under] : []));
    return { row, button, value, slope, parameter, under };
  }

  return {
    /** @param {{ all: Known[], set: AtlasSet }} data */
    update({ all, set }) {
      x.update(set.x);
      // where a story shows the function alone, its derivative may be what it asks for
      slopes.hidden = set.curves === "value";
      for (const known of all) {
        const made = rows.get(known.id) ?? createRow(known);
        rows.set(known.id, made);
        const rank = set.pick.indexOf(known.id);
        const here = at(known, set.x);
        made.row.dataset.role = rank < 0 ? "others" : String(rank);
        made.button.setAttribute("aria-pressed", String(rank >= 0));
        made.value.textContent = formatNumber(here.value, lang);
        made.slope.hidden = slopes.hidden;
        made.slope.textContent = Number.isNaN(here.slope) ? "—" : formatNumber(here.slope, lang);
        made.parameter?.update(set.parameters[known.id] ?? known.parameter?.usual ?? 0);
        if (made.under) made.under.hidden = rank < 0;
      }
    },
  };
}
