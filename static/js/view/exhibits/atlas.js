/** The atlas of activations: curves with a probe, or a table of what is exactly known. All numbers come from the server. */

import { h } from "../../lib/dom.js";
import { formatNumber, toNumber } from "../../lib/format.js";
import { at, drawn, heights, isStale, nearest, REACHES } from "../../model/atlas.js";
import { createHandle } from "../plot/handle.js";
import { createRoom } from "../plot/room.js";
import { createChart } from "./atlas/chart.js";
import { createList } from "./atlas/list.js";
import { createTable } from "./atlas/table.js";
import { createChoice } from "./choice.js";

/** @import { AtlasSet, Known } from "../../model/atlas.js" */
/** @import { Exhibit, ExhibitOptions } from "./index.js" */

/** How much of the height the function has where its derivative stands under it. */
const UPPER = 0.56;
const COLUMNS = /** @type {const} */ (["value", "slope"]);
/** The handle stands over the number under it. */
const LIFT = 8;

/**
 * @param {HTMLElement} container
 * @param {AtlasSet} first
 * @param {Pick<ExhibitOptions, "t" | "lang" | "ask" | "onError" | "onTouched"> & { onSet?: (set: AtlasSet) => void }} options
 * @returns {Exhibit}
 */
export function create(container, first, { t, lang, ask, onError, onTouched, onSet = () => {} }) {
  let set = first;
  /** What the server has told, in its order. @type {Map<string, Known>} */
  const known = new Map();
  let busy = false;
  let gone = false;

  /** @param {Partial<AtlasSet>} next */
  const change = (next) => {
    set = { ...set, ...next };
    onTouched(true);
    onSet(set);
    show();
  };
  const parts = {
    onPick: (/** @type {string} */ id) =>
      change({ pick: set.pick.includes(id) ? set.pick.filter((each) => each !== id) : [...set.pick, id] }),
    onX: (/** @type {number} */ x) => change({ x }),
    onParameter: (/** @type {string} */ id, /** @type {number} */ value) =>
      change({ parameters: { ...set.parameters, [id]: value } }),
    onPoint(/** @type {string | null} */ id) {
      for (const each of container.querySelectorAll("[data-id]"))
        each.classList.toggle("pointed", each.getAttribute("data-id") === id);
    },
  };

  const bar = h("div", { class: "atlas-bar scrolls" });
  /** @param {"view" | "curves" | "show"} field @param {string[]} values */
  const choice = (field, values) =>
    createChoice(
      t(`atlas.${field}`),
      values.map((value) => ({ value, text: t(`atlas.${field}.${value}`) })),
      (value) => change({ [field]: value }),
      () => set[field],
    );
  const choices = {
    view: choice("view", ["curves", "table"]),
    show: choice("show", ["all", "picked"]),
    curves: choice("curves", ["both", "value", "slope"]),
    reach: createChoice(
      t("atlas.reach"),
      REACHES.map((value) => ({ value, text: `±${value}` })),
      (reach) => change({ reach }),
      () => set.reach,
    ),
  };
  bar.append(...Object.values(choices).map(({ element }) => element));

  const area = h("div", { class: "atlas-area plot" });
  const charts = COLUMNS.map(() => createChart({ lang, onPoint: parts.onPoint }));
  const handle = createHandle(area, {
    onPoint(x) {
      const { numbers } = someKnown();
      change({ x: tidy(numbers[nearest(numbers, visible()[0].ground().x.invert(x))]) });
    },
    onStep(right, up) {
      const { numbers } = someKnown();
      const step = Math.max(1, Math.round(0.1 / (numbers[1] - numbers[0]))) * (right + up);
      const next = nearest(numbers, set.x) + step;
      change({ x: tidy(numbers[Math.max(0, Math.min(numbers.length - 1, next))]) });
    },
    onEnd() {},
  });
  area.append(...charts.map(({ element }) => element), handle.element);
  const side = h("div", { class: "atlas-side" });
  const pages = {
    curves: h("div", { class: "atlas-curves" }, area, side),
    table: h("div", { class: "atlas-facts", tabindex: "0", role: "region", "aria-label": t("atlas.table") }),
  };
  container.replaceChildren(bar, pages.curves, pages.table);
  const list = createList(side, { t, lang, ...parts });
  const table = createTable(pages.table, { t, lang, ...parts });

  const someKnown = () => /** @type {Known} */ (known.values().next().value);
  const visible = () => charts.filter((_, i) => set.curves === "both" || set.curves === COLUMNS[i]);
  /** @param {string} id */
  const role = (id) => (set.pick.includes(id) ? String(set.pick.indexOf(id)) : "others");

  const draw = () => {
    if (!known.size || set.view !== "curves") return;
    const { width, height, font } = room.now();
    if (!width || !height) return;
    const shown = drawn([...known.values()], set);
    const made = charts.map((chart, i) => {
      const values = (/** @type {Known} */ each) => (i ? each.grads : each.values).map(toNumber);
      const lines = shown.map((each) => ({
        ...{ id: each.id, label: each.label, role: role(each.id), numbers: each.numbers, values: values(each) },
        // at a kink the derivative jumps
        breaks: i ? each.breaks.map((found) => ({ ...found, kind: /** @type {const} */ ("jump") })) : each.breaks,
      }));
      const share = set.curves === "both" ? (i ? 1 - UPPER : UPPER) : 1;
      return {
        ...{ lines, width, font, left: 0, feet: chart === visible()[0] },
        height: Math.floor(height * share),
        across: /** @type {[number, number]} */ ([-set.reach, set.reach]),
        up: heights(
          lines.map(({ values: each }) => each),
          set.reach,
        ),
        title: t(i ? "atlas.chart.slope" : "atlas.chart.value"),
      };
    });
    // one margin for both: what is above one another belongs together
    const left = Math.max(...made.map((data, i) => (visible().includes(charts[i]) ? charts[i].margin(data) : 0)));
    charts.forEach((chart, i) => {
      chart.element.style.display = visible().includes(chart) ? "" : "none";
      chart.update({ ...made[i], left });
    });
    probe();
  };
  const probe = () => {
    const picked = drawn([...known.values()], { show: "picked", pick: set.pick }).filter(({ id }) =>
      set.pick.includes(id),
    );
    charts.forEach((chart, i) => {
      chart.probe(
        set.x,
        picked.map((each) => ({ role: role(each.id), value: at(each, set.x)[COLUMNS[i]] })),
      );
    });
    const { x, bottom, left, right } = visible()[0].ground();
    const place = x(set.x);
    handle.update({
      x: place >= left - 1 && place <= right + 1 ? place : Number.NaN,
      y: bottom - LIFT,
      label: t("atlas.probe"),
      now: set.x,
      range: [-set.reach, set.reach],
      text: `x = ${formatNumber(set.x, lang)}`,
    });
  };
  const room = createRoom(area, draw);

  let drawnFor = "";
  const show = () => {
    if (gone) return;
    for (const each of Object.values(choices)) each.update();
    choices.curves.element.hidden = set.view === "table";
    choices.reach.element.hidden = set.view === "table";
    pages.curves.hidden = set.view === "table";
    pages.table.hidden = set.view !== "table";
    void learn();
    if (!known.size) return;
    const all = [...known.values()];
    if (set.view === "table") {
      const picked = set.pick.flatMap((id) => known.get(id) ?? []);
      const shown = set.show === "all" || !picked.length ? all : picked;
      return table.update({ shown, set });
    }
    list.update({ all, set });
    const { x: _, ...about } = set;
    const key = JSON.stringify([about, versions]);
    if (key === drawnFor) return probe();
    drawnFor = key;
    draw();
  };

  /** Counts the server's answers. */
  let versions = 0;
  /** Ask for what is not known, or no longer; while an answer is awaited, nothing else is asked. */
  const learn = async () => {
    if (busy) return;
    const ids = [...known.values()].filter((each) => isStale(each, set)).map(({ id }) => id);
    if (known.size && !ids.length) return;
    busy = true;
    container.setAttribute("aria-busy", "true");
    try {
      const { x, reach, parameters } = set;
      const answer = await ask("api/activations", { ids, x, reach, parameters });
      for (const each of answer.activations) known.set(each.id, { ...each, x, numbers: answer.numbers });
      versions += 1;
    } catch (error) {
      return onError(error);
    } finally {
      busy = false;
      container.removeAttribute("aria-busy");
    }
    show();
  };

  show();
  return {
    update(/** @type {AtlasSet} */ next) {
      set = next;
      onTouched(false);
      show();
    },
    destroy() {
      gone = true;
      room.destroy();
      container.replaceChildren();
    },
  };
}

/** @param {number} x */
const tidy = (x) => Number(x.toPrecision(12)) + 0;
