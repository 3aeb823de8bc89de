/** A palette over the stage: type a name, an op or a number; what matches is lit. */

import { h, symbol } from "../lib/dom.js";
import { formatNumber } from "../lib/format.js";
import { isScalar, shapeText } from "../lib/tensor.js";
import { nodesFound, valueKnown } from "../model/search.js";
import { calledOp } from "../model/trace.js";

/** @import { Scalar } from "../lib/format.js" */
/** @import { Translate } from "../lib/i18n.js" */
/** @import { Columns, Trace } from "../model/trace.js" */
/** @import { Frame } from "../model/frames.js" */
/** @typedef {{ trace: Trace, columns: Columns, shown: Frame["value"] }} SearchData  `shown`: what is not computed yet is not told */

const SHOWN = 60;

/**
 * @param {HTMLElement} container the stage
 * @param {null} _
 * @param {{ t: Translate, lang: string, onFound: (nodes: number[]) => void, onChoose: (node: number) => void,
 *   onVisit: (node: number) => void }} options
 *   `onFound`: what is to be lit; `onVisit`: where the keys go on
 */
export function createSearch(container, _, { t, lang, onFound, onChoose, onVisit }) {
  const list = h("ul", { role: "listbox", id: "search-list", "aria-label": t("search.title") });
  const field = h("input", {
    type: "text",
    role: "combobox",
    "aria-label": t("search.title"),
    "aria-autocomplete": "list",
    "aria-controls": "search-list",
    "aria-expanded": "true",
    autocomplete: "off",
    autocapitalize: "off",
    spellcheck: "false",
    placeholder: t("search.hint"),
  });
  const count = h("p", { role: "status", class: "count" });
  const box = h("div", { class: "search" }, field, count, list);
  box.hidden = true;
  container.append(box);

  /** @type {SearchData | null} */
  let data = null;
  /** @type {number[]} */
  let found = [];
  let at = 0;
  /** Where the keys were. @type {HTMLElement | null} */
  let from = null;

  const mark = () => {
    [...list.children].forEach((option, i) => option.setAttribute("aria-selected", String(i === at)));
    const option = list.children[at];
    if (option) field.setAttribute("aria-activedescendant", option.id);
    else field.removeAttribute("aria-activedescendant");
    option?.scrollIntoView({ block: "nearest" });
  };
  const draw = () => {
    if (!data || box.hidden) return;
    const { trace, columns, shown } = data;
    const all = nodesFound(trace, columns, shown, field.value, lang);
    found = all.slice(0, SHOWN);
    at = Math.min(at, Math.max(0, found.length - 1));
    list.replaceChildren(
      ...found.map((id, i) => {
        const node = trace.node(id);
        const { label, role, shape } = node;
        const value = valueKnown(trace, columns, shown, id);
        const known = isScalar(value) ? formatNumber(/** @type {Scalar} */ (value), lang) : shapeText(shape);
        const number = value === null && !shape.length ? "—" : known;
        return h(
          "li",
          {
            role: "option",
            id: `search-${i}`,
            "data-found": label,
            // the field keeps the keys; chosen on release, lest the rest of a tap falls on what lies under the list
            pointerdown: (/** @type {Event} */ event) => event.preventDefault(),
            click: (/** @type {Event} */ event) => choose(event, id),
          },
          symbol(label),
          h("span", { class: "op" }, calledOp(node) ?? t(`inspect.${role}`)),
          h("b", null, number),
        );
      }),
    );
    count.textContent = t("search.count", { count: all.length });
    onFound(field.value.trim() ? all : []);
    mark();
  };
  const close = () => {
    if (box.hidden) return;
    box.hidden = true;
    onFound([]);
  };
  const leave = () => {
    field.blur();
    from?.focus();
  };
  /** @param {Event} event @param {number | undefined} id */
  const choose = (event, id) => {
    event.preventDefault();
    leave();
    if (id === undefined) return;
    onChoose(id);
    onVisit(id);
  };

  field.addEventListener("input", () => {
    at = 0;
    draw();
  });
  field.addEventListener("blur", close);
  field.addEventListener("keydown", (event) => {
    const by = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key];
    if (event.isComposing) return;
    if (event.key === "Escape") {
      event.preventDefault();
      leave();
    } else if (event.key === "Enter") choose(event, found[at]);
    else if (by && found.length) {
      event.preventDefault();
      at =
        Math.abs(by) === 1 ? (at + by + found.length) % found.length : Math.max(0, Math.min(found.length - 1, at + by));
      mark();
    }
  });

  return {
    open() {
      from = document.querySelector(":focus-visible");
      box.hidden = false;
      field.value = "";
      at = 0;
      draw();
      field.focus();
    },
    /** @param {SearchData} next */
    update(next) {
      data = next;
      draw();
    },
    destroy() {
      close();
      box.remove();
    },
  };
}
