/** The list of keys, and whose work is in the page. */

import { at } from "../lib/at.js";
import { h } from "../lib/dom.js";
import { createDialog } from "./dialog.js";

/** @import { Translate } from "../lib/i18n.js" */

/** @typedef {[keys: string[], what: string][]} Rows */

/** The keys of the page for expressions. @param {Translate} t @returns {Rows} */
export const expressionKeys = (t) => [
  [["→", "←", "PgDn", "PgUp"], "help.step"],
  [["Shift →", "Shift ←"], "help.part"],
  [["Home", "End"], "help.ends"],
  [[t("key.space")], "help.play"],
  [["[", "]"], "help.speed"],
  [["E"], "help.editor"],
  [["/"], "help.search"],
  [["T"], "help.table"],
  [["W"], "help.why"],
  [["P"], "help.predict"],
  [["G"], "help.check"],
  [["A"], "help.compare"],
  [["F"], "help.present"],
  [["B", "."], "help.dark"],
  [["Ctrl Z", "Ctrl Shift Z"], "help.undo"],
  [["←", "↑", "↓", "→"], "help.walk"],
  [[t("key.enter")], "help.open"],
  [[`Shift ${t("key.enter")}`], "help.number"],
  [["Esc"], "help.leave"],
  [["?"], "help.help"],
];

/** The keys of the page for networks. @param {Translate} t @returns {Rows} */
export const networkKeys = (t) => [
  [["→", "←", "PgDn", "PgUp"], "help.net.step"],
  [["Home", "End"], "help.ends"],
  [[t("key.space")], "help.net.play"],
  [["A"], "help.net.compare"],
  [["Ctrl Z", "Ctrl Shift Z"], "help.undo"],
  [["E"], "help.net.editor"],
  [["←", "↑", "↓", "→"], "help.net.walk"],
  [[t("key.enter")], "help.net.pick"],
  [["Esc"], "help.net.leave"],
  [["?"], "help.help"],
];

/** The keys of the lecture. @param {Translate} t @returns {Rows} */
export const lectureKeys = (t) => [
  [["→", "PgDn", t("key.enter")], "help.lec.next"],
  [["←", "PgUp"], "help.lec.back"],
  [["Shift →", "Shift ←"], "help.lec.scene"],
  [["Home", "End"], "help.lec.ends"],
  [[t("key.space")], "help.lec.play"],
  [["R"], "help.lec.reset"],
  [["F", "F5"], "help.present"],
  [["B", "."], "help.dark"],
  [["N"], "help.lec.notes"],
  [["L"], "help.lec.list"],
  [["?"], "help.help"],
];

/** The keys of the atlas. @param {Translate} t @returns {Rows} */
export const atlasKeys = (t) => [
  [["Tab"], "help.atlas.next"],
  [["←", "→"], "help.atlas.move"],
  [["Shift ←", "Shift →"], "help.atlas.far"],
  [[t("key.enter")], "help.atlas.pick"],
];

/**
 * @param {HTMLElement} container
 * @param {Rows} rows
 * @param {{ t: Translate }} options
 */
export function createHelp(container, rows, { t }) {
  const dialog = createDialog(
    container,
    { title: t("help.title"), t },
    h(
      "dl",
      null,
      ...rows.flatMap(([keys, what]) => [
        h("dt", null, ...keys.map((key) => h("kbd", null, key))),
        h("dd", null, t(what)),
      ]),
    ),
    h(
      "p",
      { class: "about" },
      h("a", { href: at("static/vendor/licences.txt"), target: "_blank" }, t("help.licences")),
    ),
  );
  return { open: () => dialog.showModal(), update() {}, destroy: () => dialog.remove() };
}
