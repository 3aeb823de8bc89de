/** Which node a tool is about: the one selected or at work, or another by its name. */

import { offer } from "../../lib/choices.js";
import { h } from "../../lib/dom.js";

/** @import { ToolData, ToolOptions } from "./index.js" */

/** @param {Pick<ToolOptions, "t" | "onShow">} options */
export function createChoice({ t, onShow }) {
  const list = h("select", { id: "tool-node", change: () => onShow(Number(list.value)) });
  const element = h("div", { class: "section tool-node" }, h("label", { for: "tool-node" }, t("tools.node")), list);
  return {
    element,
    /** @param {Pick<ToolData, "trace">} data @param {number} node */
    update({ trace }, node) {
      const named = trace.nodes.filter(
        ({ id, names, grad_state }) => id === node || (names.length > 0 && grad_state !== "none"),
      );
      offer(
        list,
        named.map(({ id, label }) => [id, label]),
        node,
      );
    },
  };
}
