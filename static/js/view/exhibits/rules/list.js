/** The table of the rule book: an op in a row. */

import { h } from "../../../lib/dom.js";
import { inlineLatex } from "../../../lib/latex.js";

/** @import { Translate } from "../../../lib/i18n.js" */
/** @import { Rule } from "../../../model/rules.js" */

const COLUMNS = ["op", "formula", "rule", "doc"];

/**
 * @param {HTMLElement} container
 * @param {null} _
 * @param {{ t: Translate, lang: string, onPick: (op: string) => void }} options
 */
export function createList(container, _, { t, lang, onPick }) {
  const body = h("tbody");
  const heads = COLUMNS.map((name) => h("th", { scope: "col", class: `of-${name}` }, t(`rules.column.${name}`)));
  const none = h("p", { class: "meaning" }, t("rules.none"));
  container.replaceChildren(
    h("table", { class: "rules-table" }, h("thead", null, h("tr", null, ...heads)), body),
    none,
  );
  /** @type {Map<string, { row: HTMLElement, name: HTMLElement }>} */
  const rows = new Map();

  /** @param {Rule} rule */
  const made = (rule) => {
    const name = h("button", { type: "button", class: "rules-pick", click: () => onPick(rule.name) }, rule.name);
    const row = h(
      "tr",
      { "data-op": rule.name, click: (/** @type {Event} */ { target }) => target !== name && onPick(rule.name) },
      h("th", { scope: "row" }, name),
      h("td", { class: "of-formula" }, inlineLatex(`\\displaystyle ${rule.formula}`)),
      h("td", { class: "of-rule" }, ...rule.rules.map((each) => h("div", null, ruleText(each, t)))),
      h("td", { class: "of-doc" }, rule.doc[lang]),
    );
    return { row, name };
  };

  return {
    /** @param {{ rules: Rule[], open: string | null }} data */
    update({ rules, open }) {
      const shown = rules.map((rule) => {
        const each = rows.get(rule.name) ?? made(rule);
        rows.set(rule.name, each);
        return each.row;
      });
      for (const [name, each] of rows) {
        each.name.setAttribute("aria-pressed", String(name === open));
        each.row.classList.toggle("open", name === open);
      }
      none.hidden = shown.length > 0;
      // a button that is put in anew would lose the focus
      if (shown.length !== body.children.length || shown.some((row, i) => row !== body.children[i]))
        body.replaceChildren(...shown);
      rows.get(open ?? "")?.row.scrollIntoView({ block: "nearest" });
    },
  };
}

/** @param {Rule["rules"][number]} rule @param {Translate} t */
export const ruleText = ({ by, latex, flows }, t) =>
  latex === null
    ? h("span", { class: "rules-none" }, t(flows ? "rules.formless" : "rules.nothing", { by }))
    : inlineLatex(`\\displaystyle ${latex}`);
