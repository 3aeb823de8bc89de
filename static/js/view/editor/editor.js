/** The program's text, what is wrong with it, and how it reads as a formula. */

import { h } from "../../lib/dom.js";
import { icon } from "../../lib/icons.js";
import { drawLatex } from "../../lib/latex.js";
import { toUnits } from "../../lib/span.js";

/** @import { Completion } from "@codemirror/autocomplete" */
/** @import { Translate } from "../../lib/i18n.js" */
/** @typedef {{ message: string, hint: string | null, span: [number, number] | null }} Problem */
/** @typedef {{ text: string, problem: Problem | null, lit: [number, number] | null, formulas: string[], result: string, notes: string[] }} EditorData */

const NOTES = 3;
const SMALLEST = 0.65;

/**
 * @param {HTMLElement} container
 * @param {{ text: string }} data
 * @param {{ t: Translate, onChange: (text: string) => void, completions: () => Promise<Completion[]> }} options
 */
export function createEditor(container, { text: initial }, { t, onChange, completions }) {
  const plain = h("textarea", { "aria-label": t("editor.label"), spellcheck: "false", autocapitalize: "off" });
  plain.value = initial;
  plain.addEventListener("input", () => onChange(plain.value));
  const frame = h("div", { class: "editor-frame" }, plain);
  const problemBox = h("div", { class: "problem", role: "alert" });
  const formula = h("span");
  const result = h("span");
  const pretty = h("div", { class: "pretty" }, formula, result);
  const notes = h("ul", { class: "notes" });
  container.replaceChildren(
    h("h2", { class: "section-title" }, t("editor.title"), h("kbd", { "aria-hidden": "true" }, "E")),
    frame,
    problemBox,
    pretty,
    notes,
  );
  /** @type {EditorData} */
  let data = { text: initial, problem: null, lit: null, formulas: [], result: "", notes: [] };
  /** @type {ReturnType<typeof import("./codemirror.js").createCodeMirror> | null} */
  let editor = null;
  let gone = false;
  /** @type {Partial<EditorData>} */
  let shown = {};

  const upgrade = async () => {
    const { createCodeMirror } = await import("./codemirror.js");
    if (gone) return;
    const focused = document.activeElement === plain;
    const host = h("div");
    editor = createCodeMirror(host.attachShadow({ mode: "open" }), {
      text: plain.value,
      label: t("editor.label"),
      completions,
      onChange: (text) => {
        data.text = text;
        onChange(text);
      },
    });
    plain.replaceWith(host);
    shown = {};
    show();
    if (focused) editor.focus();
  };
  const idle = globalThis.requestIdleCallback ?? ((run) => setTimeout(run, 200));
  idle(() => void upgrade(), { timeout: 1500 });

  const show = () => {
    const { text, problem, lit } = data;
    const newText = shown.text !== text;
    if (editor) {
      if (newText) editor.setText(text);
      if (newText || shown.lit !== lit) editor.light(problem ? null : toUnits(text, lit));
      if (newText || shown.problem !== problem) {
        const place = problem && toUnits(text, problem.span ?? [0, 0]);
        editor.setProblem(problem && place ? { ...place, message: problem.message } : null);
      }
    } else if (newText && plain.value !== text) plain.value = text;
    shown = { text, lit, problem };
  };

  return {
    /** @param {EditorData} next */
    update(next) {
      data = next;
      show();
      const { problem } = next;
      frame.classList.toggle("wrong", problem !== null);
      problemBox.hidden = !problem;
      pretty.hidden = problem !== null;
      problemBox.replaceChildren(
        ...(problem ? [icon("warn"), words(problem.message), problem.hint ? words(problem.hint) : ""] : []),
      );
      notes.replaceChildren(...next.notes.slice(0, NOTES).map((note) => h("li", null, icon("info", 14), words(note))));
      if (!problem) {
        fitFirst(formula, next.formulas);
        drawLatex(result, next.result);
      }
    },
    focus: () => (editor ?? plain).focus(),
    destroy() {
      gone = true;
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
    const scale = (place.parentElement?.clientWidth ?? 0) / (width + 6);
    place.style.setProperty("--fit", String(Math.max(SMALLEST, Math.min(1, scale))));
    if (scale >= SMALLEST) return;
  }
}

/**
 * A message, with what stands in backquotes set as code.
 * @param {string} message
 */
const words = (message) =>
  h("p", null, ...message.split(/`([^`]*)`/).map((piece, i) => (i % 2 ? h("code", null, piece) : piece)));
