/** Connects everything: address and memory, server, playhead, screen. */

import { createActions, movedTo, NOTHING } from "./actions.js";
import { createAddress } from "./address.js";
import { beginning } from "./beginning.js";
import { createCells } from "./cells.js";
import { createCommands } from "./commands.js";
import { createDeeds } from "./deeds.js";
import { createExercise } from "./exercise.js";
import { copyText } from "./lib/clipboard.js";
import { createTranslator } from "./lib/i18n.js";
import { renewPage } from "./lib/renew.js";
import { NO_AIM } from "./model/aim.js";
import { untilAnswered } from "./net/again.js";
import * as api from "./net/api.js";
import { newestWins } from "./net/newest.js";
import { createNews } from "./news.js";
import { createPins } from "./pins.js";
import { createProbe } from "./probe.js";
import { createScreen } from "./screen.js";
import { createSolver } from "./stage/solver.js";
import { recall, remember } from "./state/draft.js";
import { onCommand } from "./state/keys.js";
import { markLag } from "./state/lag.js";
import { quizHere } from "./state/places.js";
import { createPlayer } from "./state/player.js";
import { createStore } from "./state/store.js";
import { createTexts } from "./texts.js";
import { askTraced } from "./traced.js";
import { completionsOf } from "./view/editor/completions.js";
import { createZoom } from "./zoom.js";

/** @import { State } from "./actions.js" */

const TYPING = 120;

/** @type {ReturnType<typeof createStore<State>>} */
const store = createStore(beginning());
/** Its worker reads for a while before it can lay out anything: begun before there is anything to lay out. */
const solver = createSolver();
const still = matchMedia("(prefers-reduced-motion: reduce)");
const player = createPlayer((position, playing) => store.set(movedTo(store.get(), position, playing)), {
  still: () => still.matches,
});
let t = createTranslator("en", {});
const { notices, onOffline, onBug, share, bring } = createNews(() => t);
/** @type {import("./net/api.js").Example[]} */
let examples = [];
const texts = createTexts({
  store,
  notices,
  t: () => t,
  deeds: () => deeds,
  isExample: (text) => examples.some((example) => example.text === text),
});

/** Before the first words have come there is no language yet. @param {boolean} away */
const onNothing = (away) => {
  notices.hide("offline");
  if (away)
    notices.show("offline", "The server does not answer, trying again. Сервер не отвечает, пробуем снова.", {
      lasting: true,
    });
};
/** @param {unknown} error @param {boolean} [opened] a program that did not stand here before */
const onError = (error, opened) => {
  const { trace, tab, text } = store.get();
  if (error instanceof api.ProblemError && error.status < 500) {
    const { message, hint, span } = error;
    // with no graph of its own to turn to there is only the text to look at
    store.set({ problem: { message, hint, span, text }, tab: trace && !opened ? tab : "text" });
  } else {
    onBug(error);
    // where there is no graph the text has had its answer, and none is waited for
    if (!trace) store.set({ traced: text });
  }
};

const askTrace = newestWins(
  async (/** @type {import("./actions.js").TraceWish} */ wish) => {
    const { lang } = store.get();
    const { inputsOf } = actions;
    return askTraced(wish, { expand: zoom.expanded(wish), lang, inputsOf }).catch(async (error) => {
      if (error.code !== "body_too_large") throw error;
      // the page itself may have no words yet
      const say = createTranslator(lang, await api.messages(lang));
      throw new api.ProblemError(error.status, { message: texts.tooLong(wish.text, say) });
    });
  },
  {
    onAnswer(traced, wish) {
      const { draft = wish.text } = wish;
      if (draft !== store.get().text) return;
      actions.arrive(traced, { ...wish, expand: zoom.expanded(wish) });
      if (draft === wish.text) address.settle();
      else askTrace({ text: draft, keep: true });
    },
    onError(error, { text, draft = text, keep }) {
      if (draft !== store.get().text) return;
      if (draft === text) onError(error, !keep);
      else askTrace({ text: draft, keep: true });
    },
    onOffline,
  },
);
const askReplay = newestWins(
  async (/** @type {{ trace: import("./model/trace.js").Trace, inputs: State["inputs"] }} */ { trace, inputs }) =>
    api.replay({ ...zoom.program(trace), inputs }, store.get().lang),
  {
    onAnswer: (columns, { trace, inputs }) => actions.land(columns, trace, inputs),
    onError: (error) => onError(error),
    onOffline,
  },
);

const zoom = createZoom({ store, askTrace });

/** @type {ReturnType<typeof setTimeout> | 0} */
let typing = 0;
const actions = createActions({
  store,
  player,
  askTrace(wish) {
    clearTimeout(typing);
    if (wish.keep) typing = setTimeout(() => askTrace(wish), TYPING);
    else askTrace(wish);
  },
  askReplay,
  onOpen(wish) {
    if (!wish.again) address.open(wish);
    if (store.get().text) texts.leave();
  },
});
const probe = createProbe(store);
const pins = createPins({ store, actions, replay: probe.replay });
const deeds = createDeeds({ store, actions, pins });
const exercise = createExercise({ store, player });

const address = createAddress({
  store,
  onKeep: texts.note,
  onRefused: (code) => notices.show("link", () => t(`notice.link.${code}`), { lasting: true }),
});

