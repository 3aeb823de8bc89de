/** Networks side by side that differ in one thing: what it is, their losses in one chart, a column for each. */

import { h } from "../../lib/dom.js";
import { differing } from "../../model/network/differ.js";
import { differencesOf } from "../../model/network/rivals.js";
import { heights } from "./healthplot.js";
import { createOverlay } from "./overlay.js";
import { createRival, DRAWN } from "./rival.js";

/** @import { Translate } from "../../lib/i18n.js" */
/** @import { Form } from "../../model/network/form.js" */
/** @import { Difference, Rival } from "../../model/network/rivals.js" */
/** @import { Comparison } from "../../network/comparing.js" */
/** @import { Points } from "./fieldplot.js" */
/** @typedef {{ comparison: Comparison | null, form: Form | null, points: Points | null }} CompareData */

/** Width of a curve of health among four, and among fewer. */
const [NARROW, WIDE] = [270, 350];
/** Here each has the whole width. */
const phone = matchMedia("(max-width: 760px)");

/**
 * @param {HTMLElement} container
 * @param {CompareData} data
 * @param {{ t: Translate, lang: string, onDifference: (what: Difference) => void, onCompare: () => void }} options
 */
export function createCompare(container, data, { t, lang, onDifference, onCompare }) {
  const choice = h("div", { class: "choice", role: "group", "aria-label": t("net.compare.what") });
  const close = h(
    "button",
    { type: "button", class: "button", id: "compare-close", click: onCompare },
    t("net.compare.close"),
  );
  const overlay = createOverlay({ t, lang });
  const columns = h("div", { class: "rivals" });
  container.replaceChildren(
    h("div", { class: "compare-what" }, h("span", null, t("net.compare.what")), choice, close),
    overlay.element,
    columns,
  );
  /** @type {{ rivals: Rival[] | null, views: ReturnType<typeof createRival>[] }} */
  let built = { rivals: null, views: [] };
  const clear = () => {
    for (const view of built.views) view.destroy();
    built = { rivals: null, views: [] };
  };
  /** @param {Rival} rival */
  const nameOf = ({ name, plain }) => (plain ? name : t(`net.rival.${name}`));

  /** @param {Rival[]} rivals @param {Form | null} form */
  const build = (rivals, form) => {
    const focused = choice.contains(document.activeElement);
    clear();
    built = {
      rivals,
      views: rivals.map((rival, i) =>
        createRival({ name: nameOf(rival), i, width: rivals.length > 3 && !phone.matches ? NARROW : WIDE, t, lang }),
      ),
    };
    columns.replaceChildren(...built.views.map(({ element }) => element));
    choice.replaceChildren(
      ...(form ? differencesOf(form) : []).map((what) =>
        h("button", { type: "button", "data-what": what, click: () => onDifference(what) }, t(`net.compare.${what}`)),
      ),
    );
    return focused;
  };

  /** Where the focus was when it opened: on a button, on a unit. @type {HTMLElement | SVGElement | null} */
  let opener = null;
  /** Whoever opens it goes on in it, and comes back to where that was. */
  const passFocus = () => {
    if (container.hidden) return opener?.focus();
    const { activeElement: at, body } = document;
    opener = at === body ? null : /** @type {HTMLElement | null} */ (at);
    if (opener) close.focus();
  };

  const draw = (/** @type {CompareData} */ { comparison, form, points }) => {
    const turned = container.hidden !== !comparison;
    container.hidden = !comparison;
    if (turned) passFocus();
    if (!comparison) return clear();
    const { rivals, runs, what } = comparison;
    const refocus = built.rivals !== rivals && build(rivals, form);
    for (const button of choice.querySelectorAll("button")) {
      button.setAttribute("aria-pressed", String(button.dataset.what === what));
      if (refocus && button.dataset.what === what) button.focus();
    }
    overlay.update(runs.map(({ curve, diverged }, i) => ({ name: nameOf(rivals[i]), curve, diverged })));
    const pieces = differing(runs.map(({ text }) => text ?? ""));
    const beside = runs.flatMap(({ flow }) => (flow ? heights(flow, DRAWN) : []));
    const alone = runs.every(({ diverged }) => diverged !== null);
    runs.forEach((run, i) => built.views[i].update({ run, pieces: pieces[i], points, beside, alone }));
  };
  draw(data);
  return {
    update: draw,
    destroy() {
      clear();
      overlay.destroy();
      container.replaceChildren();
    },
  };
}
