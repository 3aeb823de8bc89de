/** A script to take home, with what one does with it: copy it, download it. */

import { copyText } from "../lib/clipboard.js";
import { h } from "../lib/dom.js";
import { download } from "../lib/download.js";

/** @import { Translate } from "../lib/i18n.js" */
/** @typedef {"numpy" | "torch"} Library */

/** @type {Library[]} */
export const LIBRARIES = ["numpy", "torch"];

/** The switch between the libraries. @param {{ t: Translate, onLibrary: (library: Library) => void }} options */
export function createLibraries({ t, onLibrary }) {
  const buttons = LIBRARIES.map((each) =>
    h("button", { type: "button", "data-as": each, click: () => onLibrary(each) }, t(`export.${each}`)),
  );
  return {
    element: h("div", { class: "choice", role: "group", "aria-label": t("export.as") }, ...buttons),
    /** @param {Library} library */
    update(library) {
      for (const button of buttons) button.setAttribute("aria-pressed", String(button.dataset.as === library));
    },
  };
}

/**
 * @param {{ script: string, library: Library, light?: string[] }} data `light`: lines with one of these in them are marked
 * @param {{ t: Translate }} options
 */
export function scriptParts({ script, library, light = [] }, { t }) {
  const said = h("p", { class: "meaning", role: "status" });
  /** @param {string} key @param {() => void} click */
  const button = (key, click) => h("button", { type: "button", class: "button", click }, t(key));
  const actions = h(
    "div",
    { class: "actions" },
    button("export.copy", async () => {
      said.textContent = t((await copyText(script)) ? "export.copied" : "export.failed");
    }),
    button("export.download", () => download(`backlight_${library}.py`, script)),
  );
  const lines = script
    .split("\n")
    .flatMap((line) => [light.some((each) => line.includes(each)) ? h("mark", null, line) : line, "\n"]);
  const text = h(
    "pre",
    { class: "program script", tabindex: 0, "aria-label": t("export.script") },
    h("code", null, ...lines),
  );
  return { actions, said, text };
}
