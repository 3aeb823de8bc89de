/** Fold and cut: a small network of ReLUs laid open, unit by unit, over a line or over the plane. All numbers are the server's. */

import { h } from "../../lib/dom.js";
import { formatCount } from "../../lib/format.js";
import { changed, fits, picked, questionOf } from "../../model/folds.js";
import { createNumber } from "../number.js";
import { createChoice } from "./choice.js";
import { createMap } from "./folds/map.js";
import { createPanels } from "./folds/panels.js";
import { createWeights } from "./folds/weights.js";

/** @import { FoldsSet, Laid } from "../../model/folds.js" */
/** @import { CreateExhibit } from "./index.js" */

const WIDEST = 10;

/** @type {CreateExhibit} */
export function create(container, first, { t, lang, ask, onError, onTouched }) {
  /** @type {FoldsSet} */
  let set = first;
  /** @type {Laid | null} */
  let laid = null;
  /** What it is the answer to. */
  let asked = "";
  let busy = false;
  let gone = false;
  let refused = "";

  /** @param {Partial<FoldsSet>} next */
  const change = (next) => {
    set = { ...set, ...next };
    onTouched(true);
    show();
  };
  /** Another shape has weights of its own. @param {Partial<FoldsSet>} next */
  const reshape = (next) => change({ ...next, layers: null });
  const pick = (/** @type {[number, number]} */ next) => change({ pick: next });

  const inputs = createChoice(
    t("folds.inputs"),
    [1, 2].map((value) => ({ value, text: String(value) })),
    (value) => reshape({ inputs: /** @type {1 | 2} */ (value), x: value === 1 ? [0.5] : [0, 0], ends: null }),
    () => set.inputs,
  );
  const depth = createChoice(
    t("folds.depth"),
    [1, 2].map((value) => ({ value, text: String(value) })),
    (value) => reshape({ depth: /** @type {1 | 2} */ (value) }),
    () => set.depth,
  );
  const width = createNumber({
    ...{ label: t("folds.width"), lang, step: 1, onEnd: () => show() },
    onInput: (value) => value >= 1 && value <= WIDEST && reshape({ width: Math.round(value) }),
  });
  const field = (/** @type {string} */ name, /** @type {HTMLElement} */ element) =>
    h("div", { class: "capacity-field" }, h("span", null, t(name)), element);
  const count = h("p", { class: "folds-count", role: "status" });
  const area = h("div", { class: "folds-area" });
  const pages = { line: h("div", { class: "folds-page" }), plane: h("div", { class: "folds-page plane" }) };
  area.append(pages.line, pages.plane);
  const numbers = h("div", { class: "folds-weights" });
  container.replaceChildren(
    h(
      "div",
      { class: "capacity-bar" },
      field("folds.inputs", inputs.element),
      field("folds.depth", depth.element),
      field("folds.width", width.element),
    ),
    area,
    h("div", { class: "folds-side" }, count, numbers),
  );
  const panels = createPanels(pages.line, { t, lang, onX: (x) => change({ x: [x] }), onPick: pick });
  const map = createMap(pages.plane, { t, lang, onX: (x) => change({ x }) });
  const weights = createWeights(numbers, {
    ...{ t, lang, onPick: pick },
    onNumber: (to, from, value) =>
      laid && fits(laid, set) && change({ layers: changed(set.layers ?? laid.layers, to, from, value) }),
  });

  const show = () => {
    if (gone) return;
    inputs.update();
    depth.update();
    width.update(set.width);
    pages.line.hidden = set.inputs !== 1 || refused !== "";
    pages.plane.hidden = set.inputs !== 2 || refused !== "";
    container.toggleAttribute("data-rests", !busy && asked === JSON.stringify(questionOf(set)));
    void learn();
    count.replaceChildren(...counted());
    // an answer to another shape has nothing to say here
    if (!laid || !fits(laid, set)) return;
    const now = picked(set);
    weights.update({ laid, pick: now, hide: set.hide });
    if (set.inputs === 1) panels.update({ laid, pick: now, hide: set.hide, x: set.x[0] });
    else map.update({ laid, x: set.x, hide: set.hide });
  };

  const counted = () => {
    if (refused) return [refused];
    if (!laid) return [];
    const { regions, parameters, most, kind } = laid;
    const plain = (/** @type {number | string} */ value) => formatCount(String(value), lang);
    const cost = h("span", null, t("capacity.budget", { count: parameters, shown: plain(parameters) }));
    if (set.hide) return [cost];
    return [
      h("b", null, t("folds.regions", { count: regions })),
      h("span", null, t(`folds.most.${kind}`, { shown: plain(most) })),
      cost,
    ];
  };

  /** Ask for what is not known; while an answer is awaited, nothing else is asked. */
  const learn = async () => {
    const question = questionOf(set);
    const wanted = JSON.stringify(question);
    if (busy || asked === wanted) return;
    busy = true;
    refused = "";
    try {
      laid = await ask("api/folds", question);
    } catch (error) {
      // too many regions, or a number too large, is an answer, too
      if (!(error instanceof Error && "code" in error)) return onError(error);
      refused = error.message;
    } finally {
      busy = false;
    }
    asked = wanted;
    show();
  };

  show();
  return {
    update(next) {
      set = next;
      onTouched(false);
      show();
    },
    destroy() {
      gone = true;
      panels.destroy();
      map.destroy();
      container.replaceChildren();
    },
  };
}
