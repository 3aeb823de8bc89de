/** What the network says everywhere, or where it is linear, with the data on it; a click follows a point, adds or removes one. */

import { h, prose } from "../../lib/dom.js";
import { rangeOf } from "./bars.js";
import { createFieldPlot } from "./fieldplot.js";
import { createHand } from "./hand.js";
import { regionWords } from "./regions.js";

/** @import { Regions } from "../../model/network/regions.js" */
/** @import { FieldData as PlotData, Points } from "./fieldplot.js" */
/** @import { Hand } from "./hand.js" */
/**
 * @typedef {"answer" | "regions"} Everywhere  what is drawn under the data
 * @typedef {PlotData & { everywhere: Everywhere, hand: Hand, straight: boolean, changed: boolean, refused: string | null }} FieldData  `straight`: it is made of linear pieces;
 *   `changed`: points were put in or taken away by hand; `refused`: why they are not told
 */

const KINDS = /** @type {Everywhere[]} */ (["answer", "regions"]);

/**
 * @param {HTMLElement} container
 * @param {FieldData} data
 * @param {{ lang: string, onEverywhere: (everywhere: Everywhere) => void } & Parameters<typeof createHand>[2]} options
 */
export function createField(container, data, options) {
  const { t, lang, onEverywhere } = options;
  const key = h("div", { class: "field-key" });
  const plot = createFieldPlot({ t, lang, onPlace: (place) => hand.onPlace(place) });
  const buttons = KINDS.map((kind) =>
    h("button", { type: "button", click: () => onEverywhere(kind) }, t(`net.everywhere.${kind}`)),
  );
  const kinds = h("div", { class: "choice", role: "group", "aria-label": t("net.everywhere") }, ...buttons);
  container.replaceChildren(h("h2", { class: "section-title" }, t("net.field"), kinds), plot.element);
  const hand = createHand(container, data, options);
  container.append(key);
  /** @type {unknown} */
  let explained = null;
  /** @param {Regions | null} pieces @param {string} words of the answer */
  const explain = (pieces, words) => {
    if (explained === (pieces ?? words)) return;
    explained = pieces ?? words;
    const open = key.querySelector("details")?.open ?? false;
    key.replaceChildren(...(pieces ? regionWords(pieces, { t, lang }) : [h("span", null, ...prose(words))]));
    key.querySelector("details")?.toggleAttribute("open", open);
  };
  const span = (/** @type {number[]} */ numbers) =>
    rangeOf({ low: Math.min(...numbers), high: Math.max(...numbers) }, lang);
  /** @param {Points} points @param {{ field: PlotData["field"], changed: boolean }} how */
  const keyOf = ({ inputs, labels, classes, validation }, { field, changed }) => {
    const plane = field?.kind === "map";
    return [
      t(classes ? "net.field.key" : plane ? "net.field.key.shades" : "net.field.key.numbers"),
      ...(validation?.length ? [t("net.field.key.held")] : []),
      ...(changed ? [t("net.field.key.changed", { count: inputs.length })] : []),
      ...(field ? [t("net.field.range", { across: span(field.x), up: span(plane ? field.y : labels) })] : []),
    ].join(" ");
  };
  const update = (
    /** @type {FieldData} */ { field, points, example, everywhere, straight, changed, refused, ...next },
  ) => {
    container.hidden = !field;
    kinds.hidden = !straight;
    KINDS.forEach((kind, i) => buttons[i].setAttribute("aria-pressed", String(kind === everywhere)));
    // those of the network before may be of another kind
    const fits =
      straight && everywhere === "regions" && (next.regions?.kind === "at_least") === (field?.kind === "map");
    const regions = (fits && next.regions) || null;
    if (points) explain(regions, refused ?? keyOf(points, { field, changed }));
    hand.update({ points, hand: next.hand });
    plot.update({ field, points, example, regions });
  };
  update(data);
  return {
    update,
    destroy() {
      plot.destroy();
      container.replaceChildren();
    },
  };
}
