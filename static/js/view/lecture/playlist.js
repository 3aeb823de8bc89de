/** All scenes of the lecture, to go to any of them; and the files that are none. */

import { h } from "../../lib/dom.js";
import { rich } from "../../lib/rich.js";
import { createDialog } from "../dialog.js";

/** @import { Translate } from "../../lib/i18n.js" */
/** @import { Contents } from "../../net/lecture.js" */

/**
 * @param {HTMLElement} container
 * @param {null} _
 * @param {{ t: Translate, lang: string, onScene: (id: string) => void }} options
 */
export function createPlaylist(container, _, { t, lang, onScene }) {
  const list = h("ol", { class: "scenes" });
  const refused = h("section", { class: "refused" });
  const dialog = createDialog(container, { title: t("lec.list.about"), style: "playlist", t }, list, refused);

  return {
    /** @param {{ contents: Contents, current: string | null }} data */
    update({ contents, current }) {
      list.replaceChildren(
        ...contents.scenes.map(({ id, title, slide, locked }, i) =>
          h(
            "li",
            null,
            h(
              "button",
              {
                type: "button",
                "aria-current": id === current ? "true" : null,
                click() {
                  dialog.close();
                  onScene(id);
                },
              },
              h("span", { class: "place" }, i + 1),
              h("span", { class: "name" }, rich(title[lang])),
              h("span", { class: "slide" }, locked ? t("lec.locked.short") : rich(slide[lang])),
            ),
          ),
        ),
      );
      refused.replaceChildren(
        ...(contents.refused.length
          ? [
              h("h3", null, t("lec.refused", { count: contents.refused.length })),
              h(
                "ul",
                null,
                ...contents.refused.map(({ file, line, message }) =>
                  h("li", null, h("code", null, `${file}:${line}`), ` ${message[lang]}`),
                ),
              ),
            ]
          : []),
      );
    },
    open() {
      dialog.showModal();
      dialog.querySelector("[aria-current]")?.scrollIntoView({ block: "center" });
    },
    destroy: () => dialog.remove(),
  };
}
