/** The tools under the inspector: their buttons, and the one that is open in the inspector's place. */

import { h } from "../lib/dom.js";
import { icon } from "../lib/icons.js";
import { TOOLS } from "./tools/index.js";

/** @import { ToolData, ToolOptions } from "./tools/index.js" */

/** @param {HTMLElement} panel @param {string} name */
const part = (panel, name) => /** @type {HTMLElement} */ (panel.querySelector(`#${name}`));

/**
 * @param {HTMLElement} container with the places `tool` and `toolbox`
 * @param {null} _
 * @param {ToolOptions & { onTool: (tool: string | null) => void }} options
 */
export function createToolbox(container, _, options) {
  const { t, onTool } = options;
  const [place, bar] = ["tool", "toolbox"].map((name) => part(container, name));
  const buttons = TOOLS.map(({ id, key }) =>
    h(
      "button",
      {
        type: "button",
        class: "button quiet",
        "data-tool": id,
        "aria-label": t(`tool.${id}`),
        "aria-keyshortcuts": key,
        title: t(`tool.${id}.about`),
        click: () => onTool(id),
      },
      t(`tool.${id}`),
      key ? h("kbd", { "aria-hidden": "true" }, key) : null,
    ),
  );
  bar.replaceChildren(...buttons);
  /** @type {{ id: string, update: (data: ToolData) => void, destroy: () => void } | null} */
  let open = null;

  const close = () => {
    open?.destroy();
    open = null;
    place.replaceChildren();
  };

  return {
    /** @param {ToolData & { tool: string | null }} data */
    update({ tool: wanted, ...data }) {
      const tool = TOOLS.find(({ id }) => id === wanted);
      if (open?.id !== tool?.id) {
        close();
        if (tool) {
          const body = h("div", { class: "tool-body" });
          place.replaceChildren(head(tool.id, options), body);
          open = { id: tool.id, ...tool.create(body, data, options) };
        }
      }
      open?.update(data);
      place.hidden = !tool;
      buttons.forEach((button, i) => button.setAttribute("aria-pressed", String(TOOLS[i] === tool)));
    },
    destroy() {
      close();
      place.hidden = true;
      bar.replaceChildren();
    },
  };
}

/** @param {string} id @param {{ t: ToolOptions["t"], onTool: (tool: string | null) => void }} options */
function head(id, { t, onTool }) {
  return h(
    "header",
    { class: "tool-head" },
    h("h2", { id: "tool-title" }, t(`tool.${id}`)),
    h(
      "button",
      { type: "button", class: "button quiet", "aria-label": t("tools.close"), click: () => onTool(null) },
      icon("close"),
    ),
    h("p", { class: "meaning" }, t(`tool.${id}.about`)),
  );
}
