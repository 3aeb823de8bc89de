/** A small card at a number: its formula in three stages, with the numbers, and what it says in words. */

import { h, symbol } from "../lib/dom.js";
import { icon } from "../lib/icons.js";
import { drawLatex } from "../lib/latex.js";
import { plainLatex, slotReader, writeStage } from "../lib/template.js";
import { stateOf, stepOf } from "../model/number.js";
import { nodes } from "./headline.js";
import { shrink } from "./shrink.js";
import { localLatex } from "./terms.js";
import { numberNode, sentenceOf } from "./words.js";

/** @import { Translate } from "../lib/i18n.js" */
/** @import { Frame } from "../model/frames.js" */
/** @import { NumberState } from "../model/number.js" */
/** @import { Columns, Trace } from "../model/trace.js" */
/** @import { Sentence } from "./words.js" */
/** @typedef {{ x: number, y: number, width: number, height: number }} Place */
/** @typedef {{ slot: string, at: Place }} Opened  A number and where on the screen it stood when it was pressed. */
/** @typedef {{ trace: Trace, columns: Columns, frame: Frame, number: Opened | null }} SentenceData */
/** @typedef {{ t: Translate, lang: string, copy: (text: string) => Promise<boolean>,
 *   onNumber: (number: Opened | null) => void }} SentenceOptions */

/** The second graph's numbers are none of this trace. */
const OTHERS = "#beside *";
const GAP = 10;
const EDGE = 8;
/** The number itself must not be covered at all. */
const OVER = 100;

/**
 * @param {HTMLElement} container on which numbers are pressed
 * @param {null} _
 * @param {SentenceOptions} options
 */
