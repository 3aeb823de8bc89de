/** What stands beside the story: a program, a network or an exhibit, by what a stop opens. */

import { EXHIBITS } from "../view/exhibits/index.js";
import { createCircuit } from "./circuit.js";

/** @import { Translate } from "../lib/i18n.js" */
/** @import { Scene, Stop } from "../net/lecture.js" */
/** @import { Bring } from "../view/tools/index.js" */
/** @import { Solver } from "../stage/solver.js" */

/**
 * @typedef {{ t: Translate, lang: string, solver: Solver, bring: Bring, onOffline: (away: boolean) => void, onError: (error: unknown) => void,
 *   kept: Map<string, import("../network/state.js").State>, onTouched: (touched: boolean) => void, ask: (path: string, body: unknown) => Promise<any>, overview?: () => number, tool?: string | null }} BoardOptions
 *   `tool`: the one that is open where the board is explored; `onTouched`: a person has changed what the story shows, or it is as the story has it again; `kept`: what
 *   networks have learned on it, for whoever comes back to them
 * @typedef {{ show: (stop: Stop, how: { walks: boolean, touched?: boolean }) => void, moving: () => boolean, finish: () => void, play: () => void,
 *   link: () => { page: string, state: object } | null, graphOnPaper: () => HTMLElement | null, destroy: () => void }} Board
 */

/** Boards other than a program's; those that train networks stand here. @type {typeof EXHIBITS} */
const OTHERS = { ...EXHIBITS, network: () => import("./network.js"), race: () => import("./race.js") };

/**
 * The board of a story as it goes on: where a stop shows something of another kind, another board takes its place.
 * @param {HTMLElement} container
 * @param {BoardOptions} options
 */
export function createBoard(container, options) {
  /** @type {Board | null} */
  let board = null;
  let standing = "";
  /** @type {Stop} */
  let latest;

  const clear = () => {
    board?.destroy();
    board = null;
    standing = "";
  };

  return {
    /** @param {Scene} scene @param {Stop} stop @param {{ walks: boolean, touched?: boolean }} how */
    async show(scene, stop, how) {
      const wanted = `${scene.id} ${kindOf(stop)}`;
      latest = stop;
      if (standing === wanted) return board?.show(stop, how);
      clear();
      standing = wanted;
      container.toggleAttribute("data-rests", false);
      options.onTouched(false);
      const make = await makerOf(stop, options);
      // meanwhile the story may have gone on
      if (standing === wanted && !board) board = make(container, latest, { ...options, tool: scene.tool });
      if (standing === wanted && how.touched) board?.show(latest, how);
    },
    moving: () => board?.moving() ?? false,
    finish: () => board?.finish(),
    play: () => board?.play(),
    link: () => board?.link() ?? null,
    graphOnPaper: () => board?.graphOnPaper() ?? null,
    destroy: clear,
  };
}

/** @param {Stop} stop */
const kindOf = ({ program, exhibit }) => (program !== null ? "program" : (exhibit ?? "network"));

/** @param {Stop} stop @param {BoardOptions} means @returns {Promise<(container: HTMLElement, stop: Stop, options: BoardOptions) => Board>} */
async function makerOf(stop, { bring }) {
  const kind = kindOf(stop);
  if (kind === "program") return createCircuit;
  const { create } = await bring(OTHERS[kind]);
  return (container, first, options) => {
    container.className = `board exhibit ${kind}`;
    // one that has to ask first says so itself
    container.toggleAttribute("data-rests", true);
    const exhibit = create(container, first.set, { ...options, network: first.network });
    return {
      show: (next) => exhibit.update(next.set, next.network),
      moving: () => false,
      finish() {},
      play: () => exhibit.play?.(),
      link: () => exhibit.link?.() ?? null,
      graphOnPaper: () => null,
      destroy: exhibit.destroy,
    };
  };
}
