/** Connects the page for networks: address and memory, server, training, playhead, screen. */

import { capital, createTranslator } from "../lib/i18n.js";
import { renewPage } from "../lib/renew.js";
import { createTurns } from "../lib/turns.js";
import { textIn } from "../model/file.js";
import { withoutPoint, withPoint } from "../model/network/given.js";
import { wholeStep } from "../model/network/pass.js";
import { isIn } from "../model/network/picked.js";
import { untilAnswered } from "../net/again.js";
import * as api from "../net/api.js";
import { programOf, scalarsOf } from "../net/network.js";
import { createNews } from "../news.js";
import { keptLanguage, recall, remember } from "../state/draft.js";
import { onCommand } from "../state/keys.js";
import { LONGEST, leadsBehind } from "../state/netlink.js";
import { onAddress } from "../state/places.js";
import { createPlayer } from "../state/player.js";
import { createStore } from "../state/store.js";
import { createActions } from "./actions.js";
import { createAddress } from "./address.js";
import { createComparing } from "./comparing.js";
import { createDeeds } from "./deeds.js";
import { createLeaving } from "./leaving.js";
import { watchLooks } from "./looks.js";
import { createOne } from "./one.js";
import { watchOther } from "./other.js";
import { createPauses } from "./pauses.js";
import { createScreen } from "./screen.js";
import { beginning } from "./state.js";
import { createTraining, ENDLESS } from "./training.js";

/** @import { Form } from "../model/network/form.js" */
/** @import { State } from "./state.js" */
/** @import { Difference } from "../model/network/rivals.js" */
/** @import { NetLink } from "../state/netlink.js" */

/** Milliseconds that pass before a page without anything on it says why. */
const SLOW = 1000;

/** @type {ReturnType<typeof createStore<State>>} */
const store = createStore(
  beginning({
    lang: keptLanguage(),
    theme: document.documentElement.dataset.theme ?? "light",
  }),
);
const still = matchMedia("(prefers-reduced-motion: reduce)");
const player = createPlayer((position, playing) => store.set({ position, playing }), { still: () => still.matches });
let t = createTranslator("en", {});
const { notices, onOffline, onBug, share } = createNews(() => t);

const address = createAddress({
  store,
  say: (id, words, lasting) => notices.show(id, t(words, { size: Math.round(LONGEST / 1000) }), { lasting }),
});

// once the form is there, which its Undo leads the keys back to
const onLeft = () =>
  requestAnimationFrame(() =>
    notices.show("left", t("net.points.left"), { offer: { label: t("undo"), run: () => undo() } }),
  );
const actions = createActions({ store, keep: address.keep, onLeft, onOffline, onBug });
/** @param {unknown} error */
const onProblem = (error) => {
  if (error instanceof api.ProblemError && error.status < 500)
    store.set({ problem: { message: error.message, hint: error.hint, span: error.span, said: error.said } });
  else onBug(error);
};
/** What the server says, as a sentence. @param {...(string | null)} parts */
const sentence = (...parts) => `${capital(parts.filter(Boolean).join("; "))}.`;
const one = createOne({ store, rest: actions.refresh });
const several = createComparing({ store, onError: onProblem, onOffline });
/** What has diverged, as long as that is told. @type {unknown} */
let diverged = null;
const placeOf = (/** @type {State} */ { text, checkpoint, comparison }) =>
  comparison ? comparison.checkpoint : `${text} ${checkpoint?.step} ${checkpoint?.runs[0].parameters}`;
const training = createTraining({
  ...{ store, onOffline, onProblem },
  onBusy: (message) => (message ? notices.show("busy", sentence(message), { lasting: true }) : notices.hide("busy")),
  learner: () => (store.get().comparison ? several : one),
  onEnd({ message, hint }) {
    diverged = placeOf(store.get());
    notices.show("diverged", sentence(message, hint), { lasting: true, offer: one.wayBack(t) });
  },
});

const leave = createLeaving({
  ...{ store, keep: address.keep, words: () => t, onOffline, onBug },
  onLong: (message) => notices.show("long", sentence(message)),
});
const { resting, between } = createPauses({ store, training, goOn: () => void training.start(ENDLESS) });
// what is offered to be taken back is the last deed only
const onDeed = () => notices.hide("left");
const { kept, undo, redo } = createDeeds({ store, ...actions, resting, onDeed });

