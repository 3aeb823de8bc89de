/** Regions for parameters: what depth buys, curve by curve, and the network that attains it, counted. All numbers are the server's. */

import { h } from "../../lib/dom.js";
import { keepFocus } from "../../lib/focus.js";
import { formatCount, HIDDEN } from "../../lib/format.js";
import { canBuild, DEPTHS, LEAST, parametersOf, SIGNS, specOf } from "../../model/capacity.js";
import { createNumber } from "../number.js";
import { createCurves } from "./capacity/curves.js";
import { createLaps } from "./capacity/laps.js";
import { createChoice } from "./choice.js";

/** @import { Capacities, CapacitySet, Laps } from "../../model/capacity.js" */
/** @import { CreateExhibit } from "./index.js" */

const INPUTS = [1, 2, 5, 10];
const WIDEST = 300;
/** Between one layer and the next while a network is built. In milliseconds. */
const BEAT = 1100;
const WHOLE = /** @type {[number, number]} */ ([0, 1]);

/** @type {CreateExhibit} */
export function create(container, first, { t, lang, ask, onError, onTouched }) {
  /** @type {CapacitySet} */
  let set = first;
  /** @type {Capacities | null} */
  let found = null;
  /** @type {Laps | null} */
  let laps = null;
  /** What each answer is an answer to. */
  const asked = { found: "", laps: "" };
  /** Regions that were counted, by the network. @type {Map<string, number>} */
  const counted = new Map();
  let busy = false;
  let gone = false;
  let refused = "";
  let beat = 0;

  /** @param {Partial<CapacitySet>} next */
  const change = (next) => {
    set = { ...set, ...next };
    onTouched(true);
    show();
  };
  /** A person did something: what plays stops. @param {Partial<CapacitySet>} next */
  const turn = (next) => {
    clearTimeout(beat);
    change(next);
  };
  const resized = (/** @type {Partial<CapacitySet>} */ next) => turn({ ...next, budget: null, window: WHOLE });
  const build = () => {
    const { depth } = set;
    const step = (/** @type {number} */ k) => {
      change({ view: "laps", depth: k, budget: null, window: WHOLE });
      clearTimeout(beat);
      if (k < depth) beat = window.setTimeout(() => step(k + 1), BEAT);
    };
    if (canBuild(set)) step(1);
  };

  const inputs = createChoice(
    t("capacity.inputs"),
    INPUTS.map((value) => ({ value, text: String(value) })),
    (value) => resized({ inputs: value, view: "curves" }),
    () => set.inputs,
  );
  const depth = createChoice(
    t("capacity.depth"),
    DEPTHS.map((value) => ({ value, text: String(value) })),
    (value) => (set.budget === null ? resized({ depth: value }) : turn({ depth: value })),
    () => set.depth,
  );
  const number = (/** @type {string} */ name, /** @type {(value: number) => void} */ onInput) =>
    createNumber({
      label: t(name),
      lang,
      step: 1,
      onInput: (value) => onInput(Math.round(value)),
      onEnd: () => show(),
    });
  const width = number("capacity.width", (value) => value >= 1 && value <= WIDEST && resized({ width: value }));
  const budget = number("capacity.budget.label", (value) => value >= 1 && value <= 100_000 && turn({ budget: value }));
  const views = createChoice(
    t("capacity.view"),
    /** @type {const} */ (["curves", "laps"]).map((value) => ({ value, text: t(`capacity.view.${value}`) })),
    (view) => turn({ view }),
    () => set.view,
  );
  const field = (
    /** @type {string} */ name,
    /** @type {string} */ symbol,
    /** @type {HTMLElement} */ element,
    below = "",
  ) =>
    h(
      "div",
      { class: "capacity-field" },
      h("i", null, symbol, below && h("sub", null, below)),
      h("span", null, t(name)),
      element,
    );
  const fields = {
    inputs: field("capacity.inputs", "D", inputs.element, "i"),
    depth: field("capacity.depth", "K", depth.element),
    width: field("capacity.width", "D", width.element),
    budget: field("capacity.budget.label", "P", budget.element),
  };
  const builder = h("button", { type: "button", class: "button primary", click: build }, t("capacity.build"));
  const why = h("p", { class: "capacity-why" });
  const area = h("div", { class: "capacity-area" });
  const pages = { curves: h("div", { class: "capacity-page" }), laps: h("div", { class: "capacity-page laps" }) };
  area.append(pages.curves, pages.laps);
  const head = h("thead");
  const body = h("tbody");
  const caption = h("caption");
  const table = h("table", { class: "capacity-table" }, caption, head, body);
  container.replaceChildren(
    h("div", { class: "capacity-bar" }, ...Object.values(fields)),
    area,
    h("div", { class: "capacity-side" }, views.element, table, builder, why),
  );
  const curves = createCurves(pages.curves, {
    ...{ t, lang },
    onBudget: (value) => turn({ budget: value }),
  });
  const picture = createLaps(pages.laps, { t, lang, onWindow: (next) => turn({ window: next }) });
  const plain = (/** @type {number | string} */ value) => formatCount(String(value), lang);
  const column = (/** @type {string} */ name) => h("th", { scope: "col" }, t(`capacity.column.${name}`));

  /** The widest networks in the budget. @param {Capacities} known */
  const budgetRows = ({ rows }) => {
    head.replaceChildren(h("tr", null, column("depth"), column("width"), column("parameters"), column("regions")));
    body.replaceChildren(
      ...DEPTHS.map((k, i) => {
        const row = rows[i];
        const pick = h(
          "button",
          {
            type: "button",
            "aria-pressed": String(k === set.depth),
            click: () => turn({ depth: k, budget: found?.budget ?? null }),
          },
          String(k),
        );
        const cells = set.hide.includes(k)
          ? [HIDDEN, HIDDEN, HIDDEN]
          : row
            ? [plain(row.width), plain(row.parameters), SIGNS[row.kind] + plain(row.regions)]
            : ["—", "—", "—"];
        return h(
          "tr",
          { "data-depth": k, "data-own": String(k === set.depth) },
          h("th", { scope: "row" }, pick),
          ...cells.map((cell) => h("td", null, cell)),
        );
      }),
    );
  };
  /** What was counted, layer by layer. */
  const countedRows = () => {
    head.replaceChildren(h("tr", null, column("depth"), column("parameters"), column("formula"), column("counted")));
    body.replaceChildren(
      ...DEPTHS.map((k) => {
        const count = counted.get(specOf({ depth: k, width: set.width }));
        const parameters = found && k <= set.depth ? parametersOf(found, k, set.width) : null;
        const pick = h(
          "button",
          { type: "button", "aria-pressed": String(k === set.depth), click: () => resized({ depth: k }) },
          String(k),
        );
        const formula = h("td", null, String(set.width + 1), h("sup", null, String(k)));
        return h(
          "tr",
          { "data-depth": k, "data-own": String(k === set.depth) },
          h("th", { scope: "row" }, pick),
          h("td", null, parameters === null ? "—" : plain(parameters)),
          formula,
          h("td", { class: "count" }, count === undefined ? "—" : plain(count)),
        );
      }),
    );
  };

  const show = () => {
    if (gone) return;
    const built = set.view === "laps";
    for (const each of [inputs, depth, views]) each.update();
    const own = found?.rows[set.depth - 1];
    // the widest in the budget is the one that is picked
    if (!built && set.budget !== null && asked.found === wanted().found && own)
      set = { ...set, width: Math.min(own.width, WIDEST) };
    width.update(set.width);
    budget.update(set.budget ?? found?.budget ?? 0);
    pages.curves.hidden = built;
    pages.laps.hidden = !built;
    fields.inputs.hidden = fields.budget.hidden = built;
    builder.disabled = !canBuild(set);
    why.textContent =
      refused ||
      (canBuild(set) ? "" : t(set.inputs > 1 ? "capacity.why.inputs" : "capacity.why.width", { least: LEAST }));
    container.toggleAttribute("data-rests", !busy && known());
    void learn();
    if (!found) return;
    caption.textContent = built
      ? t("capacity.built", { width: set.width })
      : t("capacity.caption", { count: found.budget, shown: plain(found.budget) });
    if (built) {
      if (laps) picture.update({ laps, window: set.window, width: set.width });
      return keepFocus(body, countedRows);
    }
    curves.update({ found, depth: set.depth, hide: set.hide });
    const now = found;
    keepFocus(body, () => budgetRows(now));
  };

  /** What the present state has to ask. */
  const wanted = () => {
    const { inputs: given, depth: k, width: units, budget: most, reach } = set;
    return {
      found: JSON.stringify({
        inputs: given,
        reach,
        ...(most === null ? { depth: k, width: units } : { budget: most }),
      }),
      laps: set.view === "laps" && canBuild(set) ? JSON.stringify({ spec: specOf(set), region: set.window }) : "",
    };
  };
  const known = () => {
    const now = wanted();
    return asked.found === now.found && (asked.laps === now.laps || now.laps === "");
  };

  /** Ask for what is not known; while an answer is awaited, nothing else is asked. */
  const learn = async () => {
    if (busy || known()) return;
    busy = true;
    refused = "";
    const now = wanted();
    const { depth: depthNow, width: units } = set;
    try {
      if (asked.found !== now.found) {
        found = await ask("api/capacity", JSON.parse(now.found));
        asked.found = now.found;
      }
      if (now.laps && asked.laps !== now.laps) {
        for (let k = 1; k <= depthNow; k += 1) {
          const spec = specOf({ depth: k, width: units });
          if (!counted.has(spec)) counted.set(spec, (await ask("api/network/regions", { spec, region: WHOLE })).count);
        }
        const answer = await ask("api/network/regions", JSON.parse(now.laps));
        laps = {
          count: answer.count,
          x: answer.x,
          joints: answer.joints.map(Number),
          values: answer.values.map(Number),
        };
        asked.laps = now.laps;
      }
    } catch (error) {
      // too many regions to be counted is an answer, too
      if (!(error instanceof Error && "code" in error)) return onError(error);
      Object.assign(asked, now);
      refused = error.message;
    } finally {
      busy = false;
    }
    show();
  };

  show();
  return {
    update(next) {
      clearTimeout(beat);
      set = next;
      onTouched(false);
      show();
    },
    play: build,
    destroy() {
      gone = true;
      clearTimeout(beat);
      curves.destroy();
      picture.destroy();
      container.replaceChildren();
    },
  };
}
