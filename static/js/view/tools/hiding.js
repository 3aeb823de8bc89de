/** Makes an exercise: which numbers are hidden, and the link that opens with them hidden. */

import { fillNodes, h, symbol } from "../../lib/dom.js";
import { icon } from "../../lib/icons.js";
import { nameOfTarget } from "../../model/targets.js";

/** @import { Target } from "../../model/targets.js" */
/** @import { ToolData, ToolOptions } from "./index.js" */

/**
 * @param {HTMLElement} element
 * @param {ToolData} first
 * @param {ToolOptions} options
 */
export function createHiding(element, first, { t, exercise, onShare }) {
  let data = first;
  const presets = /** @type {const} */ (["inputs", "gradients", "nothing"]).map((which) =>
    h("button", { type: "button", class: "button", click: () => hide(which) }, t(`hide.${which}`)),
  );
  const chosen = h("p", { class: "meaning" });
  const toggles = /** @type {const} */ (["value", "gradient"]).map((kind) =>
    h("button", { type: "button", class: "button", click: () => toggle(kind) }, t(`hide.${kind}`)),
  );
  const one = h("div", { class: "actions" }, ...toggles);
  const count = h("p", { class: "meaning", role: "status" });
  const copy = h("button", { type: "button", class: "button strong", click: onShare }, icon("link"), t("hide.copy"));
  element.replaceChildren(
    h("h3", { class: "section-title" }, t("hide.title")),
    h("p", { class: "meaning" }, t("hide.about")),
    h("div", { class: "actions" }, ...presets),
    chosen,
    one,
    count,
    h("div", { class: "actions" }, copy),
  );

  /** @param {"inputs" | "gradients" | "nothing"} which */
  const hide = (which) => {
    exercise.hideAll(which);
    if (which === "nothing") presets[0].focus(); // that button is of no use now
  };
  /** @param {"value" | "gradient"} kind */
  const toggle = (kind) => data.selected !== null && exercise.toggle({ kind, node: data.selected });

  return {
    element,
    /** @param {ToolData} next */
    update(next) {
      data = next;
      const { trace, selected, task } = data;
      const node = selected === null ? null : trace.node(selected);
      const words = node ? fillNodes(t("hide.of"), { name: symbol(node.label) }) : [t("hide.choose")];
      chosen.replaceChildren(.../** @type {(Node | string)[]} */ (words));
      one.hidden = node === null;
      for (const [i, kind] of /** @type {const} */ (["value", "gradient"]).entries()) {
        /** @type {Target} */
        const target = { kind, node: selected ?? 0 };
        const on = node !== null && task.hidden.includes(nameOfTarget(target, trace));
        toggles[i].setAttribute("aria-pressed", String(on));
        toggles[i].disabled =
          !node || (kind === "value" ? node.role !== "op" : node.grad_state === "none" || node.id === trace.output);
      }
      count.textContent = task.hidden.length ? t("hide.count", { count: task.count }) : "";
      presets[2].disabled = copy.disabled = !task.made;
    },
  };
}