/** @param {"first" | "back" | "play" | "next" | "last"} key */
const walk = (key) => {
  const { position, stops, comparison } = store.get();
  if (comparison) return key === "play" ? on.onRun() : key === "next" && on.onSteps(1);
  if (key === "play") player.toggle();
  else if (key === "next") player.walk(player.goal() + 1);
  else player.seek({ first: 0, back: position.step - 1, last: stops.length - 1 }[key]);
};

const on = {
  onUndo: undo,
  onRedo: redo,
  /** @param {string} theme */
  onTheme(theme) {
    remember("theme", theme);
    store.set({ theme });
  },
  /** @param {string} lang */
  async onLanguage(lang) {
    remember("lang", lang);
    await speak(lang);
    if (training.running()) return;
    actions.retell();
    if (store.get().comparison) several.measure();
    if (diverged !== null) void training.start(1); // which says once more how it ended
  },
  async onShare() {
    const whole = await address.keep("replace");
    await share(whole ? "net.share.copied" : "net.share.partly");
  },
  onHelp: () => screen?.openHelp(),
  /** @param {string} spec */
  onPreset: (spec) => resting(kept(() => actions.open(spec, { fresh: true }))),
  /** @param {string} text */
  onText: (text) => between(kept(() => actions.open(text))),
  /** @param {(form: Form) => Form} change */
  onForm: (change) => between(kept(() => actions.reform(change))),
  onRun: () => (training.running() ? training.pause() : on.onSteps(ENDLESS)),
  /** @param {number} count */
  // from a moment one has gone back to, what came after it is lost
  onSteps: (count) => actions.settled(() => (one.isBack() ? kept(training.start) : training.start)(count)),
  onReset: () => resting(() => (store.get().comparison ? several.again() : actions.reset())),
  /** @param {number} speed */
  onSpeed(speed) {
    store.set({ speed });
    const goal = training.goal();
    if (goal !== null) resting(() => void training.reach(goal));
  },
  /** @param {number} step */
  onRewind: (step) => resting(() => one.rewind(step)),
  /** Side by side with its rivals, or back to the picture. */
  onCompare: () =>
    resting(() => {
      if (store.get().comparison) several.close();
      else several.reopen();
      void address.keep("push");
    }),
  onDifference: (/** @type {Difference} */ what) => resting(() => several.open(what)),
  onExample: actions.choose,
  /** @param {number[]} point */
  onAdd: (point) => between(kept(() => actions.give((before) => withPoint(before, point)))),
  /** @param {number} example */
  onRemove: (example) => between(kept(() => actions.give((before) => withoutPoint(before, example)))),
  /** @param {File} file */
  onTable: async (file) => {
    const rows = textIn(await file.arrayBuffer());
    if (store.get().problem?.said !== null) store.set({ problem: null });
    if (rows === undefined) return notices.show("file", t("file.binary", { name: file.name }));
    resting(kept(() => void actions.read(rows)));
  },
  onParameter: kept(actions.change),
  /** @param {State["picked"]} picked */
  onPick: (picked) => store.set({ picked }),
  onShow: (/** @type {State["show"]} */ show) => store.set({ show }),
  onFace: (/** @type {State["face"]} */ face) => store.set({ face }),
  /** @param {State["everywhere"]} everywhere */
  onEverywhere: (everywhere) => store.set({ everywhere }),
  onHand: (/** @type {State["hand"]} */ hand) => store.set({ hand }),
  onLandscape: () => store.set({ around: !store.get().around }),
  /** @param {number} layer */
  onLayer: (layer) => store.set({ layer: store.get().layer === layer ? null : layer }),
  onKey: walk,
  onSeek: player.seek,
  onHold: player.hold,
  /** @param {number} count */
  onTooLong(count) {
    notices.show("paste", t("net.paste.long", { count, limit: facts.limit }));
  },
  /** The network as an expression, at its present weights. */
  onExpression: () => actions.settled(() => leave(programOf)),
  /** One example, or one unit at it, number by number. @param {{ layer: number, unit: number } | null} unit */
  onScalars: (unit) => actions.settled(() => leave(scalarsOf, { example: store.get().example, ...unit })),
};

