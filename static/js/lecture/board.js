/** What stands beside the story: a program, a network or an exhibit, by what a stop opens. */

import { EXHIBITS } from "../view/exhibits/index.js";
import { createCircuit } from "./circuit.js";

/** @import { Translate } from "../lib/i18n.js" */
/** @import { Scene, Stop } from "../net/lecture.js" */
/** @import { Solver } from "../stage/solver.js" */

/**
 * @typedef {{ t: Translate, lang: string, solver: Solver, onOffline: (away: boolean) => void, onError: (error: unknown) => void,
 *   onTouched: (touched: boolean) => void, ask: (path: string, body: unknown) => Promise<any>, overview?: () => number, tool?: string | null }} BoardOptions
 *   `tool`: the one that is open where the board is explored; `onTouched`: a person has changed what the story shows, or it is as the story has it again
 * @typedef {{ show: (stop: Stop, how: { walks: boolean, touched?: boolean }) => void, moving: () => boolean, finish: () => void, play: () => void,
 *   link: () => { page: string, state: object } | null, destroy: () => void }} Board
 */

/** Boards other than a program's; those that train networks stand here. @type {typeof EXHIBITS} */
const OTHERS = { ...EXHIBITS, network: () => import("./network.js"), race: () => import("./race.js") };

/**
 * @param {HTMLElement} container
 * @param {{ scene: Scene, stop: Stop }} data
 * @param {BoardOptions} options
 * @returns {Promise<Board>}
 */
export async function createBoard(container, { scene, stop }, options) {
  if (stop.program !== null) return createCircuit(container, stop, { ...options, tool: scene.tool });
  const name = scene.exhibit ?? "network";
  const { create } = await OTHERS[name]();
  container.className = `board exhibit ${name}`;
  // one that has to ask first says so itself
  container.toggleAttribute("data-rests", true);
  const exhibit = create(container, stop.set, { ...options, network: stop.network });
  return {
    show: (next) => exhibit.update(next.set, next.network),
    moving: () => false,
    finish() {},
    play: () => exhibit.play?.(),
    link: () => exhibit.link?.() ?? null,
    destroy: exhibit.destroy,
  };
}