export function createSentence(container, _, options) {
  const { t, lang, copy, onNumber } = options;
  const title = h("h2", { id: "told-title" });
  const stages = [0, 1, 2].map((i) => h("div", { class: "told-stage" }, h("i", null, String(i + 1)), h("div")));
  const words = h("p", { class: "meaning" });
  const confirmed = h("span", { role: "status" });
  const copying = h("button", { type: "button", class: "button", click: () => void copied() }, t("told.copy"));
  const card = h(
    "div",
    { class: "told", popover: "auto", role: "dialog", "aria-labelledby": "told-title", tabindex: -1 },
    h(
      "header",
      null,
      title,
      h(
        "button",
        { type: "button", class: "button quiet", "aria-label": t("told.close"), click: () => close() },
        icon("close"),
      ),
    ),
    h("div", { class: "told-stages" }, ...stages),
    words,
    h("footer", null, copying, confirmed),
  );
  container.append(card);

  /** @type {Opened | null} */
  let open = null;
  /** @type {Element | null} */
  let from = null;
  let latex = "";

  const copied = async () => {
    confirmed.textContent = t((await copy(latex)) ? "told.copied" : "told.failed");
  };
  const close = () => {
    const inside = card.contains(document.activeElement);
    const slot = open?.slot;
    card.hidePopover();
    if (!inside) return;
    // what was pressed may have been drawn anew meanwhile
    const back = from?.isConnected ? from : container.querySelector(`button[data-number="${slot}"]`);
    /** @type {HTMLElement | SVGElement | null} */ (back)?.focus({ preventScroll: true });
  };

  const fit = () => {
    for (const stage of stages) if (!stage.hidden) shrink(/** @type {HTMLElement} */ (stage.lastElementChild));
  };
  // the letters of tall brackets may come after the formula
  document.fonts.addEventListener("loadingdone", fit);

  /** Whether Tab leads out of the card: there is nothing after it on the page. @param {KeyboardEvent} event */
  const leaves = ({ key, target, shiftKey }) => {
    const stops = [...card.querySelectorAll("button:enabled")];
    const ends = shiftKey ? [card, stops[0]] : stops.slice(-1);
    return key === "Tab" && ends.includes(/** @type {Element} */ (target));
  };

  /** What should stay in sight: the way to the output. */
  const spare = () => [...container.querySelectorAll(".edge.pointed")].map((edge) => edge.getBoundingClientRect());

  /** What lies in rows at the bottom of a phone. */
  const bars = () => [...container.querySelectorAll(".formula, .transport, .tabs")];

  /** @param {Element} element @param {string} slot */
  const ask = (element, slot) => {
    from = element.matches("[tabindex], button") ? element : null;
    const { x, y, width, height } = element.getBoundingClientRect();
    onNumber({ slot, at: { x, y, width, height } });
  };
  const pressed = (/** @type {MouseEvent} */ event) => {
    const element = event.target instanceof Element ? event.target.closest(`[data-number]:not(${OTHERS})`) : null;
    if (element) ask(element, element.getAttribute("data-number") ?? "");
  };
  const keyed = (/** @type {KeyboardEvent} */ event) => {
    const { target, key } = event;
    if (card.matches(":popover-open") && (key === "Escape" || leaves(event))) {
      event.preventDefault();
      event.stopPropagation();
      return close();
    }
    if (
      key !== "Enter" ||
      !(target instanceof Element) ||
      target.matches(`button, .graph[aria-busy=true] *, ${OTHERS}`)
    )
      return;
    const slot = target.getAttribute("data-number") ?? (event.shiftKey && target.getAttribute("data-about"));
    if (slot) ask(target, slot);
  };
  container.addEventListener("click", pressed);
  container.addEventListener("keydown", keyed);
  // told at once, so that the press that closes this card may open the next
  card.addEventListener("beforetoggle", (event) => {
    if (/** @type {ToggleEvent} */ (event).newState === "closed" && open) {
      open = null;
      onNumber(null);
    }
  });

  /** @param {SentenceData} data @param {string} slot */
  const write = (data, slot) => {
    const { trace, columns, frame } = data;
    const state = stateOf(trace, frame, slot);
    const formula = formulaOf(trace, columns, slot);
    const read = slotReader(trace, columns);
    const known = state === "known" ? 3 : state === "pending" ? 1 : 0;
    const templates = [formula.symbolic, formula.substituted, formula.value].slice(0, known).filter(Boolean);
    const written = templates.map((template, i) => writeStage(template, { read, lang, lens: i > 0 }));
    // elsewhere there is no lens around a factor: a negative one needs its brackets
    latex = templates.map((template) => plainLatex(writeStage(template, { read, lang }))).join(" ");
    title.replaceChildren(...nodes(titleOf(trace, slot, t)));
    stages.forEach((stage, i) => {
      stage.hidden = !written[i];
      if (written[i]) drawLatex(/** @type {Element} */ (stage.lastElementChild), `\\displaystyle ${written[i]}`);
    });
    words.replaceChildren(...nodes(wordsOf(data, slot, state, options)));
    copying.disabled = !latex;
  };

  return {
    /** @param {SentenceData} data */
    update(data) {
      const { number } = data;
      if (!number) {
        open = null;
        return card.hidePopover();
      }
      const fresh = open !== number;
      open = number;
      if (fresh) confirmed.textContent = "";
      write(data, number.slot);
      if (!card.matches(":popover-open")) card.showPopover();
      fit();
      if (!fresh) return;
      cover(card, bars());
      place(card, number.at, spare());
      card.focus({ preventScroll: true });
    },
    destroy() {
      container.removeEventListener("click", pressed);
      container.removeEventListener("keydown", keyed);
      document.fonts.removeEventListener("loadingdone", fit);
      card.remove();
    },
  };
}

/**
 * Beside the number, where it covers the least of what should stay in sight; on a phone the style sheet puts it at the bottom.
 * @param {HTMLElement} card @param {Place} at @param {Place[]} spare
 */
