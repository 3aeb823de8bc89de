/** Connects the lecture: address, server, deck, screen, the window with the notes. */

import { createPresenting } from "../lib/fullscreen.js";
import { createTranslator } from "../lib/i18n.js";
import { writeShapesAs } from "../lib/notation.js";
import { renewPage } from "../lib/renew.js";
import { untilAnswered } from "../net/again.js";
import * as api from "../net/api.js";
import * as lecture from "../net/lecture.js";
import { createNews } from "../news.js";
import { createSolver } from "../stage/solver.js";
import { keptLanguage, remember } from "../state/draft.js";
import { keepNotation, keptNotation } from "../state/notation.js";
import { pack } from "../state/packed.js";
import { createPair, notesRoom, openNotes, roomOf } from "../state/pair.js";
import { goTo, onAddress } from "../state/places.js";
import { keepProgress, progress } from "../state/progress.js";
import { currentSlide, keepSlide } from "../state/slides.js";
import { createStore } from "../state/store.js";
import { beginning, createDeck } from "./deck.js";
import { onCommand } from "./keys.js";
import { createScreen } from "./screen.js";

/** @import { State } from "./deck.js" */

/** @type {ReturnType<typeof createStore<State>>} */
const store = createStore(
  beginning({
    lang: keptLanguage(),
    theme: document.documentElement.dataset.theme ?? "light",
    notation: keptNotation(),
  }),
);
/** Its worker reads for a while before it can lay out anything. */
const solver = createSolver();
let t = createTranslator("en", {});
const { onOffline, onBug: onError, share: onShare, bring } = createNews(() => t);

const deck = createDeck({ store, load: (id) => lecture.scene(id, store.get().lang), onOffline });

/** @typedef {{ scene: string, stop: number, chosen: number | null, dark: boolean } | { hello: true }} Message */
/** What the other window was told, or told us: it is not told again. */
let agreed = "";
/** @returns {Message} */
const here = () => {
  const { scene, stop, chosen, dark } = store.get();
  return { scene: scene?.id ?? "", stop, chosen, dark };
};
const pair = createPair(async (/** @type {Message} */ message) => {
  if ("hello" in message) return pair.tell(here());
  agreed = JSON.stringify(message);
  if (message.scene !== store.get().scene?.id) await deck.open(message.scene, message.stop);
  else if (message.stop !== store.get().stop) deck.seek(message.stop);
  store.set({ chosen: message.chosen, dark: message.dark });
});
const room = notesRoom();

/** @type {ReturnType<typeof createScreen> | null} */
let screen = null;

/** @type {Record<string, () => void>} */
const deeds = {
  next: () => screen?.rest() || deck.next(),
  back: deck.back,
  nextScene: () => deck.leap(1),
  backScene: () => deck.leap(-1),
  first: () => deck.seek(0),
  last: () => deck.seek(Number.POSITIVE_INFINITY),
  play() {
    // what was pressed just before may not be on the screen yet
    screen?.update(store.get());
    screen?.play();
  },
  /** The whole screen for the scene, large, and nothing to press; or back. */
  present: createPresenting(store),
  dark: () => store.set({ dark: !store.get().dark }),
  reset: () => screen?.reset(),
  list: () => screen?.openList(),
  help: () => screen?.openHelp(),
  async explore() {
    const link = screen?.link();
    if (link) goTo(`${link.page}${await pack(link.state)}`);
  },
  print: () => screen?.openPrinting(),
  notes() {
    if (room !== null) return;
    const mine = /** @type {string} */ (roomOf(true));
    pair.join(mine);
    openNotes(mine);
  },
};

/** Lay the screen anew, in a language and a notation. @param {string} lang */
async function speak(lang) {
  writeShapesAs(store.get().notation.shapes);
  t = createTranslator(lang, await untilAnswered(() => api.messages(lang, "network/", "lecture/"), onOffline));
  store.set({ lang });
  renewPage(() => {
    screen?.destroy();
    screen = createScreen(store.get(), { t, solver, notes: room !== null, on });
    screen.update(store.get());
  });
}

/** @type {ReturnType<typeof lecture.glossary> | null} */
let words = null;

const on = {
  /** @param {string} theme */
  onTheme(theme) {
    remember("theme", theme);
    store.set({ theme });
  },
  /** @param {string} lang */
  async onLanguage(lang) {
    remember("lang", lang);
    await speak(lang);
  },
  /** @param {Partial<import("../lib/notation.js").Notation>} chosen */
  async onNotation(chosen) {
    const notation = { ...store.get().notation, ...chosen };
    keepNotation(notation);
    store.set({ notation });
    await speak(store.get().lang);
  },
  onDeed: (/** @type {string} */ deed) => deeds[deed](),
  onStop: deck.seek,
  onScene: (/** @type {string} */ id) => void deck.open(id),
  onChoose: deck.choose,
  onPreset: (/** @type {number} */ preset) => screen?.preset(preset),
  onLight: () => store.set({ dark: false }),
  onShare: () => onShare(),
  /** Lay the handout out, hand it to the browser's printing, and put it away. @param {import("../view/lecture/printing.js").Print} print */
  async onPrint({ all, answers, onProgress }) {
    const { scene, contents, lang } = store.get();
    if (!scene || !screen) return;
    const wanted = all ? contents.scenes : [scene];
    const scenes = await Promise.all(
      wanted.map(({ id }) => (id === scene.id ? scene : untilAnswered(() => lecture.scene(id, lang), onOffline))),
    );
    const clear = await screen.layHandout(scenes, { answers, onProgress: (done) => onProgress(done, scenes.length) });
    window.print();
    clear();
  },
  onHelp: () => screen?.openHelp(),
  glossary() {
    words ??= untilAnswered(lecture.glossary, onOffline);
    return words;
  },
  placeOf: deck.placeOf,
  progress,
  onOffline,
  onError,
  bring,
  kept: new Map(),
  ask: (/** @type {string} */ path, /** @type {unknown} */ body) =>
    untilAnswered(() => api.ask(path, { body, lang: store.get().lang }), onOffline),
};

let queued = false;
store.subscribe(() => {
  if (queued) return;
  queued = true;
  requestAnimationFrame(() => {
    queued = false;
    screen?.update(store.get());
    const { scene, stop } = store.get();
    if (!scene) return;
    keepSlide(scene.id, stop);
    keepProgress(scene.id, stop);
    const now = JSON.stringify(here());
    if (now !== agreed) pair.tell(here());
    agreed = now;
  });
});

async function start() {
  const list = untilAnswered(() => lecture.contents(), onOffline);
  await speak(store.get().lang);
  const contents = await list;
  store.set({ contents });
  const { scene, stop } = currentSlide();
  const first = scene ?? contents.scenes[0]?.id;
  if (first) void deck.open(first, stop);
  onAddress(() => {
    const at = currentSlide();
    const id = at.scene ?? contents.scenes[0]?.id;
    if (id === store.get().scene?.id) deck.seek(at.stop);
    else if (id) void deck.open(id, at.stop);
  });
  const mine = room ?? roomOf();
  if (mine !== null) {
    pair.join(mine);
    if (room !== null) pair.tell({ hello: true });
  }
  onCommand((command) => deeds[command]());
}

void start();