/** @type {ReturnType<typeof createScreen> | null} */
let screen = null;
/** What there is to be had; `limit`: characters of a text. @type {{ parts: import("../net/network.js").Part[], presets: import("../net/api.js").Preset[], limit: number }} */
const facts = { parts: [], presets: [], limit: Number.POSITIVE_INFINITY };
/** @param {string} lang */
async function speak(lang) {
  t = createTranslator(lang, await untilAnswered(() => api.messages(lang, "network/"), onOffline));
  store.set({ lang });
  if (screen) show();
}
function show() {
  renewPage(() => {
    screen?.destroy();
    screen = createScreen(store.get(), { t, ...facts, on });
    screen.update(store.get());
  });
}

/** Open what a link says; what was trained is trained again where that has the same result. @param {NetLink} link */
function enter({ spec, points, checkpoint: from, step, compare, picked, layer, ...looks }) {
  const { example = 0, show = "gradient", face = "value", everywhere = "answer", around = false } = looks;
  const { net: before, lang, theme } = { ...store.get(), ...looks };
  const again = step || null;
  store.set({ ...{ again, comparison: null, problem: null, example, show, face, everywhere, around }, lang, theme });
  actions.open(spec, { fresh: true, from, how: "replace", given: points ?? null });
  const stop = store.subscribe(({ net, problem }) => {
    if (!net || (net === before && !problem)) return;
    /** @type {() => void} */ (stop)();
    if (problem) return store.set({ again: null });
    store.set({ picked: picked && isIn(net, picked) ? picked : null });
    store.set({ layer: layer && net.layers[layer - 1] ? layer : null });
    if (compare) several.open(compare);
    if (step) void training.start(step).then(() => store.set({ again: null }));
    else if (from?.step) notices.show("curve", t("net.curve.gone", { step: from.step }));
  });
}

const tellNoMore = () => {
  diverged = null;
  notices.hide("diverged");
};
/** @type {Record<string, () => void>} */
const commands = {
  next: () => walk("next"),
  back: () => walk("back"),
  first: () => walk("first"),
  last: () => walk("last"),
  play: () => walk("play"),
  compare: on.onCompare,
  undo,
  redo,
  editor: () => screen?.focusSpec(),
  help: () => screen?.openHelp(),
  close() {
    tellNoMore();
    if (store.get().comparison) return on.onCompare();
    screen?.leave();
    store.set({ picked: null, layer: null });
  },
};

store.subscribe(createTurns(() => screen?.update(store.get())));
/** The playhead has the steps of the network that is shown. */
let known = store.get().stops;
store.subscribe(({ stops }) => {
  if (stops === known) return;
  known = stops;
  player.load(stops, wholeStep(stops).step);
});
let measured = store.get().checkpoint;
store.subscribe(({ checkpoint, comparison, running }) => {
  const latest = comparison?.checkpoint ?? checkpoint;
  if (latest !== measured && running) {
    if (!comparison) actions.measure();
    void address.keep("replace"); // a reload comes back to about here
  }
  measured = latest;
});
store.subscribe((state) => diverged !== null && placeOf(state) !== diverged && tellNoMore());
watchOther({ store, notices, words: () => t });
watchLooks({ store, notices, sentence, onOffline, onBug });
store.subscribe(address.keepSoon);

async function start() {
  const { link, tell } = await address.read();
  const { lang, theme } = { ...store.get(), ...link };
  store.set({ lang, theme });
  const catalog = untilAnswered(() => api.catalog("parts", "limits"), onOffline);
  facts.presets = await untilAnswered(() => api.presets(), onOffline);
  enter(link ?? { spec: recall("net") ?? facts.presets[0].spec });
  await speak(lang);
  const slow = setTimeout(() => notices.show("slow", () => t("net.late.first"), { lasting: true }), SLOW);
  const { parts, limits } = await catalog;
  Object.assign(facts, { parts, limit: limits.characters ?? facts.limit });
  clearTimeout(slow);
  notices.hide("slow");
  show();
  tell();
  onCommand((command) => commands[command]?.());
  onAddress(async () => {
    const { link, tell } = await address.read();
    tell();
    if (link) resting(() => (leadsBehind(link, store.get()) ? several.close() : enter(link)));
  });
  document.addEventListener("visibilitychange", () => document.hidden && training.pause());
}

void start();
