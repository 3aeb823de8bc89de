/** The rule book: every op of the registry with its formula and its local rules; one of them laid open. */

import { h } from "../../lib/dom.js";
import { matching } from "../../model/rules.js";
import { createChoice } from "./choice.js";
import { createLeaf } from "./rules/leaf.js";
import { createList } from "./rules/list.js";

/** @import { Rule, RulesSet } from "../../model/rules.js" */
/** @import { Exhibit, ExhibitOptions } from "./index.js" */

const KINDS = ["all", "elementwise", "reduce", "linear", "composite"];

/**
 * @param {HTMLElement} container
 * @param {RulesSet} first
 * @param {Pick<ExhibitOptions, "t" | "lang" | "ask" | "bring" | "onError" | "onTouched">} options
 * @returns {Exhibit}
 */
export function create(container, first, { t, lang, ask, bring, onError, onTouched }) {
  let set = first;
  let gone = false;
  /** @type {Rule[] | null} */
  let rules = null;

  /** @param {Partial<RulesSet>} next */
  const change = (next) => {
    set = { ...set, ...next };
    onTouched(true);
    show();
  };
  const search = h("input", {
    type: "search",
    placeholder: t("rules.search"),
    "aria-label": t("rules.search"),
    input: () => change({ search: search.value }),
  });
  const kinds = createChoice(
    t("rules.kind"),
    KINDS.map((value) => ({ value, text: t(`rules.kind.${value}`) })),
    (kind) => change({ kind }),
    () => set.kind,
  );
  const count = h("output", { class: "rules-count" });
  const table = h("div", { class: "rules-list", tabindex: 0, role: "region", "aria-label": t("rules.table") });
  const side = h("aside", { class: "rules-leaf", "aria-live": "polite" });
  container.replaceChildren(h("div", { class: "rules-bar" }, search, kinds.element, count), table, side);
  const onPick = (/** @type {string} */ op) => change({ op: op === set.op ? null : op });
  const list = createList(table, null, { t, lang, onPick });
  const leaf = createLeaf(side, null, { t, lang, ask, bring, onError, onRest: () => rest() });

  const open = () => rules?.find(({ name }) => name === set.op) ?? null;
  const rest = () => container.toggleAttribute("data-rests", rules !== null && leaf.rests());
  const show = () => {
    if (search.value !== set.search) search.value = set.search;
    kinds.update();
    side.hidden = open() === null;
    if (rules) {
      const listed = matching(rules, set, lang);
      count.textContent = t("rules.count", { count: listed.length, all: rules.length });
      list.update({ rules: listed, open: set.op });
      leaf.update(open());
    }
    rest();
  };
  const learn = async () => {
    try {
      ({ rules } = await ask("api/rules", undefined));
      if (!gone) show();
    } catch (error) {
      onError(error);
    }
  };
  show();
  void learn();

  return {
    update(/** @type {RulesSet} */ next) {
      set = next;
      onTouched(false);
      show();
    },
    link() {
      const rule = open();
      return { page: "", state: rule ? { text: rule.example } : {} };
    },
    destroy() {
      gone = true;
      leaf.destroy();
      container.replaceChildren();
    },
  };
}
