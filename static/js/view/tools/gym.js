/** The gym: exercises by level and number, each a backward pass to be worked out edge by edge, against the clock. */

import { h } from "../../lib/dom.js";
import { hasKeys } from "../../lib/focus.js";
import { clockText, MOST_SEEDS, sameText } from "../../model/gym.js";
import { tellUnread } from "../notices.js";
import { create as createPredict } from "./predict.js";
import { createStopwatch } from "./stopwatch.js";

/** @import { CreateTool } from "./index.js" */

const LEVELS = [1, 2, 3, 4];
/** What may be chosen, with the signs on the gates. */
const GATES = {
  ...{ add: "+", sub: "−", mul: "×", div: "÷", maximum: "max", minimum: "min" },
  ...{ pow: "x²", relu: "ReLU", exp: "exp", log: "log", sigmoid: "σ", tanh: "tanh", sin: "sin" },
};

/** @type {CreateTool} */
export function create(container, first, options) {
  const { t, ask, exercise, onAim, onOpen } = options;
  let data = first;
  let level = first.aim.level ?? 1;
  let seed = first.aim.seed ?? null;
  let ops = first.aim.ops ?? [];
  /** The exercise that is to be begun as soon as it is on the stage. @type {string | null} */
  let coming = null;
  /** Whether its first question is still to be brought into sight. */
  let asks = false;
  let gone = false;

  const levels = LEVELS.map((each) =>
    h("button", { type: "button", title: t(`gym.level.${each}`), click: () => choose({ level: each }) }, String(each)),
  );
  const about = h("span", { class: "meaning" });
  const gates = Object.entries(GATES).map(([op, sign]) =>
    h("button", { type: "button", class: "button", "data-gate": op, "aria-label": op, click: () => toggle(op) }, sign),
  );
  const number = h("input", {
    ...{ class: "number gym-number", type: "text", inputmode: "numeric", autocomplete: "off", maxlength: 6 },
    "aria-label": t("gym.number"),
    change() {
      if (/^\d{1,6}$/.test(number.value)) return void begin(Number(number.value));
      tellUnread(number.value);
      number.value = String(seed);
    },
  });
  const fresh = h(
    "button",
    { type: "button", class: "button strong", click: () => begin(Math.floor(Math.random() * MOST_SEEDS)) },
    t("gym.new"),
  );
  const present = h(
    "button",
    {
      type: "button",
      class: "button",
      click() {
        seed = null;
        onAim({ level, ...(ops.length && { ops }) });
        coming = data.source;
        start();
        show();
      },
    },
    t("gym.present"),
  );
  const fault = h("p", { class: "meaning fault", role: "alert" });
  const watch = createStopwatch();
  // until a quiz runs nothing in it can take the focus
  const drill = h("div", { hidden: true });
  const done = h("p", { class: "meaning", role: "status" });
  const running = h("p", { class: "gym-running" }, h("span", null, "№ ", number), watch.element);
  const warning = h("p", { class: "meaning" }, t("gym.replaces"));
  container.replaceChildren(
    h(
      "section",
      { class: "section gym-set" },
      h("div", { class: "choice", role: "group", "aria-label": t("gym.level") }, ...levels),
      about,
      h(
        "details",
        { class: "gym-gates", open: ops.length > 0 },
        h("summary", null, t("gym.gates")),
        h("div", { class: "actions", role: "group", "aria-label": t("gym.gates") }, ...gates),
        h("p", { class: "meaning" }, t("gym.gates.own")),
      ),
      h("div", { class: "actions" }, fresh, present),
      warning,
      fault,
      running,
      done,
    ),
    drill,
  );
  const questions = createPredict(drill, first, options, { drill: true });

  /** @param {{ level?: number, ops?: string[] }} what */
  const choose = (what) => {
    level = what.level ?? level;
    ops = what.ops ?? ops;
    show();
  };
  /** @param {string} op */
  const toggle = (op) => choose({ ops: ops.includes(op) ? ops.filter((each) => each !== op) : [...ops, op] });

  /** Ask for an exercise, and begin it. @param {number} wanted @param {(source: string) => void} open */
  const begin = async (wanted, open = onOpen) => {
    seed = wanted;
    fault.textContent = "";
    try {
      const { source } = await ask("gym", /** @type {any} */ ({ level, seed, ops }));
      if (gone || seed !== wanted) return;
      onAim({ level, seed, ...(ops.length && { ops }) });
      const text = source.trimEnd();
      coming = text;
      open(text);
      start();
    } catch (error) {
      if (!gone) fault.textContent = /** @type {Error} */ (error).message;
    }
    show();
  };
  /** The exercise is on the stage: its first question, and the clock. */
  const start = () => {
    if (coming === null || !sameText(coming, data.source)) return;
    coming = null;
    asks = true;
    watch.start();
    if (hasKeys(container)) questions.begin();
    else exercise.quiz();
  };

  const show = () => {
    const { quiz, total } = data.task;
    const over = quiz !== null && quiz.asked >= total;
    if (over) watch.stop();
    levels.forEach((button, i) => button.setAttribute("aria-pressed", String(LEVELS[i] === level)));
    for (const button of gates) button.setAttribute("aria-pressed", String(ops.includes(button.dataset.gate ?? "")));
    about.textContent = t(`gym.level.${level}`);
    running.hidden = quiz === null;
    warning.hidden = quiz !== null;
    drill.hidden = quiz === null;
    /** @type {HTMLElement} */ (number.parentElement).hidden = seed === null;
    if (document.activeElement !== number) number.value = seed === null ? "" : String(seed);
    done.textContent = over ? t("gym.done", { ...quiz, time: clockText(watch.seconds()) }) : "";
  };
  const bring = () => {
    if (!asks || drill.hidden) return;
    asks = false;
    drill.querySelector("form")?.scrollIntoView({ block: "nearest" });
  };
  show();
  // a link, or a reload: the exercise it names is begun where it still stands
  if (seed !== null) void begin(seed, () => {});

  return {
    update(next) {
      data = next;
      start();
      show();
      questions.update(next);
      bring();
    },
    destroy() {
      gone = true;
      watch.stop();
      questions.destroy();
    },
  };
}