function place(card, at, spare) {
  const { offsetWidth: width, offsetHeight: height } = card;
  const [middle, centre] = [at.x + (at.width - width) / 2, at.y + (at.height - height) / 2];
  const [left, right] = [at.x - GAP - width, at.x + at.width + GAP];
  const [above, below] = [at.y - GAP - height, at.y + at.height + GAP];
  const within = (/** @type {number} */ from, /** @type {number} */ size, /** @type {number} */ room) =>
    Math.max(EDGE, Math.min(from, room - size - EDGE));
  const places = [
    [middle, below],
    [middle, above],
    [left, below],
    [left, above],
    [right, below],
    [right, above],
    [left, centre],
    [right, centre],
  ].map(([x, y]) => ({ x: within(x, width, innerWidth), y: within(y, height, innerHeight), width, height }));
  const cost = (/** @type {Place} */ box) =>
    OVER * shared(box, at) + spare.reduce((sum, other) => sum + shared(box, other), 0);
  const costs = places.map(cost);
  const { x, y } = places[costs.indexOf(Math.min(...costs))];
  card.style.setProperty("--x", `${x}px`);
  card.style.setProperty("--y", `${y}px`);
}

/**
 * On a phone: as high as the bars that it lies on, so that no strip of letters stands out over it.
 * @param {HTMLElement} card @param {Element[]} bars
 */
function cover(card, bars) {
  card.style.removeProperty("--cover");
  const heights = bars.map((bar) => innerHeight - bar.getBoundingClientRect().top);
  const cover = Math.min(...heights.filter((height) => height >= card.offsetHeight));
  if (Number.isFinite(cover)) card.style.setProperty("--cover", `${cover}px`);
}

/** The area that two boxes share. @param {Place} a @param {Place} b */
function shared(a, b) {
  const w = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const h = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return Math.max(0, w) * Math.max(0, h);
}

/** @param {Trace} trace @param {Columns} columns @param {string} slot */
function formulaOf(trace, columns, slot) {
  const step = stepOf(trace, slot);
  if (step) return step.latex;
  const nothing = { symbolic: "", substituted: "", value: "" };
  if (slot[0] !== "l") return nothing;
  const edge = trace.edge(Number(slot.slice(1)));
  const [of, by] = [trace.node(edge.to).symbol, trace.node(edge.from).symbol];
  return {
    ...nothing,
    symbolic: `\\frac{\\partial ${of}}{\\partial ${by}} = ${localLatex(edge, columns)}`,
    value: `\\eq \\val{${slot}}`,
  };
}

/** @param {Trace} trace @param {string} slot @param {Translate} t @returns {Sentence} */
function titleOf(trace, slot, t) {
  const id = Number(slot.slice(1));
  if (slot[0] === "v" || slot[0] === "g")
    return {
      template: t(`told.${slot[0] === "v" ? "value" : "gradient"}`),
      values: { name: symbol(trace.node(id).label), f: symbol(trace.node(trace.output).label) },
    };
  const { from, to } = trace.edge(id);
  return {
    template: t(`told.${slot[0] === "l" ? "local" : "contribution"}`),
    values: { name: symbol(trace.node(from).label), user: symbol(trace.node(to).label) },
  };
}

/** @param {SentenceData} data @param {string} slot @param {NumberState} state @param {SentenceOptions} options @returns {Sentence} */
function wordsOf({ trace, columns }, slot, state, { t, lang }) {
  const values = { f: symbol(trace.node(trace.output).label) };
  if (state === "pending") return { template: t("told.pending"), values };
  if (state === "none") return { template: t("inspect.gradient.none"), values };
  if (state === "zero") return { template: t("told.zero"), values };
  const step = stepOf(trace, slot);
  if (step) return sentenceOf(trace, columns, step, { t, lang });
  const edge = trace.edge(Number(slot.slice(1)));
  return {
    template: t("told.local.sentence"),
    values: {
      name: symbol(trace.node(edge.from).label),
      user: symbol(trace.node(edge.to).label),
      value: numberNode(columns.locals[trace.edgeAt(edge.id)], { t, lang }),
    },
  };
}
