/** What is to be printed: this scene or all of them, with the answers or without. */

import { h } from "../../lib/dom.js";
import { icon } from "../../lib/icons.js";
import { createDialog } from "../dialog.js";

/** @import { Translate } from "../../lib/i18n.js" */
/** @typedef {{ all: boolean, answers: boolean, onProgress: (done: number, count: number) => void }} Print */

/**
 * @param {HTMLElement} container
 * @param {null} _
 * @param {{ t: Translate, onPrint: (print: Print) => Promise<void> }} options
 */
export function createPrinting(container, _, { t, onPrint }) {
  const radio = (/** @type {boolean} */ all) =>
    h(
      "label",
      null,
      h("input", { type: "radio", name: "print-scenes", value: all ? "all" : "one", checked: !all }),
      t(all ? "lec.print.all" : "lec.print.one"),
    );
  const answers = h("input", { type: "checkbox", checked: true });
  const progress = h("p", { class: "meaning", role: "status" });
  const go = h("button", { type: "submit", class: "button" }, icon("print"), t("lec.print"));
  const form = h(
    "form",
    { class: "printing" },
    h("fieldset", null, h("legend", { class: "unseen" }, t("lec.print.about")), radio(false), radio(true)),
    h("label", null, answers, t("lec.print.answers")),
    h("div", { class: "actions" }, go, progress),
  );
  const dialog = createDialog(container, { title: t("lec.print.about"), t }, form);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    go.disabled = true;
    try {
      await onPrint({
        all: new FormData(form).get("print-scenes") === "all",
        answers: answers.checked,
        onProgress: (done, count) => {
          progress.textContent = t("lec.print.progress", { at: done + 1, count });
        },
      });
    } finally {
      go.disabled = false;
      progress.textContent = "";
      dialog.close();
    }
  });
  return { open: () => dialog.showModal(), destroy: () => dialog.remove() };
}
