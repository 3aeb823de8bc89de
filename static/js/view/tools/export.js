/** The program as a script to take home: in numpy with both passes written out, in PyTorch with autograd. */

import { copyText } from "../../lib/clipboard.js";
import { h } from "../../lib/dom.js";
import { download } from "../../lib/download.js";
import { createQuestion } from "./question.js";

/** @import { CreateTool } from "./index.js" */

const FORMS = /** @type {const} */ (["numpy", "torch"]);

/** @type {CreateTool} */
export function create(container, first, options) {
  const { t, ask, onAim } = options;
  let data = first;
  const form = () => data.aim.as ?? "numpy";
  const buttons = FORMS.map((as) =>
    h("button", { type: "button", "data-as": as, click: () => onAim({ as }) }, t(`export.${as}`)),
  );
  const about = h("p", { class: "meaning" });
  const place = h("section", { class: "section" });
  container.replaceChildren(
    h(
      "section",
      { class: "section export-as" },
      h("div", { class: "choice", role: "group", "aria-label": t("export.as") }, ...buttons),
      about,
    ),
    place,
  );
  const question = createQuestion(place, {
    t,
    draw: (/** @type {{ script: string }} */ { script }) => drawn(script, form(), t),
  });
  return {
    update(next) {
      data = next;
      const { source, inputs } = data;
      const as = form();
      for (const button of buttons) button.setAttribute("aria-pressed", String(button.dataset.as === as));
      about.textContent = t(`export.${as}.about`);
      question.about([source, inputs, as], () => ask("export", { source, inputs, as }));
    },
    destroy: question.destroy,
  };
}

/** @param {string} script @param {string} form @param {import("../../lib/i18n.js").Translate} t */
function drawn(script, form, t) {
  const said = h("p", { class: "meaning", role: "status" });
  /** @param {string} key @param {() => void} click */
  const button = (key, click) => h("button", { type: "button", class: "button", click }, t(key));
  return [
    h(
      "div",
      { class: "actions" },
      button("export.copy", async () => {
        said.textContent = t((await copyText(script)) ? "export.copied" : "export.failed");
      }),
      button("export.download", () => download(`backlight_${form}.py`, script)),
    ),
    said,
    h("pre", { class: "program script", tabindex: 0, "aria-label": t("export.script") }, h("code", null, script)),
  ];
}
