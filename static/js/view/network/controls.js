/** Training as a person drives it: run, one step, one epoch, back to the first weights, how fast. */

import { h } from "../../lib/dom.js";
import { setIdle, unlessIdle } from "../../lib/focus.js";
import { formatNumber } from "../../lib/format.js";
import { icon } from "../../lib/icons.js";

/** @import { Translate } from "../../lib/i18n.js" */
/** @typedef {{ running: boolean, pausing: boolean, waiting: boolean, step: number, epoch: number | null, speed: number, stepsPerEpoch: number }} ControlData */

/** Where one is, in more letters than these, has the line for itself. */
const LONG = 25;
/** Steps in one frame; 0: as many as there is time for. */
export const SPEEDS = [1, 5, 25, 0];

/**
 * @param {HTMLElement} container
 * @param {ControlData} data
 * @param {{ t: Translate, lang: string, onRun: () => void, onSteps: (count: number) => void, onReset: () => void, onSpeed: (speed: number) => void }} options
 */
export function createControls(container, data, { t, lang, onRun, onSteps, onReset, onSpeed }) {
  let current = data;
  const where = h("span");
  const heading = h("span", null, t("net.training"));
  const run = h("button", { type: "button", class: "button run", id: "train-button", click: onRun });
  const step = h(
    "button",
    { type: "button", class: "button", id: "step-button", click: unlessIdle(() => onSteps(1)) },
    t("net.one.step"),
  );
  const epoch = h(
    "button",
    { type: "button", class: "button", id: "epoch-button", click: unlessIdle(() => onSteps(current.stepsPerEpoch)) },
    t("net.one.epoch"),
  );
  const reset = h(
    "button",
    {
      type: "button",
      class: "button",
      id: "reset-button",
      "aria-label": t("net.reset"),
      title: t("net.reset"),
      click: onReset,
    },
    icon("reset"),
  );
  const speeds = SPEEDS.map((speed) =>
    h(
      "button",
      { type: "button", click: () => onSpeed(speed) },
      speed ? `${formatNumber(speed, lang)}` : t("net.speed.most"),
    ),
  );
  container.replaceChildren(
    h("h2", { class: "section-title" }, heading, where),
    h("div", { class: "train" }, run, reset, step, epoch),
    h(
      "div",
      { class: "net-row" },
      h("span", null, t("net.speed")),
      h("div", { class: "choice", role: "group", "aria-label": t("net.speed") }, ...speeds),
    ),
  );
  const draw = () => {
    const { running, pausing, waiting, speed } = current;
    where.dataset.step = String(current.step);
    where.textContent = t("net.where", { step: current.step, epoch: current.epoch ?? "…" });
    // of both there would be a second line
    heading.classList.toggle("unseen", (where.textContent?.length ?? 0) > LONG);
    run.replaceChildren(
      icon(running ? "pause" : "play"),
      t(waiting ? "net.waiting" : pausing ? "net.pausing" : running ? "net.pause" : "net.train"),
    );
    run.setAttribute("aria-pressed", String(running));
    SPEEDS.forEach((each, i) => speeds[i].setAttribute("aria-pressed", String(each === speed)));
    for (const each of [step, epoch]) setIdle(each, running);
  };
  draw();
  return {
    /** @param {ControlData} next */
    update(next) {
      current = next;
      draw();
    },
    destroy: () => container.replaceChildren(),
  };
}
