/** The numbers that came in: a slider and a field for each scalar, cells for each table. */

import { h, nameParts, symbol } from "../lib/dom.js";
import { hasKeys, setIdle, unlessIdle } from "../lib/focus.js";
import { formatNumber, toNumber } from "../lib/format.js";
import { icon } from "../lib/icons.js";
import { flat, rows, shapeOf, shapeText, withCell, withTable } from "../lib/tensor.js";
import { createNumber } from "./number.js";

/** @import { Scalar, Tensor } from "../lib/format.js" */
/** @import { Translate } from "../lib/i18n.js" */
/** @import { Columns, Trace, TraceNode } from "../model/trace.js" */
/** @typedef {{ trace: Trace, columns: Columns, changed: boolean, stale: boolean, pinned: boolean, only?: string[] | null }} InputsData  `only`: those of these names */
/** @typedef {{ t: Translate, lang: string, onInput: (node: number, value: Tensor) => void, onEnd: () => void, onGrasp: (node: number | null) => void, onReset: () => void, onWrite?: () => void, onPin: () => void, onPinned?: () => void }} InputsOptions
 *   `onGrasp`: a number is taken in the hand, or none is; `onWrite`: there is a text that the numbers can be put into; `onPinned`: A is pinned, by its button that has the keys */

/** Tables with more cells than this are changed in the text. */
const CELLS = 64;
/** In so many columns a number has no room for all its digits. */
const NARROW = 3;
/** Longer names stand on a line of their own. */
const SHORT = 6;
const REACHES = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000];

/**
 * @param {HTMLElement} container
 * @param {null} _
 * @param {InputsOptions} options
 */
export function createInputs(container, _, options) {
  const { t, onReset, onWrite, onPin, onPinned } = options;
  const list = h("div", { class: "input-list" });
  const none = h("p", { class: "meaning" }, t("inputs.none"));
  const reset = h(
    "button",
    { type: "button", class: "button", click: unlessIdle(onReset) },
    icon("reset"),
    t("inputs.reset"),
  );
  const write = h(
    "button",
    { type: "button", class: "button", title: t("inputs.write.about"), click: unlessIdle(() => onWrite?.()) },
    icon("write"),
    t("inputs.write"),
  );
  const pin = h(
    "button",
    { type: "button", class: "button", title: t("compare.pin.about"), "aria-keyshortcuts": "A", click: onPin },
    t("compare.pin"),
  );
  container.replaceChildren(
    h("h2", { class: "section-title" }, t("inputs.title")),
    none,
    list,
    h("div", { class: "actions" }, reset, onWrite && write, pin),
  );
  /** @type {Trace | null} */
  let trace = null;
  /** @type {string[] | null} */
  let only = null;
  /** @type {{ node: TraceNode, update: (value: Tensor) => void }[]} */
  let controls = [];

  return {
    /** @param {InputsData} data */
    update(data) {
      const wanted = data.only ?? null;
      if (data.trace !== trace || wanted !== only) {
        [trace, only] = [data.trace, wanted];
        const reach = reachOf(trace);
        const nameOf = (/** @type {TraceNode} */ { id, label }) => data.trace.address.get(id) ?? label;
        const nodes = trace.inputs.filter((node) => !wanted || wanted.includes(nameOf(node)));
        const made = nodes.map((node) =>
          node.shape.length ? table(nameOf(node), node, options) : scalar(nameOf(node), node, reach, options),
        );
        list.replaceChildren(...made.map(({ element }) => element));
        controls = made.map(({ update }, i) => ({ node: nodes[i], update }));
      }
      for (const { node, update } of controls) update(data.columns.values[data.trace.nodeAt(node.id)] ?? node.value);
      none.hidden = controls.length > 0;
      const keys = hasKeys(pin);
      pin.hidden = data.pinned || !controls.length;
      if (keys && data.pinned) onPinned?.();
      setIdle(reset, !data.changed);
      setIdle(write, !data.changed || data.stale);
    },
    focus: () => pin.focus(),
    destroy: () => container.replaceChildren(),
  };
}

/**
 * One reach for all sliders, so that lengths can be compared.
 * @param {Trace} trace
 */
