/** Predict, then see: the number that comes next, or one that was hidden, is asked for; a wrong answer is told its likely mistake. */

import { h } from "../../lib/dom.js";
import { formatNumber, HIDDEN, latexNumber } from "../../lib/format.js";
import { drawLatex } from "../../lib/latex.js";
import { factsOf } from "../../model/facts.js";
import { mistakeIn } from "../../model/mistakes.js";
import { askableAfter, cellOf } from "../../model/targets.js";
import { readTyped } from "../../model/typed.js";
import { latexOf, pickCell } from "./asked.js";
import { createHiding } from "./hiding.js";
import { hintsOf } from "./hints.js";

/** @import { Translate } from "../../lib/i18n.js" */
/** @import { Outcome } from "../../model/score.js" */
/** @import { Target } from "../../model/targets.js" */
/** @import { ToolData, ToolOptions } from "./index.js" */
/** @typedef {{ target: Target, key: string, typed: string, tries: number, hints: number, step: number, outcome: Outcome | null }} Question  `outcome`: null while it is open */

/** What was asked last; kept while the page is, in whatever language it is read. @type {Question | null} */
let last = null;

/**
 * @param {HTMLElement} container @param {ToolData} first @param {ToolOptions} options
 * @param {{ drill?: boolean }} [how] `drill`: the exercise is set elsewhere; here are only its questions
 */
