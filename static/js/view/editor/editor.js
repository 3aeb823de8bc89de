/** The program's text, what is wrong with it, and how it reads as a formula. */

import { h, prose, symbol } from "../../lib/dom.js";
import { icon } from "../../lib/icons.js";
import { drawLatex } from "../../lib/latex.js";
import { idle } from "../../lib/sleep.js";
import { toUnits } from "../../lib/span.js";

/** @import { Translate } from "../../lib/i18n.js" */
/** @typedef {{ message: string, hint: string | null, span: [number, number] | null, text: string }} Problem  `text`: what it was found in. */
/** @typedef {{ message: string, node: number | null, name: string | null }} Remark */
/** @import { Tensor } from "../../lib/format.js" */
/** @import { CodeOptions } from "./codemirror.js" */
/** @import { Literal } from "./numbers.js" */
/** @import { Outdated } from "./outdated.js" */
/**
 * @typedef {{ text: string, problem: Problem | null, lit: [number, number] | null, formulas: string[], result: string, notes: Remark[],
 *   numbers: Literal[] | null, outdated: Outdated[], differs: boolean, read: (node: number) => Tensor | null,
 *   under: (at: number) => number | null, tables: () => string[] }} EditorData
 *   `numbers`: those that can be dragged; null while the text is ahead of its picture; `outdated`: those that are other ones now;
 *   `under`: the node whose text is there; `differs`: the inputs have numbers that can be put into the text
 */

const NOTES = 3;
const SMALLEST = 0.65;

/**
 * @param {HTMLElement} container
 * @param {{ text: string }} data
 * @param {CodeOptions & { t: Translate, bring: import("../tools/index.js").Bring, calm: Promise<unknown>, onEnd: () => void, onWrite: () => void, onSelect: (node: number) => void, onHover: (target: { node: number } | null) => void,
 *   onText: (node: number | null) => void }} options `onText`: the node whose text is pointed at
 */
