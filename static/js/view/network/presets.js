/** Networks to start from, in a menu. */

import { h } from "../../lib/dom.js";
import { createMenu } from "../menu.js";

/** @import { Translate } from "../../lib/i18n.js" */
/** @import { Preset } from "../../net/api.js" */

/**
 * @param {HTMLElement} container
 * @param {Preset[]} presets
 * @param {{ t: Translate, lang: string, onPreset: (spec: string) => void }} options
 */
export function createPresets(container, presets, { t, lang, onPreset }) {
  const { menu, open } = createMenu(
    t,
    h(
      "div",
      { class: "menu-list" },
      ...presets.map(({ id, title, about, spec }) =>
        h(
          "button",
          {
            type: "button",
            "data-example": id,
            click: () => {
              menu.hidePopover();
              onPreset(spec);
              scrollTo({ top: 0 }); // on a phone, where its picture is
            },
          },
          h("b", null, title[lang]),
          h("small", null, about[lang]),
        ),
      ),
    ),
  );
  container.append(open, menu);
  return {
    update() {},
    destroy() {
      open.remove();
      menu.remove();
    },
  };
}
