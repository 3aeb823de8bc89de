/** A tool of the expression's page beside a picture of the lecture; what it points at is lit there. */

import { h } from "../lib/dom.js";

/** @import { Stop } from "../net/lecture.js" */
/** @import { BoardToolOptions, Bring, ToolData } from "../view/tools/index.js" */
/** @typedef {{ update: (data: ToolData) => void, play?: () => void, destroy: () => void }} View */

/** @type {Record<string, () => Promise<{ create: (container: HTMLElement, data: ToolData, options: BoardToolOptions) => View }>>} */
const TOOLS = {
  modes: () => import("../view/tools/modes.js"),
  order: () => import("../view/tools/order.js"),
};

/**
 * @param {HTMLElement} container
 * @param {null} _
 * @param {BoardToolOptions & { bring: Bring, onReady: () => void }} options `onReady`: an answer it has asked for stands there
 */
export function createBeside(container, _, { onReady, ask, bring, ...rest }) {
  const { t } = rest;
  /** @type {BoardToolOptions} */
  const options = {
    ...rest,
    async ask(what, about) {
      const answer = await ask(what, about);
      requestAnimationFrame(onReady); // by then it is drawn
      return answer;
    },
  };
  /** @type {Stop["beside"]} */
  let open = null;
  /** @type {View | null} */
  let view = null;
  /** @type {ToolData | null} */
  let latest = null;
  container.hidden = true;

  const close = () => {
    view?.destroy();
    view = null;
    container.replaceChildren();
  };
  /** @param {NonNullable<Stop["beside"]>} wanted */
  const start = async (wanted) => {
    const body = h("div", { class: "tool-body" });
    container.replaceChildren(h("h2", { class: "section-title" }, t(`tool.${wanted.tool}`)), body);
    const { create } = await bring(TOOLS[wanted.tool]);
    if (open?.tool !== wanted.tool || body.parentElement !== container || !latest) return;
    view = create(body, latest, options);
    view.update(latest);
  };

  return {
    /** @param {Stop["beside"]} wanted */
    open(wanted) {
      const same = wanted?.tool === open?.tool;
      open = wanted;
      if (same) return;
      container.hidden = !wanted;
      close();
      if (wanted && latest) void start(wanted);
    },
    /** @param {ToolData} data */
    update(data) {
      const first = latest === null;
      latest = data;
      if (first && open) void start(open);
      view?.update(data);
    },
    /** Whether it shows all that it has to show. */
    rests: () => open === null || (view !== null && !container.querySelector("[aria-busy=true]")),
    play: () => view?.play?.(),
    destroy: close,
  };
}
