/** A and B beside each other: a switch that flips the whole page, and what differs. */

import { fillNodes, h, symbol } from "../lib/dom.js";
import { hasKeys, setReached } from "../lib/focus.js";
import { formatNumber, signOf } from "../lib/format.js";
import { iconButton } from "../lib/icons.js";
import { placeIn } from "../lib/tensor.js";
import { comparison } from "../model/compare.js";
import { isReached } from "../model/frames.js";
import { isTotal } from "../model/notation.js";
import { numberNode } from "./words.js";

/** @import { Translate } from "../lib/i18n.js" */
/** @import { Compared, Pair } from "../model/compare.js" */
/** @import { Columns, Trace } from "../model/trace.js" */
/** @import { Frame } from "../model/frames.js" */
/**
 * @typedef {{ trace: Trace, columns: Columns, pin: { side: "a" | "b" } | null, shown: Frame["value"], grad: Frame["grad"], other: { trace: Trace, columns: Columns } | null, late: boolean }} CompareData
 *   `side`: the one on screen; `other`: the numbers of the other one, once they are known; `shown`, `grad`: what is not computed yet is not told;
 *   `late`: whether the numbers are yet to follow the inputs
 */

const DIGITS = 3;
/** Three numbers with more signs than this are wider than the column. */
const LONG = 7;

/**
 * @param {HTMLElement} container
 * @param {null} _
 * @param {{ t: Translate, lang: string, onFlip: () => void, onUnpin: () => void, onGone: () => void }} options
 *   `onGone`: it is hidden while the keys are in it
 */
export function createCompare(container, _, { t, lang, onFlip, onUnpin, onGone }) {
  const sides = /** @type {const} */ (["a", "b"]).map((side) => ({
    side,
    button: h(
      "button",
      { type: "button", "data-side": side, click: () => side !== now && onFlip() },
      side.toUpperCase(),
    ),
  }));
  const choice = h(
    "div",
    { class: "choice", role: "group", "aria-label": t("compare.shown") },
    ...sides.map(({ button }) => button),
  );
  const unpin = iconButton(t("compare.unpin"), "close", onUnpin, "button quiet");
  const body = h("tbody");
  const heads = ["", "A", "B", "B − A"].map((text) => h("th", { scope: "col" }, text));
  const table = h(
    "table",
    { class: "terms compare", "aria-label": t("compare.title") },
    h("thead", null, h("tr", null, ...heads)),
    body,
  );
  const place = h("div", { class: "compared" }, table);
  const said = h("p", { class: "unseen", role: "status" });
  container.replaceChildren(
    said,
    h("div", { class: "compare-head" }, h("h2", { class: "section-title" }, t("compare.title")), choice, unpin),
    place,
  );
  container.hidden = true;
  /** @type {"a" | "b" | null} */
  let now = null;
  /** The side that was on screen when last there was nothing more to come. @type {"a" | "b" | null} */
  let told = null;

  /** @param {Trace} trace @param {Compared} row @param {Pair} pair @param {boolean} slope @param {boolean} known */
  const line = (trace, { node, cell }, { a, b, change }, slope, known) => {
    const { label } = trace.node(node);
    const name = [symbol(label), cell === null ? null : `[${placeIn(cell, trace.node(node).shape).join(", ")}]`];
    const d = isTotal(trace, node) ? "d" : "∂";
    const head = slope ? [d, symbol(trace.node(trace.output).label), `/${d}`, ...name] : name;
    const cells = [a, b, change].map((x) =>
      known ? h("td", { class: slope ? signOf(x) : null }, formatNumber(x, lang, DIGITS)) : h("td", null, "—"),
    );
    return h("tr", { class: slope ? "slope" : null }, h("th", { scope: "row" }, ...head), ...cells);
  };

  /** A key flips from anywhere: it is said to who does not see it. @param {CompareData} data */
  const tell = ({ trace, columns, pin, shown, late }) => {
    const side = pin?.side ?? null;
    if (late || side === told) return;
    const flipped = side && told;
    told = side;
    if (!flipped) return said.replaceChildren();
    const { output } = trace;
    const key = shown.get(output) === "shown" ? "compare.said" : "compare.said.side";
    const values = {
      side: side.toUpperCase(),
      name: symbol(trace.node(output).label),
      value: numberNode(columns.values[trace.nodeAt(output)], { t, lang }),
    };
    said.replaceChildren(.../** @type {Node[]} */ (fillNodes(t(key), values)));
  };

  return {
    /** @param {CompareData} data */
    update(data) {
      const { trace, columns, pin, shown, grad, other } = data;
      const side = pin?.side ?? null;
      now = side;
      const keys = hasKeys(container);
      container.hidden = side === null;
      if (keys && !side) onGone();
      tell(data);
      for (const each of sides) each.button.setAttribute("aria-pressed", String(each.side === side));
      heads[1].classList.toggle("now", side === "a");
      heads[2].classList.toggle("now", side === "b");
      if (!side || other?.trace !== trace) return body.replaceChildren();
      const [a, b] = side === "a" ? [columns, other.columns] : [other.columns, columns];
      body.replaceChildren(
        ...comparison(trace, a, b).flatMap((row) => [
          line(trace, row, row.value, false, row.node !== trace.output || shown.get(row.node) === "shown"),
          ...(row.grad ? [line(trace, row, row.grad, true, isReached({ grad }, row.node))] : []),
        ]),
      );
      setReached(
        place,
        [...body.querySelectorAll("td")].some(({ textContent }) => (textContent ?? "").length > LONG),
      );
    },
    /** It has just come: B is on screen. */
    focus() {
      container.hidden = false;
      sides[1].button.focus();
    },
    destroy: () => container.replaceChildren(),
  };
}
