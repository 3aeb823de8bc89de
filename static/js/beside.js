/** A second graph beside the first one, for a tool that has one to show. It has a solver of its own: one answers the newest question only. */

import { h } from "./lib/dom.js";
import { frameAt } from "./model/frames.js";
import { createStage } from "./stage/stage.js";

/** @import { StageOptions } from "./stage/stage.js" */
/** @import { Beside } from "./view/tools/index.js" */
/** @typedef {ReturnType<typeof createStage>} Stage */

/** Here there is no room for two graphs: one is shown, and one changes from the one to the other. */
const NARROW = matchMedia("(max-width: 760px)");

/**
 * @param {HTMLElement} container hidden while there is nothing to show
 * @param {StageOptions} options
 * @returns {Beside & { seenWith: (first: Stage | null) => Stage[], destroy: () => void }}
 */
export function createBeside(container, options) {
  /** @type {Stage | null} */
  let stage = null;
  /** What the second graph reports to the tool that shows it. @type {Parameters<Beside["show"]>[1]} */
  let told = {};
  const { t, locale } = options;
  const name = h("p", { class: "stage-name" });
  const place = h("div", { class: "stage" });
  const turns = ["first", "second"].map((which) =>
    h("button", { type: "button", click: () => turn(which === "first") }, t(`beside.${which}`)),
  );
  const head = h(
    "div",
    { class: "second-head" },
    name,
    h("div", { class: "choice", role: "group", "aria-label": t("beside") }, ...turns),
  );
  const away = () => container.classList.contains("away");
  /** Show the first graph, or the second again. @param {boolean} first */
  const turn = (first) => {
    container.classList.toggle("away", first);
    turns.forEach((button, i) => button.setAttribute("aria-pressed", String(first === (i === 0))));
  };

  const clear = () => {
    stage?.destroy();
    stage = null;
    container.hidden = true;
  };

  return {
    show({ trace, columns, step, edges, pointed, selected, title }, reports) {
      told = reports;
      const data = { trace, columns, frame: frameAt(trace, { step, phase: 1 }), lit: edges, pointed, selected };
      name.replaceChildren(.../** @type {Node[]} */ (title));
      if (!stage) {
        container.replaceChildren(head, place);
        container.hidden = false;
        turn(false);
        stage = createStage(place, data, {
          ...{ t, locale, overview: () => 0 },
          onSelect: (id) => told.onSelect?.(id),
          onHover: (target) => told.onHover?.(target?.node ?? null),
          onInput: (id, value) => told.onInput?.(id, value),
          onInputEnd: options.onInputEnd,
        });
      }
      stage.update(data);
    },
    clear,
    /** The graphs that are seen: both, or the one that covers the other. */
    seenWith(first) {
      const seen = NARROW.matches && stage ? [away() ? first : stage] : [first, stage];
      return seen.filter((each) => each !== null);
    },
    destroy: clear,
  };
}
