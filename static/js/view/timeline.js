/** The trace as a strip of light: one segment per step, in the hue and size of the number it produced. */

import { h, nameParts, symbol } from "../lib/dom.js";
import { signOf, toNumber } from "../lib/format.js";
import { numeral } from "../lib/notation.js";
import { createRuler } from "../lib/ruler.js";
import { isScalar } from "../lib/tensor.js";
import { stepNumber } from "../model/trace.js";
import { moveAlong, placeUnder } from "./along.js";

/** @import { Translate } from "../lib/i18n.js" */
/** @import { Columns, Step, Trace } from "../model/trace.js" */
/** @import { Position } from "../model/frames.js" */
/** @import { Key } from "./transport.js" */
/** @typedef {{ element: HTMLElement, first: number, count: number, label: string, name: HTMLElement | null, look: string }} Segment */

/** More steps than this share segments, which are hardly narrower than two pixels. */
const SEGMENTS = 200;
/** Bars of more steps than this stand side by side, without frames. */
const DENSE = 90;
/** Between two names, in pixels, the lean of their letters counted. */
const SPACE = 6;
/** And this share of a letter around them. */
const PADDING = 0.2;
/** Letters of a name, and what stands above and below its line, against the font around it: as in base.css. */
const ITALIC = { stem: 1.14, small: 1.14 * 0.68 };
const HEIGHT = { least: 8, most: 12, perDecade: 2 };
/** What the keys of a slider do here: a step as large as the buttons' own. @type {Record<string, Key>} */
const KEYS = { ArrowRight: "next", ArrowUp: "next", ArrowLeft: "back", ArrowDown: "back", Home: "first", End: "last" };

/**
 * @param {HTMLElement} container
 * @param {null} _
 * @param {{ t: Translate, onKey: (key: Key) => void, onSeek: (step: number) => void, onHold: (position: Position) => void }} options
 */
