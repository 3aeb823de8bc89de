/** The atlas of activations as a page of its own: the lecture's exhibit, with its state in the address. */

import { keepKeys } from "../lib/focus.js";
import { createTranslator, labelPage } from "../lib/i18n.js";
import { untilAnswered } from "../net/again.js";
import * as api from "../net/api.js";
import { createNews } from "../news.js";
import { BEGINNING, checkedAtlas } from "../state/atlaslink.js";
import { keptLanguage, remember } from "../state/draft.js";
import { pack, unpack, whyRefused } from "../state/packed.js";
import { currentHash, onAddress, writeHash } from "../state/places.js";
import { create } from "../view/exhibits/atlas.js";
import { atlasKeys, createHelp } from "../view/help.js";
import { createManners } from "../view/manners.js";

/** @import { AtlasSet } from "../model/atlas.js" */

const SETTLING = 350;

/** @param {string} id */
const at = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

let t = createTranslator("en", {});
const { notices, onOffline, onBug, share } = createNews(() => t);
let lang = keptLanguage();
let theme = document.documentElement.dataset.theme ?? "light";
let set = BEGINNING;
/** Theme and language, the keys, the exhibit. @type {{ update: (data: any, network: null) => void, destroy: () => void }[]} */
let views = [];
/** @type {ReturnType<typeof setTimeout> | 0} */
let settling = 0;

const keep = async () => writeHash(await pack(set));

const options = {
  /** @param {string} next */
  onTheme(next) {
    remember("theme", next);
    theme = next;
    document.documentElement.dataset.theme = next;
    views[0].update({ theme }, null);
  },
  /** @param {string} next */
  async onLanguage(next) {
    remember("lang", next);
    await speak(next);
  },
  async onShare() {
    await keep();
    await share();
  },
  onTouched() {},
  /** @param {AtlasSet} next */
  onSet(next) {
    set = next;
    clearTimeout(settling);
    settling = setTimeout(keep, SETTLING);
  },
  onError: onBug,
  ask: (/** @type {string} */ path, /** @type {unknown} */ body) =>
    untilAnswered(() => api.ask(path, { body, lang }), onOffline),
};

/** Lay the page anew in a language. @param {string} next */
async function speak(next) {
  t = createTranslator(next, await untilAnswered(() => api.messages(next, "lecture/"), onOffline));
  lang = next;
  keepKeys(document.body, () => {
    for (const view of views) view.destroy();
    labelPage(lang, t);
    const help = createHelp(document.body, atlasKeys(t), { t });
    const manners = createManners(at("top"), null, { ...options, t, lang, onHelp: help.open });
    manners.update({ theme });
    views = [manners, help, create(at("atlas"), set, { ...options, t, lang })];
  });
}

/** What the address says; what it cannot say is told, and the page begins as it always does. */
async function read() {
  try {
    set = (await unpack(currentHash(), checkedAtlas)) ?? BEGINNING;
  } catch (error) {
    set = BEGINNING;
    return () => notices.show("link", () => t(`notice.link.${whyRefused(error)}`), { lasting: true });
  }
  return () => {};
}

async function start() {
  const tell = await read();
  await speak(lang);
  tell();
  onAddress(async () => {
    const say = await read();
    views[2].update(set, null);
    say();
  });
}

void start();
