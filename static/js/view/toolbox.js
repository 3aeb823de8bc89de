/** The tools under the inspector: their buttons, and the one that is open in the inspector's place. */

import { h } from "../lib/dom.js";
import { icon } from "../lib/icons.js";
import { TOOLS } from "./tools/index.js";

/** @import { CreateTool, Tool, ToolData, ToolOptions } from "./tools/index.js" */

/** @param {HTMLElement} panel @param {string} name */
const part = (panel, name) => /** @type {HTMLElement} */ (panel.querySelector(`#${name}`));

/**
 * @param {HTMLElement} container with the places `tool` and `toolbox`
 * @param {null} _
 * @param {ToolOptions} options
 */
export function createToolbox(container, _, options) {
  const { t, onTool, bring } = options;
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
        "aria-pressed": "false",
        title: t(`tool.${id}.about`),
        click: () => onTool(id),
      },
      t(`tool.${id}`),
      key ? h("kbd", { "aria-hidden": "true" }, key) : null,
    ),
  );
  bar.replaceChildren(...buttons);
  /** The tool that is open, and its view once that has been fetched. @type {{ id: string, waits: boolean, view: ReturnType<CreateTool> | null } | null} */
  let open = null;
  /** @type {ToolData | null} */
  let latest = null;

  const close = () => {
    open?.view?.destroy();
    open = null;
    place.replaceChildren();
  };

  /** Where the buttons are a strip, the open tool's is in sight. @param {HTMLElement} button */
  const centre = ({ offsetLeft, offsetWidth }) => {
    bar.scrollLeft = offsetLeft - bar.offsetLeft + (offsetWidth - bar.clientWidth) / 2;
  };

  /** @param {Tool} tool @param {boolean} waits until no number is withheld that it would tell */
  const start = async ({ id, load }, waits = false) => {
    const body = h("div", { class: "tool-body" });
    place.replaceChildren(head(id, options), body);
    /** @type {NonNullable<typeof open>} */
    const mine = { id, waits, view: null };
    open = mine;
    if (waits) return body.append(h("p", { class: "meaning" }, t("tools.withheld")));
    const waiting = h("p", { class: "meaning waiting" }, t("tools.waiting"));
    body.append(waiting);
    const { create } = await bring(load);
    if (open !== mine || !latest) return;
    waiting.remove();
    mine.view = create(body, latest, options);
    mine.view.update(latest);
  };

  return {
    /** @param {ToolData & { tool: string | null }} data */
    update({ tool: wanted, ...data }) {
      const tool = TOOLS.find(({ id }) => id === wanted);
      latest = data;
      const waits = Boolean(tool && !tool.blind && data.task.targets.length);
      const moved = open?.id !== tool?.id;
      if (moved || (open && open.waits !== waits)) {
        close();
        if (tool) void start(tool, waits);
      }
      open?.view?.update(data);
      if (!moved) return;
      place.hidden = !tool;
      buttons.forEach((button, i) => button.setAttribute("aria-pressed", String(TOOLS[i] === tool)));
      if (!tool) return;
      const button = buttons[TOOLS.indexOf(tool)];
      centre(button);
      // the keys go on in the tool, and Escape leads back
      if (button.matches(":focus-visible")) place.focus({ preventScroll: true });
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