export function createTimeline(container, _, { t, onKey, onSeek, onHold }) {
  const passes = h("div", { class: "passes" });
  const head = h("span", { class: "playhead" });
  const strip = h(
    "div",
    { class: "timeline", role: "slider", tabindex: 0, "aria-label": t("timeline.label") },
    passes,
    head,
  );
  container.append(strip);
  /** @type {Trace | null} */
  let trace = null;
  const ruler = createRuler();
  /** `label`: of the node, or a sign; `name`: made when there is room to write it. @type {Segment[]} */
  let segments = [];
  /** Where they stand and where their names would, once the page has been laid out; `aside`: off the middle, to keep inside. @type {{ left: number, width: number, name: { left: number, right: number }, aside: number }[]} */
  let boxes = [];
  /** @type {Position} */
  let at = { step: 0, phase: 1 };

  /** @param {Trace} next */
  const build = (next) => {
    trace = next;
    const chunk = Math.ceil(next.steps.length / SEGMENTS);
    [segments, boxes] = [[], []];
    const rows = [next.steps.slice(0, next.forwardCount), next.steps.slice(next.forwardCount)];
    passes.replaceChildren(
      ...rows
        .filter((steps) => steps.length)
        .map((steps, i) => pass(t(i ? "timeline.backward" : "timeline.forward"), steps, chunk)),
    );
    strip.classList.toggle("dense", next.steps.length > DENSE);
    strip.setAttribute("aria-valuemin", "1");
    strip.setAttribute("aria-valuemax", String(next.steps.length));
  };

  /** @param {Step} step */
  const labelOf = ({ kind, node }) => (kind === "accumulate" ? "+" : /** @type {Trace} */ (trace).node(node).label);

  /** @param {string} title @param {Step[]} steps @param {number} chunk */
  const pass = (title, steps, chunk) => {
    const row = h("div", { class: "row" });
    const whole = /** @type {Trace} */ (trace);
    const first = whole.steps.indexOf(steps[0]);
    for (let i = 0; i < steps.length; i += chunk) {
      const label = labelOf(steps[i]);
      const element = h("div", { class: "segment" });
      segments.push({
        element,
        first: first + i,
        count: Math.min(chunk, steps.length - i),
        label,
        name: null,
        look: "",
      });
      row.append(element);
    }
    const element = h("div", { class: "pass" }, h("span", { class: "pass-name" }, title), row);
    element.style.setProperty("--steps", String(steps.length));
    element.style.setProperty("--count", String(row.childElementCount));
    return element;
  };

  /** @type {Columns | null} */
  let painted = null;
  /** @param {Columns} columns */
  const paint = (columns) => {
    for (const segment of segments) {
      const { element, first } = segment;
      const step = /** @type {Trace} */ (trace).steps[first];
      const number = stepNumber(/** @type {Trace} */ (trace), columns, step);
      const scalar = isScalar(number) ? toNumber(number) : Number.NaN;
      const light = step.kind === "forward" || Number.isNaN(scalar) ? "" : signOf(scalar);
      const size = HEIGHT.least + HEIGHT.perDecade * Math.log10(1 + Math.abs(scalar) / 0.1);
      const height = Number.isNaN(size) || step.kind === "forward" ? HEIGHT.most : Math.min(HEIGHT.most, size);
      // in halves of a pixel: numbers that run need not have every segment laid out anew
      const high = `${Math.round(height * 2) / 2}px`;
      const look = `${light} ${high}`;
      if (segment.look === look) continue;
      segment.look = look;
      element.classList.toggle("pos", light === "pos");
      element.classList.toggle("neg", light === "neg");
      element.style.setProperty("--size", high);
    }
  };

  const place = () => {
    for (const { element, first, count } of segments) {
      const done = String(Math.max(0, Math.min(1, (at.step + at.phase - first) / count)));
      const now = at.step >= first && at.step < first + count;
      element.classList.toggle("past", done === "1" && !now);
      element.classList.toggle("now", now);
      // the same again would be styled again
      if (element.style.getPropertyValue("--done") !== done) element.style.setProperty("--done", done);
    }
    const index = segments.findIndex(({ first, count }) => at.step >= first && at.step < first + count);
    if (index < 0) return;
    const here = segments[index];
    callBy(here, labelOf(/** @type {Trace} */ (trace).steps[at.step]));
    const pass = here.element.closest(".pass");
    for (const each of passes.children) each.classList.toggle("now", each === pass);
    if (!boxes.length) return;
    nameThose(index);
    const inside = (at.step + at.phase - here.first) / here.count;
    const { left, width } = boxes[index];
    head.style.translate = `${left + width * (at.phase < 1 ? inside : 0.5)}px 0`;
  };

  /** Steps that share a segment have their names there one after the other. @param {Segment} segment @param {string} label */
  const callBy = (segment, label) => {
    if (label === segment.label) return;
    segment.name?.remove();
    Object.assign(segment, { label, name: null });
  };

  /** Write as many names as have room; the one at work is always written. @param {number} now */
  const nameThose = (now) => {
    const own = boxes[now].name;
    let free = Number.NEGATIVE_INFINITY;
    segments.forEach((segment, i) => {
      const { left, right } = boxes[i].name;
      const fits = i === now || (left >= free && (left >= own.right + SPACE || right + SPACE <= own.left));
      if (fits) free = right + SPACE;
      if (fits) segment.name ??= named(segment, boxes[i].aside);
      segment.name?.classList.toggle("left-out", !fits);
    });
  };
  /** @param {Segment} segment @param {number} aside */
  const named = ({ element, label }, aside) => {
    const name = h("span", { class: "name", "aria-hidden": "true" }, label === "+" ? label : symbol(label));
    name.style.setProperty("--aside", `${aside}px`);
    element.append(name);
    return name;
  };
  /** How wide a name is at a font's size. @param {string} label @param {number} size */
  const widthOf = (label, size) => {
    if (label === "+") return ruler.text(label, size);
    const [stem, ...small] = nameParts(label);
    return (
      ruler.text(stem, size * ITALIC.stem, 400, "math") + ruler.text(small.join(""), size * ITALIC.small, 400, "main")
    );
  };
  const measure = () => {
    const style = getComputedStyle(strip);
    const [size, most] = [style.fontSize, style.getPropertyValue("--widest")].map(Number.parseFloat);
    ruler.forget();
    const [rim, wide] = [PADDING * size, strip.clientWidth];
    boxes = segments.map(({ element: { offsetLeft: left, offsetWidth: width }, label }) => {
      const long = Math.min(most, widthOf(label, size));
      const start = left + (width - long) / 2;
      // one at the rim keeps inside
      const from = Math.max(rim, Math.min(wide - rim - long, start));
      return { left, width, name: { left: from, right: from + long }, aside: from - start };
    });
    segments.forEach(({ name }, i) => name?.style.setProperty("--aside", `${boxes[i].aside}px`));
    place();
  };
  const observer = new ResizeObserver(measure);
  observer.observe(strip);

  moveAlong(strip, { under: (x) => placeUnder(segments, x), onSeek, onHold });
  strip.addEventListener("keydown", (event) => {
    const key = event.shiftKey || event.ctrlKey || event.metaKey || event.altKey ? undefined : KEYS[event.key];
    if (!key) return;
    event.preventDefault();
    event.stopPropagation();
    onKey(key);
  });

  return {
    /** @param {{ trace: Trace, columns: Columns, position: Position }} data */
    update(data) {
      const fresh = data.trace !== trace;
      const moved = fresh || at !== data.position;
      if (fresh) build(data.trace);
      if (fresh || painted !== data.columns) paint(data.columns);
      painted = data.columns;
      at = data.position;
      strip.setAttribute("aria-valuenow", String(at.step + 1));
      strip.setAttribute(
        "aria-valuetext",
        t("timeline.text", {
          at: at.step + 1,
          count: data.trace.steps.length,
          what: numeral(data.trace.node(data.trace.steps[at.step].node).label),
        }),
      );
      if (moved) place();
      if (!fresh) return;
      // measured when the page has been laid out: to measure now would make it lay itself out in between
      observer.unobserve(strip);
      observer.observe(strip);
    },
    focus: () => strip.focus({ preventScroll: true }),
    destroy() {
      observer.disconnect();
      strip.remove();
    },
  };
}
