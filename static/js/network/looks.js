/** What is asked only while someone looks at it: at rest at once, in training with each checkpoint, once a second at most. */

import { axisOf, seen, sleepsOf, unitKey } from "../model/network/axis.js";
import { afterSearch, searchOf } from "../model/network/death.js";
import { landscapeOf } from "../model/network/landscape.js";
import { hasPieces, regionsOf } from "../model/network/regions.js";
import { canRespond, responsesOf } from "../model/network/responses.js";
import { ProblemError } from "../net/api.js";
import { question } from "../net/network.js";
import { newestWins } from "../net/newest.js";
import { onSlice } from "../state/store.js";
import { watchLate } from "./late.js";

/** @import { Sleep } from "../model/network/axis.js" */
/** @import { About } from "../net/network.js" */
/** @import { createNotices } from "../view/notices.js" */
/** @import { State, Store } from "./state.js" */
/**
 * @typedef {{ what: Parameters<typeof question>[0], wish: (state: State) => Partial<About> | null, land: (answer: any, state: State) => Partial<State>,
 *   none: Partial<State> }} Look  `wish`: what is asked of the network that is shown, null for nothing; `none`: what there is without an answer
 */

/** The unit whose axis is looked at. @param {State} state */
const unitOf = ({ picked }) => (picked && "unit" in picked && picked.layer > 0 ? picked : null);

/** One more is remembered. @param {State} state @param {string} key @param {Sleep} sleep */
const withSleep = (state, key, sleep) => ({ slept: { spec: state.text, units: { ...sleepsOf(state), [key]: sleep } } });

/** @type {Look[]} */
const LOOKS = [
  {
    what: "units",
    wish: ({ face, net }) => (face === "response" && canRespond(net) ? {} : null),
    land: (answer) => ({ responses: responsesOf(answer) }),
    none: { responses: null },
  },
  {
    what: "axis",
    wish: unitOf,
    land(answer, state) {
      const unit = unitOf(state);
      if (!unit) return {};
      const axis = axisOf(answer, unitKey(unit.layer, unit.unit));
      return { axis, ...withSleep(state, axis.key, seen(sleepsOf(state)[axis.key], axis)) };
    },
    none: { axis: null },
  },
  {
    what: "death",
    wish(state) {
      const unit = unitOf(state);
      const search = unit && searchOf(sleepsOf(state)[unitKey(unit.layer, unit.unit)], state);
      return search && { ...unit, ...search };
    },
    land(answer, state) {
      const unit = unitOf(state);
      if (!unit) return {};
      const key = unitKey(unit.layer, unit.unit);
      return withSleep(state, key, afterSearch(sleepsOf(state)[key], answer));
    },
    none: {},
  },
  {
    what: "regions",
    wish: ({ everywhere, net }) => (everywhere === "regions" && hasPieces(net) ? {} : null),
    land: (answer) => ({ regions: regionsOf(answer) }),
    none: { regions: null },
  },
  {
    what: "landscape",
    wish: ({ around, running }) => (around && !running ? {} : null),
    land: (answer) => ({ landscape: landscapeOf(answer) }),
    none: { landscape: null },
  },
];

/**
 * @param {{ store: Store, notices: ReturnType<typeof createNotices>, sentence: (...parts: (string | null)[]) => string, onOffline: (away: boolean) => void,
 *   onBug: (error: unknown) => void }} means  `sentence`: what the server says, made one
 */
export function watchLooks({ store, notices, sentence, onOffline, onBug }) {
  // units have no panel in which it could be said why they are without pictures
  const tell = onSlice(
    (/** @type {State} */ { refused }) => ({ why: refused.units ?? null }),
    ({ why }) => (why ? notices.show("units", why, { lasting: true }) : notices.hide("units")),
  );
  store.subscribe(tell);
  const watched = watchLate(store);
  for (const { what, wish, land, none } of LOOKS) {
    /** @param {Partial<State>} found @param {string | null} [why] there is nothing */
    const show = (found, why = null) => store.set({ ...found, refused: { ...store.get().refused, [what]: why } });
    /** @type {About | null} */
    let asked = null;
    const ask = newestWins(
      (/** @type {About} */ about) => question(what, about, store.get().lang),
      watched(what, {
        onAnswer: (answer, about) => fits(about) && show(land(answer, store.get())),
        onError(error, about) {
          if (!(error instanceof ProblemError) || error.status >= 500) onBug(error);
          else if (fits(about)) show(none, sentence(error.message, error.hint));
        },
        onOffline,
      }),
    );
    /** An answer about the weights of a moment ago is better than none. @param {About} about */
    const fits = (about) => asked !== null && same({ ...about, checkpoint: asked.checkpoint }, asked);
    store.subscribe((state) => {
      const more = state.net && wish(state);
      const about = more ? { spec: state.text, checkpoint: state.checkpoint, points: state.given, ...more } : null;
      if (same(about, asked)) return;
      asked = about;
      if (about) ask(about);
      else show(none);
    });
  }
}

/** @param {About | null} a @param {About | null} b */
const same = (a, b) =>
  a === b ||
  (a !== null &&
    b !== null &&
    Object.entries(a).every(([key, value]) => Reflect.get(b, key) === value || key === "checkpoint") &&
    weightsOf(a) === weightsOf(b));

/** The same weights come again in an answer. @param {About} about */
const weightsOf = ({ checkpoint }) => checkpoint?.runs[0].parameters ?? null;
