/** Moving through the lecture: from stop to stop, and from scene to scene. */

import { untilAnswered } from "../net/again.js";

/** @import { Notation } from "../lib/notation.js" */
/** @import { Contents, Scene } from "../net/lecture.js" */

/**
 * @typedef {{ lang: string, theme: string, notation: Notation, contents: Contents, scene: Scene | null, missing: string | null, stop: number,
 *   chosen: number | null, presenting: boolean, dark: boolean }} State
 *   `missing`: a scene that was asked for and is not there; `chosen`: the choice a person has made; `dark`: the picture is off
 * @typedef {{ get: () => State, set: (patch: Partial<State>) => void }} Store
 */

/** @param {{ lang: string, theme: string, notation: Notation }} manners @returns {State} */
export const beginning = (manners) => ({
  ...manners,
  contents: { scenes: [], refused: [] },
  scene: null,
  missing: null,
  stop: 0,
  chosen: null,
  presenting: false,
  dark: false,
});

/**
 * @param {{ store: Store, load: (id: string) => Promise<Scene>, onOffline: (away: boolean) => void }} means
 */
export function createDeck({ store, load, onOffline }) {
  /** @type {Map<string, Promise<Scene>>} */
  const known = new Map();
  let wanted = "";
  /** What a person has chosen, question by question. @type {Map<string, number>} */
  const choices = new Map();

  /** @param {string} id */
  const fetched = (id) => {
    const found = known.get(id) ?? load(id);
    known.set(id, found);
    found.catch(() => known.delete(id));
    return found;
  };
  /** Where a scene stands in the playlist. @param {string | undefined} id */
  const placeOf = (id) => store.get().contents.scenes.findIndex((each) => each.id === id);
  /** The scene so many places on. @param {number} by */
  const neighbour = (by) => store.get().contents.scenes[placeOf(store.get().scene?.id) + by];

  /** @param {Scene} scene @param {number} step */
  const question = (scene, step) => `${scene.id} ${step}`;
  /** Come to a stop of a scene, or the one nearest to it; a question is put there anew. @param {Scene} scene @param {number} stop */
  const arrive = (scene, stop) => {
    const at = Math.max(0, Math.min(stop, scene.stops.length - 1));
    const { kind, step } = scene.stops[at];
    if (kind === "ask") choices.delete(question(scene, step)); // of another room, it may be
    const chosen = kind === "answer" ? choices.get(question(scene, step)) : undefined;
    store.set({ scene, missing: null, stop: at, chosen: chosen ?? null, dark: false });
  };

  /** Go to a scene; `stop` counts from its end where it is negative. @param {string} id @param {number} [stop] */
  const open = async (id, stop = 0) => {
    wanted = id;
    /** @type {Scene} */
    let scene;
    try {
      scene = await untilAnswered(() => fetched(id), onOffline);
    } catch {
      if (wanted === id) store.set({ missing: id, scene: null });
      return;
    }
    if (wanted !== id) return;
    arrive(scene, stop < 0 ? scene.stops.length + stop : stop);
    const next = neighbour(1);
    if (next) fetched(next.id).catch(() => {});
  };
  /** @param {number} stop */
  const seek = (stop) => {
    const { scene } = store.get();
    if (scene) arrive(scene, stop);
  };

  return {
    open,
    seek,
    next() {
      const { scene, stop } = store.get();
      if (!scene) return;
      if (stop + 1 < scene.stops.length) return seek(stop + 1);
      const after = neighbour(1);
      if (after) void open(after.id);
    },
    back() {
      const { scene, stop } = store.get();
      if (!scene) return;
      if (stop > 0) return seek(stop - 1);
      const before = neighbour(-1);
      if (before) void open(before.id, -1);
    },
    /** @param {number} by */
    leap(by) {
      const other = neighbour(by);
      if (other) void open(other.id);
    },
    /** The room has decided: the answer follows. @param {number} choice */
    choose(choice) {
      const { scene, stop } = store.get();
      if (scene?.stops[stop].kind !== "ask") return;
      choices.set(question(scene, scene.stops[stop].step), choice);
      seek(stop + 1);
    },
    placeOf,
  };
}
