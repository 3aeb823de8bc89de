/** The words beside the board: the slide, what is told, what is asked. */

import { h } from "../../lib/dom.js";
import { keepFocus, unlessIdle } from "../../lib/focus.js";
import { rich, spoken } from "../../lib/rich.js";

/** @import { Translate } from "../../lib/i18n.js" */
/** @import { Contents, Scene, Step, Words } from "../../net/lecture.js" */

/** @typedef {{ scene: Scene | null, missing: string | null, stop: number, chosen: number | null, place: number, contents: Contents,
 *   samples: import("../../lib/notation.js").Samples }} StoryData */

/** What is scrolled into sight keeps so far from the rim, in pixels. */
const RIM = 24;

/**
 * @param {HTMLElement} container
 * @param {null} _
 * @param {{ t: Translate, lang: string, onChoose: (choice: number) => void, onPreset: (preset: number) => void }} options
 */
export function createStory(container, _, { t, lang, onChoose, onPreset }) {
  /** @type {Step | null} */
  let told = null;
  /** @param {Words} words */
  const say = (words) => rich(words[lang]);

  /** @param {Step} step @param {"text" | "ask" | "answer"} kind @param {number | null} chosen */
  const question = ({ ask }, kind, chosen) => {
    if (!ask) return null;
    const answered = kind === "answer";
    const choices = ask.choices.map((choice, i) => {
      const state = answered && (i === ask.answer ? "right" : i === chosen ? "wrong" : "other");
      return h(
        "li",
        { "data-state": state || "open" },
        h(
          "button",
          {
            type: "button",
            class: "option",
            "aria-disabled": answered ? "true" : null,
            click: unlessIdle(() => onChoose(i)),
          },
          h(
            "span",
            { class: "letter", "aria-hidden": "true" },
            state === "right" ? "✓" : state === "wrong" ? "✗" : "ABCDEF"[i],
          ),
          h("span", null, say(choice)),
          state === "right" && h("span", { class: "unseen" }, t("lec.right")),
          state === "wrong" && h("span", { class: "unseen" }, t("lec.wrong")),
        ),
      );
    });
    return h(
      "section",
      { class: "question", "aria-label": t("lec.question") },
      h("div", { class: "asked" }, say(ask.question)),
      h("ol", { class: "choices" }, ...choices),
      answered && h("div", { class: "because" }, say(ask.because)),
    );
  };

  /** @param {Step} step */
  const erratum = ({ erratum: found }) =>
    found &&
    h(
      "aside",
      { class: "erratum" },
      h("h2", null, t("lec.erratum")),
      h("p", null, h("span", { class: "slide-says" }, say(found.slide)), " → ", h("b", null, say(found.exact))),
      say(found.because),
    );

  return {
    /** @param {StoryData} data */
    update({ scene, missing, stop, chosen, place, contents, samples }) {
      if (!scene) {
        container.replaceChildren(
          missing === null ? "" : h("p", { class: "meaning" }, t("lec.missing", { scene: missing })),
        );
        return;
      }
      const { kind, step: index } = scene.stops[stop];
      const step = scene.story[index];
      const sources = scene.sources.map(({ title, authors, place: where, url }) => {
        const name = url ? h("a", { href: url, rel: "noreferrer", target: "_blank" }, title) : title;
        return h("li", null, `${authors}. `, name, where && `, ${where[lang]}`);
      });
      const words = [
        h("p", { class: "where" }, `${place + 1} / ${contents.scenes.length} · `, say(scene.slide)),
        h("h1", null, say(scene.title)),
        h(
          "div",
          { class: "telling" },
          step.text && say(step.text),
          kind !== "ask" && otherwise(scene, step, samples, { t, lang }),
          question(step, kind, chosen) ?? "",
          kind !== "ask" && (erratum(step) ?? ""),
          scene.locked && stop === scene.stops.length - 1 && h("p", { class: "meaning locked" }, t("lec.locked")),
        ),
        scene.presets.length && kind !== "ask"
          ? h(
              "div",
              { class: "presets", role: "group", "aria-label": t("lec.presets") },
              t("lec.presets"),
              ...scene.presets.map(({ name }, i) =>
                h(
                  "button",
                  { type: "button", class: "button", "aria-label": spoken(name[lang]), click: () => onPreset(i) },
                  say(name),
                ),
              ),
            )
          : "",
        sources.length ? h("footer", { class: "sources" }, h("ul", null, ...sources)) : "",
      ];
      // who has chosen goes on from the choice
      if (step === told) keepFocus(container, () => container.replaceChildren(...words));
      else container.replaceChildren(...words);
      told = step;
      container.scrollTop = 0;
      // on a phone the reason, or the last choice, may be out of sight: as much of it as leaves what it is read with, and what was chosen, there
      const kept =
        container.querySelector("[data-state=right], [data-state=wrong]") ?? container.querySelector(".telling");
      const end = container.querySelector(".because") ?? container.querySelector(".choices");
      if (kept && end) {
        const { top, bottom } = container.getBoundingClientRect();
        const most = kept.getBoundingClientRect().top - RIM - top;
        container.scrollTop = Math.min(most, end.getBoundingClientRect().bottom + RIM - bottom);
      }
    },
    destroy: () => container.replaceChildren(),
  };
}

/**
 * The same with examples lying the other way, where the reader wants them so.
 * @param {Scene} scene @param {Step} step @param {import("../../lib/notation.js").Samples} samples @param {{ t: Translate, lang: string }} words
 */
export const otherwise = (scene, step, samples, { t, lang }) =>
  step.otherwise &&
  samples !== scene.samples &&
  h("aside", { class: "otherwise" }, h("h2", null, t(`lec.otherwise.${samples}`)), rich(step.otherwise[lang]));
