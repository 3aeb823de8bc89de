/** The list of keys. */

import { h } from "../lib/dom.js";
import { icon } from "../lib/icons.js";

/** @import { Translate } from "../lib/i18n.js" */

/**
 * @param {HTMLElement} container
 * @param {null} _
 * @param {{ t: Translate }} options
 */
export function createHelp(container, _, { t }) {
  const rows = [
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
    [["Ctrl Z", "Ctrl Shift Z"], "help.undo"],
    [["←", "↑", "↓", "→"], "help.walk"],
    [[t("key.enter")], "help.open"],
    [[`Shift ${t("key.enter")}`], "help.number"],
    [["Esc"], "help.leave"],
    [["?"], "help.help"],
  ];
  const close = h(
    "button",
    { type: "button", class: "button quiet", "aria-label": t("help.close"), click: () => dialog.close() },
    icon("close"),
  );
  const dialog = h(
    "dialog",
    { "aria-label": t("help.title") },
    h("h2", null, t("help.title"), close),
    h(
      "dl",
      null,
      ...rows.flatMap(([keys, what]) => [
        h("dt", null, ...[...keys].map((key) => h("kbd", null, key))),
        h("dd", null, t(String(what))),
      ]),
    ),
  );
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  container.append(dialog);
  return { open: () => dialog.showModal(), update() {}, destroy: () => dialog.remove() };
}
