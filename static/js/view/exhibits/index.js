/** Exhibits that only show what they are told or ask for; each is fetched when a scene first shows it. */

/** @import { BoardOptions } from "../../lecture/board.js" */

/**
 * @typedef {BoardOptions & { network: string | null }} ExhibitOptions
 * @typedef {{ update: (set: any, network: string | null) => void, play?: () => void, link?: () => { page: string, state: object }, destroy: () => void }} Exhibit
 * @typedef {(container: HTMLElement, set: any, options: ExhibitOptions) => Exhibit} CreateExhibit
 *   `set`: what it shows, whole, in the form that `app/scenes/exhibits.py` declares
 */

/** @type {Record<string, () => Promise<{ create: CreateExhibit }>>} */
export const EXHIBITS = {
  atlas: () => import("./atlas.js"),
  capacity: () => import("./capacity.js"),
  clip: () => import("./clip.js"),
  depths: () => import("./depths.js"),
  folds: () => import("./folds.js"),
  rules: () => import("./rules.js"),
  script: () => import("./script.js"),
};