export function createEditor(container, { text: initial }, options) {
  const { t, onChange, onEnd, onWrite, onSelect, onHover } = options;
  const plain = h("textarea", { "aria-label": t("editor.label"), spellcheck: "false", autocapitalize: "off" });
  plain.value = initial;
  plain.addEventListener("input", () => onChange(plain.value));
  const frame = h("div", { class: "editor-frame", focusout: onEnd }, plain);
  const problemBox = h("div", { class: "problem", role: "alert" });
  const formula = h("span");
  const result = h("span");
  const pretty = h("div", { class: "pretty" }, formula, result);
  const notes = h("ul", { class: "notes" });
  const write = h(
    "button",
    { type: "button", class: "button quiet", click: onWrite },
    icon("write"),
    t("inputs.write"),
  );
  container.replaceChildren(
    h("h2", { class: "section-title" }, t("editor.title"), h("kbd", { "aria-hidden": "true" }, "E")),
    write,
    frame,
    h("div", { class: "reading" }, problemBox, pretty),
    notes,
  );
  /** @type {EditorData} */
  let data = {
    text: initial,
    problem: null,
    lit: null,
    formulas: [],
    result: "",
    notes: [],
    numbers: null,
    outdated: [],
    differs: false,
    read: () => null,
    under: () => null,
    tables: () => [],
  };
  /** @type {ReturnType<typeof import("./codemirror.js").createCodeMirror> | null} */
  let editor = null;
  let gone = false;
  /** @type {Partial<Omit<EditorData, "outdated">> & { outdated?: string }} */
  let shown = {};
  let fitted = "";

  const upgrade = async () => {
    const { createCodeMirror } = await options.bring(() => import("./codemirror.js"));
    if (gone) return;
    const focused = document.activeElement === plain;
    const host = h("div");
    editor = createCodeMirror(host.attachShadow({ mode: "open" }), {
      ...options,
      text: plain.value,
      ...{ label: t("editor.label"), leave: t("editor.leave") },
      tell: (numbers) => t("editor.now", { numbers }),
      read: (node) => (data.numbers ? data.read(node) : null),
      tables: () => data.tables(),
      onPoint: (at) => options.onText(at === null ? null : data.under(at)),
      onChange: (text, deed) => {
        data.text = text;
        onChange(text, deed);
      },
    });
    plain.replaceWith(host);
    shown = {};
    show();
    if (focused) editor.focus();
  };
  void options.calm.then(() => idle(1500)).then(upgrade);

  const show = () => {
    const { text, problem, lit, numbers } = data;
    const newText = shown.text !== text;
    const outdated = JSON.stringify(data.outdated);
    if (editor) {
      if (newText) editor.setText(text);
      editor.mark({
        ...((newText || String(shown.lit) !== String(lit)) && { place: problem ? null : toUnits(text, lit) }),
        ...(numbers && shown.numbers !== numbers && { numbers }),
        ...((newText || shown.outdated !== outdated) && { outdated: data.outdated }),
      });
      if (shown.problem !== problem) {
        const place = problem && toUnits(text, problem.span ?? [0, 0]);
        editor.setProblem(problem && place ? { ...place, message: problem.message } : null);
      }
    } else if (newText && plain.value !== text) plain.value = text;
    shown = { text, lit, problem, numbers, outdated };
  };

  // The panel may be closed when the formula is drawn, and is as wide as the window lets it be.
  const fit = () => {
    // behind a mistake it has no width: it is measured when it is seen again
    if (pretty.hidden) fitted = "";
    else fitFirst(formula, data.formulas);
  };
  const observer = new ResizeObserver(fit);
  observer.observe(container);
  document.fonts.addEventListener("loadingdone", fit);

  /** @param {Problem | null} problem */
  const tell = (problem) => {
    frame.classList.toggle("wrong", problem !== null);
    problemBox.hidden = !problem;
    pretty.hidden = problem !== null;
    const lines = problem ? [problem.message, problem.hint].filter((line) => line !== null) : [];
    problemBox.replaceChildren(
      ...(problem ? [icon("warn")] : []),
      ...lines.map((line) => h("p", null, ...prose(line))),
    );
  };

  /** The message stays in sight, and does not lie on the line that is written. */
  const reveal = () => {
    const { top } = problemBox.getBoundingClientRect();
    const covered = (editor?.written() ?? top) - top;
    if (covered > 0) container.parentElement?.scrollBy(0, covered);
  };

  /** A remark leads to its node. @param {Remark} remark */
  const remark = ({ message, node, name }) => {
    const words = h("span", null, name && symbol(name), name && ": ", ...prose(message));
    if (node === null) return h("li", null, icon("info", 14), words);
    const button = h(
      "button",
      {
        type: "button",
        click: () => onSelect(node),
        pointerenter: () => onHover({ node }),
        pointerleave: () => onHover(null),
      },
      icon("info", 14),
      words,
    );
    return h("li", null, button);
  };

  return {
    /** @param {EditorData} next */
    update(next) {
      data = next;
      // Said aloud when it changes, not with every step.
      const isNews = shown.problem !== next.problem;
      if (isNews) tell(next.problem);
      show();
      if (isNews && next.problem) reveal();
      write.hidden = !next.differs;
      const { problem } = next;
      notes.replaceChildren(...next.notes.slice(0, NOTES).map(remark));
      if (!problem) {
        // to fit is to measure, which lays the page out: not for the result, which changes with every number
        if (fitted !== next.formulas.join()) fitFirst(formula, next.formulas);
        fitted = next.formulas.join();
        drawLatex(result, next.result);
      }
    },
    focus() {
      container.scrollIntoView({ block: "nearest" });
      (editor ?? plain).focus();
    },
    destroy() {
      gone = true;
      observer.disconnect();
      document.fonts.removeEventListener("loadingdone", fit);
      editor?.destroy();
      container.replaceChildren();
    },
  };
}

/**
 * Draw the first of several ways to write a formula that fits its line; the last one in any case.
 * @param {HTMLElement} place
 * @param {string[]} formulas from the fullest to the shortest
 */
function fitFirst(place, formulas) {
  for (const latex of formulas) {
    place.style.setProperty("--fit", "1");
    drawLatex(place, latex);
    const width = place.querySelector(".katex-html")?.getBoundingClientRect().width ?? 0;
    let scale = (place.parentElement?.clientWidth ?? 0) / (width + 6);
    // rules and brackets do not shrink quite as the letters do
    for (let excess = 1, tries = 0; tries < 3; tries++) {
      scale /= excess;
      place.style.setProperty("--fit", String(Math.max(SMALLEST, Math.min(1, scale))));
      excess = Math.max(1, place.scrollWidth / Math.max(1, place.clientWidth));
    }
    if (scale >= SMALLEST) return;
  }
}