/** Open what a link says, the tool, too; a text with a mistake beside the last graph there was. @param {import("./state/link.js").LinkState} link */
const enter = ({ drawn, ...link }) => {
  address.enter(link);
  store.set({ tool: link.tool ?? null, pointed: NOTHING, ...(link.tool && { tab: "tools", tall: true }) });
  if (drawn) deeds.resume({ text: drawn, inputs: link.inputs ?? {}, pin: link.pin ?? null });
  actions.open({ aim: NO_AIM, ...link, ...quizHere(), ...(drawn && { text: drawn, draft: link.text }), again: true });
};

/** @type {ReturnType<typeof createScreen> | null} */
let screen = null;
/** Lay the screen anew in a language. @param {string} lang @param {typeof onOffline} [onAway] */
async function speak(lang, onAway = onOffline) {
  t = createTranslator(lang, await untilAnswered(() => api.messages(lang), onAway));
  store.set({ lang });
  renewPage(() => {
    screen?.destroy();
    screen = createScreen(store.get(), { t, examples, exercise, recent: texts.recent, solver, on });
    screen.update(store.get());
  });
}

/** @param {string} what @param {any} about */
const ask = (what, about) => untilAnswered(() => api.question(what, zoom.asked(about), store.get().lang), onOffline);
const cells = createCells({ store, ask });
const commands = createCommands({ store, actions, deeds, pins, player, exercise, screen: () => screen });

/** @type {Record<string, (...args: any[]) => any>} */
const on = {
  onPick(example) {
    deeds.open({ text: example.text });
    // Space plays and does not open the menu again; only who came by keyboard needs a place to go on from.
    if (document.querySelector(":focus-visible")) screen?.focusSteps();
    else if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  },
  onTheme(theme) {
    remember("theme", theme);
    store.set({ theme });
  },
  async onLanguage(lang) {
    remember("lang", lang);
    await speak(lang);
    // What the server says comes in the language it was asked in.
    const { problem, columns, text } = store.get();
    if (problem || columns?.notes.length) askTrace({ text, keep: true });
  },
  async onShare() {
    await address.keep();
    await share(store.get().hidden.length ? "share.exercise" : undefined);
  },
  onHelp: () => screen?.openHelp(),
  ...texts.on,
  onUndo: deeds.undo,
  onRedo: deeds.redo,
  onScrub: (node, value) => deeds.setInput(node, value, "scrub"),
  completions: async () => completionsOf(await catalog, store.get().lang),
  onInput: deeds.setInput,
  onEnd: deeds.end,
  onScrubEnd: deeds.end,
  onReset: deeds.reset,
  onWrite: deeds.writeBack,
  onPin: deeds.pin,
  onUnpin: deeds.unpin,
  onFlip: pins.flip,
  onSelect: actions.select,
  onFound: (found) => store.set({ found }),
  onChoose: (selected) => store.set({ selected }),
  onToggle: zoom.toggle,
  onLevel: zoom.look,
  onHover: (target) => store.set({ hovered: target?.node ?? null, edge: target?.edge ?? null }),
  onEdge: (edge) => store.set({ edge: Number.isNaN(edge) ? null : edge }),
  onPoint(what) {
    const pointed = { ...NOTHING, ...what };
    if (JSON.stringify(pointed) !== JSON.stringify(store.get().pointed)) store.set({ pointed });
  },
  /** An open tool has its own things lit. */
  onText: (node) => store.get().tool === null && on.onPoint({ nodes: node === null ? [] : [node] }),
  onNumber: (number) => store.set({ number }),
  copy: copyText,
  // a program that was written for a file ends its last line: after it the editor would show an empty one
  onOpen: (text) => deeds.open({ text: text.trimEnd() }),
  onSeek: player.seek,
  onHold: player.hold,
  onKey: (key) => commands.run(key),
  onGrain: (grain) => store.set({ grain }),
  onSpeed: commands.setSpeed,
  ...commands.on,
  onPlot: (plot) => store.set({ plot }),
  onCell: cells.pick,
  ask,
  bring,
  onTab: (tab) => store.set({ tab }),
  onGrow: (up = !store.get().tall) => store.set({ tall: up }),
  probe: probe.nudge,
};

/** What the language offers; the page also works without it, and asks for its first graph before. @type {Promise<State["catalog"]>} */
let catalog = Promise.resolve([]);
const askCatalog = () =>
  api.catalog("ops", "limits").then(
    ({ ops, limits }) => {
      texts.setLimit(limits.characters ?? Number.POSITIVE_INFINITY);
      return ops;
    },
    () => [],
  );

// At the end of the task, not in the next frame: what a hand does comes just before a frame and is shown in it, and
// an answer is drawn in what is left of the frame it comes in.
let queued = false;
store.subscribe(() => {
  if (queued) return;
  queued = true;
  queueMicrotask(() => {
    queued = false;
    screen?.update(store.get());
  });
});

markLag(store);

/** What does not need an answer is not kept waiting for one: the first graph is asked for before there are words. */
async function start() {
  const list = untilAnswered(() => api.examples(), onNothing);
  const { link, tell } = await address.read();
  const text = link?.text ?? recall("text") ?? (await list)[0].text;
  const drawn = link ? link.drawn : (recall("drawn") ?? "");
  // an exercise is worked out by others than who made it: each in their own language and theme
  const { lang, theme } = { ...store.get(), ...(link?.hidden ? null : link) };
  store.set({ lang, theme });
  enter({ ...link, text, drawn });
  catalog = askCatalog();
  examples = await list;
  await speak(lang, onNothing);
  tell();
  onCommand(commands.run);
  address.follow(enter);
  store.set({ catalog: await catalog });
}

void start();