function reachOf(trace) {
  const largest = Math.max(
    1,
    ...trace.inputs
      .filter((node) => !node.shape.length)
      .map((node) => Math.abs(toNumber(/** @type {Scalar} */ (node.value)))),
  );
  return REACHES.find((reach) => reach >= 2 * largest) ?? 4 * largest;
}

/**
 * @param {string} name
 * @param {TraceNode} node
 * @param {number} reach
 * @param {InputsOptions} options
 */
function scalar(name, node, reach, { t, lang, onInput, onEnd, onGrasp }) {
  const step = reach / 100;
  const slider = h("input", {
    class: "slider",
    type: "range",
    min: -reach,
    max: reach,
    step,
    "aria-label": t("inputs.slider", { name }),
  });
  // A finger sets the slider where it comes down, and may turn out to scroll: that counts once it drags or has tapped.
  // Meanwhile the slider is the finger's: what was asked before and is answered now does not move it.
  let [now, down, held] = [Number.NaN, false, false];
  const tell = () => onInput(node.id, Number(slider.value));
  const grasp = (/** @type {boolean} */ held) => onGrasp(held ? node.id : null);
  slider.addEventListener("pointerdown", ({ pointerType }) => {
    down = held = pointerType === "touch";
    grasp(true);
  });
  slider.addEventListener("pointerup", () => {
    down = held = false;
    grasp(false);
  });
  slider.addEventListener("input", () => {
    if (!down) tell();
    down = false;
  });
  slider.addEventListener("change", () => {
    if (Number(slider.value) !== now) tell();
    grasp(false);
    onEnd();
  });
  slider.addEventListener("pointercancel", () => {
    down = held = false;
    grasp(false);
    slider.value = String(now);
  });
  const number = createNumber({
    label: t("inputs.number", { name }),
    lang,
    step,
    onInput: (value) => onInput(node.id, value),
    onEnd,
    onGrasp: grasp,
  });
  const style = nameParts(name).join("").length > SHORT ? "input-row long" : "input-row";
  const element = h("div", { class: style, "data-input": name }, symbol(name), slider, number.element);
  return {
    element,
    /** @param {Tensor} value */
    update(value) {
      const n = toNumber(/** @type {Scalar} */ (value));
      number.update(n);
      if (!held && slider.valueAsNumber !== n) slider.value = String(n);
      if (n === now) return;
      now = n;
      // the slider itself knows only its own steps
      slider.setAttribute("aria-valuetext", formatNumber(n, lang));
      const at = Math.max(-1, Math.min(1, n / reach));
      slider.style.setProperty("--span", `${Math.abs(at) * 50}%`);
      // A background of width s sits at p when p is given in units of what is left, 1 - s.
      const from = at < 0 ? 50 + at * 50 : 50;
      slider.style.setProperty("--from", `${from / (1 - Math.abs(at) / 2)}%`);
    },
  };
}

/**
 * @param {string} name
 * @param {TraceNode} node
 * @param {InputsOptions} options
 */
function table(name, node, { t, lang, onInput, onEnd, onGrasp }) {
  const columns = rows(node.value)[0]?.length ?? 0;
  let current = node.value;
  const cells =
    flat(node.value).length > CELLS || String(shapeOf(node.value)) !== String(node.shape)
      ? []
      : flat(node.value).map((_, i) => {
          const place = `${Math.floor(i / columns) + 1}, ${(i % columns) + 1}`;
          return createNumber({
            label: t("inputs.cell", { name, cell: place }),
            ...{ lang, step: 0.1, narrow: columns >= NARROW },
            onInput: (value) => {
              current = withCell(current, i, value);
              onInput(node.id, current);
            },
            onTable: (pasted) => onInput(node.id, withTable(current, i, pasted)),
            onEnd,
            onGrasp: (held) => onGrasp(held ? node.id : null),
          });
        });
  const grid = h("div", { class: "cells" }, ...cells.map((cell) => cell.element));
  grid.style.gridTemplateColumns = `repeat(${columns}, minmax(var(--least), 1fr))`;
  const title = h("div", { class: "cells-title" }, symbol(name), shapeText(node.shape));
  return {
    element: h(
      "div",
      { "data-input": name },
      title,
      cells.length ? grid : h("p", { class: "meaning" }, t("inputs.large")),
    ),
    /** @param {Tensor} value */
    update(value) {
      current = value;
      flat(value).forEach((x, i) => cells[i]?.update(toNumber(x)));
    },
  };
}
