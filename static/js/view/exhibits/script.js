/** A program beside the script it is taken home as; lines that the story speaks of are marked. */

import { h } from "../../lib/dom.js";
import { keepFocus } from "../../lib/focus.js";
import { createLibraries, scriptParts } from "../script.js";

/** @import { Library } from "../script.js" */
/** @import { Exhibit, ExhibitOptions } from "./index.js" */
/** @typedef {{ program: string, library: Library, light: string[] }} ScriptSet */

/**
 * @param {HTMLElement} container
 * @param {ScriptSet} first
 * @param {Pick<ExhibitOptions, "t" | "ask" | "onError" | "onTouched">} options
 * @returns {Exhibit}
 */
export function create(container, first, { t, ask, onError, onTouched }) {
  let set = first;
  let gone = false;
  /** Scripts that have come, by what they are of. @type {Map<string, string>} */
  const known = new Map();
  const libraries = createLibraries({
    t,
    onLibrary(library) {
      set = { ...set, library };
      onTouched(true);
      show();
    },
  });
  const program = h("code");
  const bar = h("div", { class: "script-bar" });
  const place = h("div", { class: "script-place" });
  container.replaceChildren(
    h(
      "div",
      { class: "script-side" },
      h("h3", { class: "section-title" }, t("export.program")),
      h("pre", { class: "program", tabindex: 0, "aria-label": t("export.program") }, program),
    ),
    h("div", { class: "script-main" }, bar, place),
  );

  const show = () => {
    const key = `${set.library} ${set.program}`;
    const script = known.get(key);
    program.textContent = set.program;
    libraries.update(set.library);
    container.toggleAttribute("data-rests", script !== undefined);
    if (script === undefined) return void learn(key);
    const { actions, said, text } = scriptParts({ ...set, script }, { t });
    keepFocus(bar, () => bar.replaceChildren(libraries.element, actions, said));
    place.replaceChildren(text);
    // the first line the story speaks of a third down, or higher, so that the last is in sight, too
    const marks = [...text.querySelectorAll("mark")].map((mark) => mark.offsetTop - text.offsetTop);
    const room = text.clientHeight;
    text.scrollTop = marks.length
      ? Math.min(marks[0], Math.max(marks[0] - room / 3, marks[marks.length - 1] - 0.9 * room))
      : 0;
  };
  /** @param {string} key */
  const learn = async (key) => {
    try {
      const { script } = await ask("api/export", { source: set.program, as: set.library });
      known.set(key, script);
      if (!gone) show();
    } catch (error) {
      onError(error);
    }
  };
  show();
  return {
    update(/** @type {ScriptSet} */ next) {
      set = next;
      onTouched(false);
      show();
    },
    link: () => ({ page: "", state: { text: set.program, tool: "export", aim: { as: set.library } } }),
    destroy() {
      gone = true;
      container.replaceChildren();
    },
  };
}
