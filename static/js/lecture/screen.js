/** The views of the lecture, each fed with its slice of the state. */

import { labelPage } from "../lib/i18n.js";
import { onSlice } from "../state/store.js";
import { createHelp, lectureKeys } from "../view/help.js";
import { createClicker } from "../view/lecture/clicker.js";
import { createGlossary } from "../view/lecture/glossary.js";
import { createNotes } from "../view/lecture/notes.js";
import { createPlaylist } from "../view/lecture/playlist.js";
import { createPrinting } from "../view/lecture/printing.js";
import { createStory } from "../view/lecture/story.js";
import { createManners } from "../view/manners.js";
import { createSwipe } from "../view/swipe.js";
import { createBoard } from "./board.js";
import { createHandout } from "./handout.js";

/** @import { Translate } from "../lib/i18n.js" */
/** @import { Solver } from "../stage/solver.js" */
/** @import { Stop } from "../net/lecture.js" */
/** @import { State } from "./deck.js" */

/** @type {<S extends Record<string, unknown>>(select: (state: State) => S, render: (slice: S, state: State) => void) => (state: State) => void} */
const part = onSlice;

/** @param {string} id */
const at = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

/** A picture that would come out this much too small to be read with ease is still shown whole: one sees where one is. */
const WHOLE = { hall: 0.55, hand: 0.68, desk: 0.75 };
const narrow = matchMedia("(max-width: 760px)");

/**
 * @param {State} initial
 * @param {{ t: Translate, solver: Solver, notes: boolean, on: any }} options `notes`: this is the lecturer's own window
 */
export function createScreen(initial, { t, solver, notes, on }) {
  const { lang } = initial;
  const options = { ...on, t, lang, solver, onKey: on.onDeed };
  labelPage(lang, t);
  at("app").classList.toggle("speaker", notes);
  const manners = createManners(at("top"), null, options);
  const help = createHelp(document.body, lectureKeys(t), { t });
  const printing = createPrinting(document.body, null, options);
  const list = createPlaylist(document.body, null, options);
  const clicker = createClicker(at("clicker"), null, options);
  const story = notes ? createNotes(at("scene"), null, options) : createStory(at("story"), null, options);
  const glossary = createGlossary(document.body, null, options);
  const swipe = createSwipe(at("scene"), null, options);
  /** The board is not as the story has it. */
  let touched = false;
  let last = initial;
  /** Whether the board has been told of a stop. */
  let shown = false;

  const boardOptions = {
    ...options,
    overview: () =>
      WHOLE[document.documentElement.dataset.theme === "projector" ? "hall" : narrow.matches ? "hand" : "desk"],
    /** @param {boolean} now */
    onTouched(now) {
      if (touched === now) return;
      touched = now;
      steer();
    },
  };
  const board = createBoard(at("board"), boardOptions);
  const steer = () => {
    const { scene, stop, contents } = last;
    const place = on.placeOf(scene?.id);
    const leads = board.link() !== null;
    clicker.update({ scene, stop, place, count: contents.scenes.length, touched, leads });
  };
  /** @param {Stop} stop @param {{ walks: boolean, touched?: boolean }} how */
  const show = async (stop, how) => {
    if (!last.scene || notes) return;
    await board.show(last.scene, stop, how);
    steer();
  };

  const blackout = at("blackout");
  blackout.onclick = on.onLight;
  const parts = [
    part(
      ({ theme, presenting }) => ({ theme: presenting ? "projector" : theme, presenting }),
      ({ theme, presenting }, state) => {
        document.documentElement.dataset.theme = theme;
        at("app").classList.toggle("presenting", presenting);
        manners.update({ theme: state.theme });
      },
    ),
    part(
      ({ dark }) => ({ dark }),
      ({ dark }) => {
        blackout.hidden = !dark;
      },
    ),
    part(({ contents, scene, notation }) => ({ contents, current: scene?.id ?? null, notation }), list.update),
    part(
      ({ scene, missing, stop, chosen, contents, notation: { samples } }) => ({
        ...{ scene, missing, stop, chosen, contents, samples },
      }),
      (slice) => story.update({ ...slice, place: on.placeOf(slice.scene?.id) }),
    ),
    part(({ scene, stop, contents }) => ({ scene, stop, contents }), steer),
  ];

  return {
    /** @param {State} state */
    update(state) {
      const before = last;
      last = state;
      for (const each of parts) each(state);
      const { scene, stop } = state;
      if (!scene || (shown && scene === before.scene && stop === before.stop)) return;
      const walks = scene === before.scene && stop === before.stop + 1;
      shown = true;
      void show(scene.stops[stop], { walks });
    },
    /** What moves comes to rest; whether anything did. */
    rest() {
      if (!board.moving()) return false;
      board.finish();
      return true;
    },
    play: board.play,
    reset() {
      const { scene, stop } = last;
      if (scene) void show(scene.stops[stop], { walks: false });
    },
    /** @param {number} index */
    preset(index) {
      const preset = last.scene?.presets[index];
      if (preset) void show(preset.stop, { walks: false, touched: true });
    },
    link: board.link,
    openPrinting: () => printing.open(),
    layHandout: createHandout(at("handout"), {
      ...options,
      samples: initial.notation.samples,
      kept: new Map(),
      onTouched() {},
    }).lay,
    openList: () => list.open(),
    openHelp: () => help.open(),
    destroy() {
      for (const view of [manners, help, printing, list, clicker, story, glossary, swipe, board]) view.destroy();
    },
  };
}
