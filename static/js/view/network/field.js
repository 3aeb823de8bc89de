/** What the network says everywhere, with the data on it; a click chooses an example. */

import { h } from "../../lib/dom.js";
import { createFieldPlot } from "./fieldplot.js";

/** @import { Translate } from "../../lib/i18n.js" */
/** @import { FieldData } from "./fieldplot.js" */

/**
 * @param {HTMLElement} container
 * @param {FieldData} data
 * @param {{ t: Translate, onExample: (example: number) => void }} options
 */
export function createField(container, data, { t, onExample }) {
  const key = h("p", { class: "field-key" });
  const plot = createFieldPlot({ t, onExample });
  container.replaceChildren(h("h2", { class: "section-title" }, t("net.field")), plot.element, key);
  const update = (/** @type {FieldData} */ next) => {
    const { field, points } = next;
    container.hidden = !field;
    if (points) key.textContent = t(points.classes ? "net.field.key" : "net.field.key.numbers");
    plot.update(next);
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
