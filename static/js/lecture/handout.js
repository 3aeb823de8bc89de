/** The lecture on paper: scene by scene what is told and asked, with pictures at the key steps. */

import { h } from "../lib/dom.js";
import { rich } from "../lib/rich.js";
import { sleep } from "../lib/sleep.js";
import { createSolver } from "../stage/solver.js";
import { otherwise } from "../view/lecture/story.js";
import { copyOnPaper } from "../view/paper.js";
import { createBoard } from "./board.js";

/** @import { Scene, Step, Words } from "../net/lecture.js" */
/** @import { BoardOptions } from "./board.js" */

/** A board that has not come to rest by then is drawn as it stands. In milliseconds. */
const PATIENCE = 20_000;
/** What waits for an answer, or for its layout. */
const WAITING = "[aria-busy=true]";

/**
 * @param {HTMLElement} container where the handout is laid out
 * @param {BoardOptions & { samples: import("../lib/notation.js").Samples }} options
 */
export function createHandout(container, options) {
  const { t, lang, samples } = options;
  /** @param {Words} words */
  const say = (words) => rich(words[lang]);

  /** Pictures of a scene, by step. @param {Scene} scene */
  const picturesOf = async (scene) => {
    /** @type {Map<number, HTMLElement>} */
    const pictures = new Map();
    const stops = scene.stops.filter(({ step, kind }) => scene.story[step].picture && kind !== "ask");
    if (!stops.length) return pictures;
    const bench = h("div");
    container.before(h("div", { class: "bench", "aria-hidden": "true", inert: true }, bench));
    // a solver answers its newest question only, and the screen has questions of its own
    const mine = { ...options, solver: createSolver(), overview: () => 0, onTouched() {} };
    const board = createBoard(bench, mine);
    for (const stop of stops) {
      await board.show(scene, stop, { walks: false });
      await rest(bench);
      pictures.set(stop.step, board.graphOnPaper() ?? h("figure", null, copyOnPaper(bench)));
    }
    board.destroy();
    bench.parentElement?.remove();
    return pictures;
  };

  /** @param {Scene} scene @param {Step} step @param {HTMLElement | undefined} picture @param {boolean} answers */
  const told = (scene, step, picture, answers) => [
    step.text && h("div", { class: "telling" }, say(step.text)),
    otherwise(scene, step, samples, options),
    step.ask &&
      h(
        "section",
        { class: "question" },
        h("div", { class: "asked" }, say(step.ask.question)),
        h(
          "ol",
          { class: "letters" },
          ...step.ask.choices.map((choice, i) =>
            h("li", { class: answers && i === step.ask?.answer ? "solution" : null }, say(choice)),
          ),
        ),
        answers && h("div", { class: "because" }, say(step.ask.because)),
      ),
    step.erratum &&
      h(
        "aside",
        { class: "erratum" },
        h("b", null, t("lec.erratum"), ": "),
        say(step.erratum.slide),
        " → ",
        h("b", null, say(step.erratum.exact)),
        say(step.erratum.because),
      ),
    picture,
  ];

  return {
    /** Lay out some scenes. @param {Scene[]} scenes @param {{ answers: boolean, onProgress: (done: number) => void }} how */
    async lay(scenes, { answers, onProgress }) {
      const theme = document.documentElement.dataset.theme;
      // ink on paper, whatever the screen is
      document.documentElement.dataset.theme = "light";
      /** @type {HTMLElement[]} */
      const chapters = [];
      for (const [i, scene] of scenes.entries()) {
        onProgress(i);
        const pictures = await picturesOf(scene);
        chapters.push(
          h(
            "article",
            { class: "chapter" },
            h("p", { class: "where" }, say(scene.slide)),
            h("h1", null, say(scene.title)),
            ...scene.story.flatMap((step, at) => told(scene, step, pictures.get(at), answers)),
            h(
              "ul",
              { class: "sources" },
              ...scene.sources.map(({ authors, title, url }) =>
                h("li", null, `${authors}. ${title}`, url && `, ${url}`),
              ),
            ),
          ),
        );
      }
      container.replaceChildren(...chapters);
      container.hidden = false;
      return () => {
        container.replaceChildren();
        container.hidden = true;
        if (theme) document.documentElement.dataset.theme = theme;
      };
    },
  };
}

/** @param {HTMLElement} bench */
async function rest(bench) {
  const until = performance.now() + PATIENCE;
  do await sleep(60);
  while (
    (!bench.hasAttribute("data-rests") || bench.parentElement?.querySelector(WAITING)) &&
    performance.now() < until
  );
  // the picture follows in the next frames
  for (let i = 0; i < 3; i += 1) await new Promise(requestAnimationFrame);
}
