/** Clipping in the plane: by norm, by value, and as a slide has it when it is read to the letter. The server clips. */

import { h } from "../../lib/dom.js";
import { formatNumber, HIDDEN } from "../../lib/format.js";
import { drawLatex } from "../../lib/latex.js";
import { angleOf, PROGRAM, pairText, readClipped, WAYS } from "../../model/clip.js";
import { createNumber } from "../number.js";
import { createPlane } from "./clip/plane.js";

/** @import { Clipped, ClipSet, Way } from "../../model/clip.js" */
/** @import { Exhibit, ExhibitOptions } from "./index.js" */

const LARGEST = 12;
const FORMULAS = {
  norm: String.raw`\min\!\left(1,\ \dfrac{c}{\lVert g\rVert}\right) g`,
  value: String.raw`\max(-c,\ \min(c,\ g_i))`,
  literal: String.raw`\min\!\left(1,\ \dfrac{c}{\lVert g\rVert}\, g\right)`,
};

/**
 * @param {HTMLElement} container
 * @param {ClipSet} first
 * @param {Pick<ExhibitOptions, "t" | "lang" | "ask" | "onError" | "onTouched">} options
 * @returns {Exhibit}
 */
export function create(container, first, { t, lang, ask, onError, onTouched }) {
  let set = first;
  /** @type {Clipped | null} */
  let clipped = null;
  /** The program's nodes, once they are known. @type {{ name: string | null }[] | null} */
  let nodes = null;
  let busy = false;
  let gone = false;

  /** @param {Partial<ClipSet>} next */
  const change = (next) => {
    set = { ...set, ...next };
    onTouched(true);
    show();
  };
  /** @param {string} label @param {(value: number) => void} onInput */
  const number = (label, onInput) => createNumber({ label, lang, step: 0.1, onInput, onEnd() {} });
  const fields = [
    number("g₁", (value) => change({ g: [value, set.g[1]] })),
    number("g₂", (value) => change({ g: [set.g[0], value] })),
  ];
  const threshold = number("c", (value) => value > 0 && change({ c: value }));
  const slider = h("input", {
    ...{ type: "range", class: "slider", min: 0.1, max: LARGEST, step: 0.1, "aria-label": t("clip.c") },
    input: () => change({ c: Number(slider.value) }),
  });
  const area = h("div", { class: "clip-area" });
  const body = h("tbody");
  const column = (/** @type {string} */ name) => h("th", { scope: "col" }, t(`clip.column.${name}`));
  container.replaceChildren(
    area,
    h(
      "div",
      { class: "clip-side" },
      h(
        "p",
        { class: "clip-row" },
        h("i", null, "g"),
        " = (",
        fields[0].element,
        lang === "ru" ? ";" : ",",
        fields[1].element,
        ")",
      ),
      h("div", { class: "clip-row" }, h("i", null, "c"), slider, threshold.element),
      h(
        "table",
        { class: "clip-table" },
        h("thead", null, h("tr", null, column("way"), column("result"), column("length"), column("turned"))),
        body,
      ),
    ),
  );
  const plane = createPlane(area, { t, lang, wanted: () => set.g, onMove: (g) => change({ g }) });

  const rows = WAYS.map((way) => {
    const formula = h("span", { class: "definition" });
    drawLatex(formula, FORMULAS[way]);
    const toggle = () => change({ show: WAYS.filter((each) => (each === way) !== set.show.includes(each)) });
    const name = h(
      "button",
      { type: "button", class: "clip-pick", click: toggle },
      h("b", null, t(`clip.${way}`)),
      formula,
    );
    const cells = [h("td"), h("td"), h("td")];
    const row = h("tr", { class: way, "data-way": way }, h("th", { scope: "row" }, name), ...cells);
    body.append(row);
    return { way, row, name, cells };
  });

  const show = () => {
    if (gone) return;
    fields.forEach((field, i) => {
      field.update(set.g[i]);
    });
    threshold.update(set.c);
    slider.value = String(set.c);
    slider.style.setProperty("--from", "0%");
    slider.style.setProperty("--span", `${(100 * Math.min(set.c, LARGEST)) / LARGEST}%`);
    for (const { way, row, name } of rows) {
      name.setAttribute("aria-pressed", String(set.show.includes(way)));
      row.classList.toggle("off", !set.show.includes(way));
    }
    void learn();
    if (!clipped) return;
    plane.update({ clipped, show: set.hide ? [] : set.show });
    for (const { way, cells } of rows) tell(clipped, way, cells);
  };

  /** @param {Clipped} known @param {Way} way @param {HTMLElement[]} cells */
  const tell = ({ arrows }, way, cells) => {
    if (set.hide) {
      for (const cell of cells) cell.textContent = HIDDEN;
      return;
    }
    const { at, length, cos } = arrows[way];
    const there = at.every(Number.isFinite);
    const angle = angleOf(cos);
    cells[0].textContent = there ? pairText(at, lang) : "—";
    cells[1].textContent = there ? formatNumber(length, lang, 3) : "—";
    cells[2].textContent = !Number.isFinite(angle)
      ? "—"
      : angle < 0.05
        ? t("clip.kept")
        : t("clip.turned", { angle: formatNumber(angle, lang, 1) });
  };

  /** Ask for what is not known yet; while an answer is awaited, nothing else is asked. */
  const learn = async () => {
    const { g, c } = set;
    const known = clipped && String([clipped.g, clipped.c]) === String([g, c]);
    container.toggleAttribute("data-rests", !busy && known === true);
    if (busy || known) return;
    busy = true;
    try {
      const about = { source: PROGRAM, inputs: { g, c } };
      nodes ??= (await ask("api/trace", about)).nodes;
      const { values } = await ask("api/replay", about);
      clipped = readClipped(/** @type {NonNullable<typeof nodes>} */ (nodes), values);
    } catch (error) {
      return onError(error);
    } finally {
      busy = false;
    }
    show();
  };

  show();
  return {
    update(/** @type {ClipSet} */ next) {
      set = next;
      onTouched(false);
      show();
    },
    destroy() {
      gone = true;
      plane.destroy();
      container.replaceChildren();
    },
  };
}
