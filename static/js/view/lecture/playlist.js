/** All scenes of the lecture, to go to any of them; and the files that are none. */

import { h } from "../../lib/dom.js";
import { rich } from "../../lib/rich.js";
import { createDialog } from "../dialog.js";
import { createChoice } from "../exhibits/choice.js";

/** @import { Translate } from "../../lib/i18n.js" */
/** @import { Notation } from "../../lib/notation.js" */
/** @import { Contents } from "../../net/lecture.js" */

/**
 * @param {HTMLElement} container
 * @param {null} _
 * @param {{ t: Translate, lang: string, progress: () => Record<string, number>, onScene: (id: string) => void,
 *   onNotation: (chosen: Partial<Notation>) => void }} options
 *   `progress`: how many stops have been reached, by scene
 */
export function createPlaylist(container, _, { t, lang, progress, onScene, onNotation }) {
  /** How far one has come in each. @type {{ id: string, stops: number, element: HTMLElement }[]} */
  let marks = [];
  const list = h("ol", { class: "scenes" });
  const refused = h("section", { class: "refused" });
  /** @type {Notation | null} */
  let written = null;
  const choices = /** @type {const} */ ({ shapes: ["list", "times"], samples: ["rows", "columns"] });
  const notation = Object.entries(choices).map(([field, values]) =>
    createChoice(
      t(`lec.${field}`),
      values.map((value) => ({ value, text: t(`lec.${field}.${value}`) })),
      (value) => onNotation({ [field]: value }),
      () => written?.[/** @type {keyof Notation} */ (field)],
    ),
  );
  const foot = h(
    "footer",
    { class: "notation" },
    ...notation.map(({ element }) => h("p", null, element.getAttribute("aria-label"), element)),
  );
  const dialog = createDialog(container, { title: t("lec.list.about"), style: "playlist", t }, list, refused, foot);

  return {
    /** @param {{ contents: Contents, current: string | null, notation: Notation }} data */
    update({ contents, current, notation: now }) {
      written = now;
      for (const each of notation) each.update();
      marks = contents.scenes.map(({ id, stops }) => ({
        id,
        stops,
        element: h("span", { class: "reached", role: "img" }),
      }));
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
              marks[i].element,
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
      const far = progress();
      for (const { id, stops, element } of marks) {
        const reached = Object.hasOwn(far, id) ? Math.min(far[id], stops) : 0;
        element.textContent = reached === stops ? "✓" : reached ? `${reached}/${stops}` : "";
        element.setAttribute("aria-label", t("lec.reached", { reached, stops }));
      }
      dialog.showModal();
      dialog.querySelector("[aria-current]")?.scrollIntoView({ block: "center" });
    },
    destroy: () => dialog.remove(),
  };
}