export function create(container, first, options, { drill = false } = {}) {
  const { t, lang, exercise } = options;
  let data = first;
  /** @type {Question | null} */
  let question = null;

  const title = h("p", { class: "question-of" });
  const asked = h("p", { class: "asked-for", tabindex: 0 });
  const field = h("input", {
    class: "answer",
    type: "text",
    autocomplete: "off",
    autocapitalize: "off",
    spellcheck: "false",
    enterkeyhint: "done",
    "aria-label": t("predict.answer"),
  });
  const send = h("button", { type: "submit", class: "button strong" });
  const said = h("p", { class: "feedback", role: "status" });
  const hints = h("div", { class: "hints", "aria-live": "polite" });
  const hint = h("button", { type: "button", class: "button", click: () => help() }, t("predict.hint"));
  const reveal = h("button", { type: "button", class: "button", click: () => finish("revealed") }, t("predict.reveal"));
  const assist = h("div", { class: "actions" }, hint, reveal);
  const form = h(
    "form",
    { class: "question", novalidate: true },
    title,
    asked,
    h("div", { class: "answering" }, field, send),
    said,
    hints,
    assist,
  );
  const idle = h("p", { class: "meaning" });
  const onward = h("button", { type: "button", class: "button strong", click: () => next() }, t("predict.next"));
  const quiz = h("button", { type: "button", class: "button", click: () => begin() }, t("predict.quiz"));
  const score = h("dl", { class: "pairs" });
  const forget = h("button", { type: "button", class: "button", click: () => forgotten() }, t("predict.forget"));
  const rest = h("div", { class: "actions" }, forget);
  const scores = h(
    "section",
    { class: "section task" },
    h("h3", { class: "section-title" }, t("predict.score")),
    score,
    rest,
  );
  const hiding = createHiding(h("section", { class: "section task" }), first, options);
  container.replaceChildren(
    h("section", { class: "section task" }, form, idle, h("div", { class: "actions" }, onward, quiz)),
    scores,
    ...(drill ? [] : [hiding.element]),
  );

  /** What had the focus when a question was wished for: it comes when the motion to it is over. @type {Element | null} */
  let waiting = null;
  const focus = () => {
    const { activeElement: at } = document;
    const writes = at?.shadowRoot; // in the program's text, where one has gone while this tool was fetched
    waiting = onwards() === field && !writes ? at : null;
    takeFocus();
  };
  /** Where one goes on: a finger that has not asked for them has no keys raised over the page. */
  const onwards = () =>
    matchMedia("(pointer: fine)").matches || document.activeElement?.matches(":focus-visible") ? field : send;
  /** Unless the keys have gone elsewhere meanwhile. */
  const takeFocus = () => {
    if (!waiting || !form.checkVisibility()) return;
    if ([waiting, document.body, container.closest("[tabindex]")].includes(document.activeElement ?? document.body))
      field.focus({ preventScroll: true });
    waiting = null;
  };
  /** A question that is answered or given up. @param {Outcome} outcome */
  const finish = (outcome) => {
    if (!question || question.outcome) return;
    const { target } = question;
    const place = onwards();
    question.outcome = outcome;
    say(outcome === "revealed" ? "revealed" : "right");
    exercise.close(target, outcome);
    place.focus();
  };
  const help = () => {
    if (!question) return;
    const place = onwards();
    question.hints += 1;
    drawHints();
    if (hint.hidden) place.focus(); // after the last one
  };
  /** What had the keys has gone: the button with the score, the field where nothing is asked. */
  const stay = () => {
    const left = [field, quiz].find((each) => each.checkVisibility()) ?? container.closest("[tabindex]");
    /** @type {HTMLElement | null} */ (left)?.focus({ preventScroll: true });
  };
  const forgotten = () => {
    exercise.forgetScore();
    stay();
  };
  const begin = () => {
    question = last = null;
    exercise.quiz();
    focus();
  };
  const next = () => {
    const { task } = data;
    question = last = null;
    if (task.made && task.targets.length) {
      if (data.selected !== null) options.onSelect(data.selected);
      show();
    } else if (!exercise.next()) {
      show();
      if (form.hidden) return stay();
    }
    focus();
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!question) return;
    if (question.outcome) return next();
    const given = readTyped(field.value);
    if (given === null) return say("unreadable");
    const mistake = mistakeIn(
      given,
      factsOf(data.trace, data.task.truth, question.target, cellOf(data.trace, data.task.truth, question.target)),
    );
    question.tries += 1;
    if (!mistake) return finish(question.tries > 1 || question.hints ? "helped" : "found");
    say(`mistake.${mistake.code}`, { ...mistake });
    field.select();
  });
  field.addEventListener("input", () => {
    if (!question || question.outcome) return;
    question.typed = field.value;
    say(null);
  });

  /** @param {string | null} key @param {Record<string, unknown>} [params] */
  const say = (key, params = {}) => {
    const value = question && formatNumber(pickCell(data, question.target), lang);
    said.textContent = key === null ? "" : t(key.includes(".") ? key : `predict.${key}`, { ...params, value });
    said.dataset.kind = key === "right" ? "right" : key === "revealed" ? "revealed" : key ? "wrong" : "";
  };
  const drawHints = () => {
    const all = question
      ? hintsOf({ trace: data.trace, truth: data.task.truth, target: question.target }, { t, lang })
      : [];
    const given = question?.hints ?? 0;
    hints.replaceChildren(...all.slice(0, given));
    hint.textContent = t(given ? "predict.hint.more" : "predict.hint");
    hint.hidden = given >= all.length;
  };

  /** What is asked now: of the node one points at, else the first that is open. */
  const current = () => {
    const { task, selected } = data;
    return task.targets.find(({ node }) => node === selected) ?? task.targets[0];
  };
  const show = () => {
    const { trace, task, frame, selected, source } = data;
    const target = current();
    const key = target ? `${target.kind}${target.node}.${target.edge} ${source}` : "";
    // an answered question stays until one goes on
    const left = question?.outcome && (frame.step.id !== question.step || (target && target.node === selected));
    if (!question || left || (!question.outcome && question.key !== key)) {
      const fresh = target && { target, key, typed: "", tries: 0, hints: 0, step: frame.step.id, outcome: null };
      question = last?.key === key && !last.outcome ? last : (fresh ?? null);
      last = question;
      field.value = question?.typed ?? "";
      say(null);
    }
    form.hidden = !question;
    idle.hidden = onward.hidden = question !== null;
    quiz.hidden = task.made || drill;
    const over = !task.targets.length && askableAfter(trace, task.truth, trace.steps.indexOf(frame.step)) < 0;
    if (!question) {
      idle.textContent = t(task.quiz?.asked ? "predict.quiz.over" : over ? "predict.over" : "predict.idle", {
        ...task.quiz,
      });
      onward.hidden = over;
      quiz.classList.toggle("strong", over);
    } else {
      title.textContent = where(data, question, t);
      const number = question.outcome ? pickCell(data, question.target) : HIDDEN;
      drawLatex(
        asked,
        `${latexOf(trace, question.target, cellOf(trace, task.truth, question.target))} = ${latexNumber(number, lang)}`,
      );
      field.readOnly = question.outcome !== null;
      field.placeholder = field.readOnly ? "" : t("predict.placeholder");
      send.textContent = t(`predict.${!question.outcome ? "check" : over ? "finish" : "next"}`);
      assist.hidden = question.outcome !== null;
      drawHints();
    }
    score.replaceChildren(...scoreRows(data, t));
    scores.hidden = !task.score.asked && !task.quiz;
    rest.hidden = !task.score.asked;
    hiding.update(data);
  };
  show();
  focus();

  return {
    /** @param {ToolData} now */
    update(now) {
      if (now.trace !== data.trace) question = null;
      data = now;
      show();
      takeFocus();
    },
    begin,
    destroy: () => container.replaceChildren(),
  };
}

/** @param {ToolData} data @param {Question} question @param {Translate} t */
function where({ task }, question, t) {
  if (task.quiz) return t("predict.at", { at: task.quiz.asked + (question.outcome ? 0 : 1), total: task.total });
  if (task.made && !question.outcome) return t("predict.left", { count: task.count });
  return t(`predict.what.${question.target.kind}`);
}

/** @param {ToolData} data @param {Translate} t */
const scoreRows = ({ task: { score, quiz, total } }, t) =>
  [
    quiz && [t("predict.score.quiz"), t("predict.score.of", { right: quiz.right, asked: total })],
    [t("predict.score.all"), t("predict.score.of", score)],
    [t("predict.score.streak"), String(score.streak)],
  ]
    .filter((row) => row !== null)
    .map(([name, value]) => h("div", null, h("dt", null, name), h("dd", null, value)));
