/** A second graph beside the first one, for a tool that has one to show. It has a solver of its own: one answers the newest question only. */

import { h } from "./lib/dom.js";
import { frameAt } from "./model/frames.js";
import { createStage } from "./stage/stage.js";

/** @import { StageOptions } from "./stage/stage.js" */
/** @import { Beside } from "./view/tools/index.js" */

/** Here a whole graph is too small to be read. */
const NARROW = matchMedia("(max-width: 760px)");

/**
 * @param {HTMLElement} container hidden while there is nothing to show
 * @param {StageOptions} options
 * @returns {Beside & { destroy: () => void }}
 */
export function createBeside(container, options) {
  /** @type {ReturnType<typeof createStage> | null} */
  let stage = null;
  /** What the second graph reports to the tool that shows it. @type {Parameters<Beside["show"]>[1]} */
  let told = {};
  const name = h("p", { class: "stage-name" });
  const place = h("div", { class: "stage" });

  const clear = () => {
    stage?.destroy();
    stage = null;
    container.hidden = true;
  };

  return {
    show({ trace, columns, step, edges, pointed, title }, reports) {
      told = reports;
      const data = { trace, columns, frame: frameAt(trace, { step, phase: 1 }), lit: edges, pointed };
      name.replaceChildren(.../** @type {Node[]} */ (title));
      if (!stage) {
        container.replaceChildren(name, place);
        container.hidden = false;
        const { t, locale } = options;
        stage = createStage(place, data, {
          ...{ t, locale, overview: !NARROW.matches },
          onHover: (target) => told.onHover?.(target?.node ?? null),
          onInput: (id, value) => told.onInput?.(id, value),
          onInputEnd: options.onInputEnd,
        });
      }
      stage.update(data);
    },
    clear,
    destroy: clear,
  };
}
