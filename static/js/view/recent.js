/** The programs of this browser, to be opened again or removed. */

import { h, symbol } from "../lib/dom.js";
import { keepFocus } from "../lib/focus.js";
import { formatNumber } from "../lib/format.js";
import { icon } from "../lib/icons.js";
import { isScalar, shapeOf, shapeText } from "../lib/tensor.js";

/** @import { Tensor } from "../lib/format.js" */
/** @import { Translate } from "../lib/i18n.js" */
/** @typedef {{ id: string, text: string, inputs: Record<string, Tensor>, when: number }} Program */
/**
 * @typedef {{ t: Translate, lang: string, recent: { list: () => Program[], remove: (id: string) => void, clear: () => void },
 *   onRecent: (program: Program) => void }} RecentOptions
 */

/** Changed numbers named beside a program. */
const NAMED = 3;

/**
 * @param {HTMLElement} container
 * @param {null} _
 * @param {RecentOptions} options
 */
export function createRecent(container, _, { t, lang, recent, onRecent }) {
  const list = h("ul", { class: "recent" });
  const clear = h(
    "button",
    { type: "button", class: "button clear", click: () => forget(() => recent.clear()) },
    t("recent.clear"),
  );
  // last for Tab, which should not first meet what clears the list
  container.append(h("h2", { class: "section-title" }, t("recent.title")), list, clear);

  /** @param {() => void} remove */
  const forget = (remove) =>
    keepFocus(container.closest("[popover]") ?? container, () => {
      remove();
      update();
    });
  const update = () => {
    const programs = recent.list();
    container.hidden = !programs.length;
    list.replaceChildren(
      ...programs.map((program) => {
        const line = titleOf(program.text);
        return h(
          "li",
          null,
          h(
            "button",
            { type: "button", class: "open", click: () => onRecent(program) },
            h("b", null, line),
            h("small", null, ago(program.when, lang) || t("recent.now"), ...changes(program.inputs, lang)),
          ),
          h(
            "button",
            {
              type: "button",
              class: "remove",
              "aria-label": t("recent.remove", { program: line }),
              click: () => forget(() => recent.remove(program.id)),
            },
            icon("close"),
          ),
        );
      }),
    );
  };
  return { update, destroy: () => container.replaceChildren() };
}

/** A program is known by its last statement. @param {string} text */
function titleOf(text) {
  const lines = text.split("\n").map((line) => line.replace(/#.*/, "").trim());
  return lines.findLast((line) => line) ?? text.trim();
}

/** @param {Record<string, Tensor>} inputs @param {string} lang */
function changes(inputs, lang) {
  const all = Object.entries(inputs);
  const named = all
    .slice(0, NAMED)
    .flatMap(([name, value]) => [
      " · ",
      symbol(name),
      isScalar(value) ? ` = ${formatNumber(value, lang)}` : ` ${shapeText(shapeOf(value))}`,
    ]);
  return all.length > NAMED ? [...named, " …"] : named;
}

/** Nothing within the minute. @param {number} when @param {string} lang */
function ago(when, lang) {
  const words = new Intl.RelativeTimeFormat(lang, { numeric: "auto" });
  const minutes = Math.min(0, Math.round((when - Date.now()) / 60_000));
  if (minutes > -60) return minutes && words.format(minutes, "minute");
  return minutes > -60 * 24
    ? words.format(Math.round(minutes / 60), "hour")
    : words.format(Math.round(minutes / 1440), "day");
}
