/** The lecturer's own window: notes, the clock, what comes next, the answer to what is asked. */

import { h } from "../../lib/dom.js";
import { icon } from "../../lib/icons.js";
import { rich } from "../../lib/rich.js";

/** @import { Translate } from "../../lib/i18n.js" */
/** @import { Contents, Scene, Words } from "../../net/lecture.js" */

const SECOND = 1000;

/**
 * @param {HTMLElement} container
 * @param {null} _
 * @param {{ t: Translate, lang: string, onDeed: (deed: "next" | "back") => void, now?: () => number }} options
 */
export function createNotes(container, _, { t, lang, onDeed, now = Date.now }) {
  /** @param {Words} words */
  const say = (words) => rich(words[lang]);
  const clock = h("span", { class: "hour" });
  const passed = h("span", { class: "passed" });
  let began = now();
  const tick = () => {
    const seconds = Math.floor((now() - began) / SECOND);
    clock.textContent = new Date(now()).toLocaleTimeString(lang, { hour: "2-digit", minute: "2-digit" });
    passed.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  };
  const restart = h(
    "button",
    {
      type: "button",
      class: "button",
      click() {
        began = now();
        tick();
      },
    },
    icon("reset"),
    t("lec.restart"),
  );
  const place = h("p", { class: "where" });
  const title = h("h1");
  const here = h("section", { class: "here" });
  const mine = h("section", { class: "mine" });
  const coming = h("section", { class: "coming" });
  const go = (/** @type {"back" | "next"} */ deed, /** @type {string} */ picture) =>
    h("button", { type: "button", class: "button big", click: () => onDeed(deed) }, icon(picture), t(`lec.${deed}`));
  container.replaceChildren(
    h("header", { class: "time" }, clock, passed, restart),
    h("div", { class: "heading" }, place, title),
    h("div", { class: "columns" }, h("div", null, here, mine), coming),
    h("footer", { class: "go" }, go("back", "back"), go("next", "forward")),
  );
  const timer = setInterval(tick, SECOND);
  tick();

  /** What is said and asked at a stop. @param {Scene} scene @param {number} stop */
  const said = (scene, stop) => {
    const { step, kind } = scene.stops[stop];
    const { text, ask } = scene.story[step];
    return [
      text && say(text),
      ask && h("div", { class: "asked" }, say(ask.question)),
      ask && h("p", { class: "solution" }, h("b", null, t("lec.answer")), " ", say(ask.choices[ask.answer])),
      ask && kind === "answer" && say(ask.because),
    ].filter((each) => each !== null && each !== false);
  };

  return {
    /** @param {{ scene: Scene | null, stop: number, place: number, contents: Contents }} data */
    update({ scene, stop, place: at, contents }) {
      if (!scene) return;
      const step = scene.story[scene.stops[stop].step];
      place.textContent = `${at + 1} / ${contents.scenes.length} · ${t("lec.stop", { at: stop + 1, count: scene.stops.length })}`;
      title.replaceChildren(say(scene.title));
      here.replaceChildren(h("h2", null, t("lec.now")), ...said(scene, stop));
      const notes = [step.notes, stop === 0 || !step.notes ? scene.notes : null].filter((each) => each !== null);
      mine.replaceChildren(
        h("h2", null, t("lec.notes")),
        ...(notes.length ? notes.map(say) : [h("p", { class: "meaning" }, t("lec.notes.none"))]),
      );
      const next = contents.scenes[at + 1];
      coming.replaceChildren(
        h("h2", null, t("lec.coming")),
        ...(stop + 1 < scene.stops.length
          ? said(scene, stop + 1)
          : [h("p", null, next ? say(next.title) : t("lec.over"))]),
      );
    },
    destroy() {
      clearInterval(timer);
      container.replaceChildren();
    },
  };
}
