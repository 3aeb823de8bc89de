/** Questions about networks. */

import { send } from "./api.js";
import { events } from "./events.js";

/** @import { Checkpoint, Moment } from "../model/network/past.js" */
/** @import { Given } from "../model/network/given.js" */
/** @import { Form } from "../model/network/form.js" */
/**
 * @typedef {{ kind: string, name: string, words: string[], doc: Record<string, string>, points?: { inputs: number, classes: number } | null,
 *   numbers: { name: string, default: number, least: number, most: number, whole: boolean }[] }} Part
 * @typedef {{ spec?: string | Form, checkpoint?: Checkpoint | null, points?: Partial<Given> | null, example?: number, size?: number | number[], layer?: number, unit?: number, until?: number }} About
 * @typedef {{ spec: string, example: number, points: Given | null } | { specs: Form[], points: Given | null }} Asked  one network, or several that are trained in step
 * @typedef {{ spec: string, form: Form, checkpoint: Checkpoint | null, parameters: number, step: number, example: number, examples: number, loss: number,
 *   moment: Omit<Moment, "step">, next: { norm: number } | null, layers: any[] }} Look
 */

/** What takes a step needs what the optimizer keeps; all else is known by the parameters. */
const STEPPING = ["look", "flow", "death"];

/** @param {Checkpoint} checkpoint @returns {Checkpoint} */
const bare = ({ step, runs }) => ({ step, runs: runs.map((run) => ({ ...run, memory: {} })) });

/** @param {string} path @param {About} about @param {string} lang @returns {Promise<any>} */
async function asked(path, { checkpoint, ...about }, lang) {
  const known = checkpoint && (STEPPING.some((what) => path.endsWith(what)) ? checkpoint : bare(checkpoint));
  return (await send(path, { body: { ...about, ...(known && { checkpoint: known }) }, lang })).json();
}

/**
 * @param {"look" | "data" | "flow" | "decision" | "units" | "axis" | "death" | "regions" | "landscape" | "scalars"} what
 * @param {About} about
 * @param {string} lang
 */
export const question = (what, about, lang) => asked(`api/network/${what}`, about, lang);

/**
 * The text of the program that a network is.
 * @param {About} about @param {string} lang @returns {Promise<string>}
 */
export const programOf = async (about, lang) => (await asked("api/network", about, lang)).source;

/**
 * The text of the program that one example, or one unit at it, is number by number.
 * @param {About} about @param {string} lang @returns {Promise<string>}
 */
export const scalarsOf = async (about, lang) => (await question("scalars", about, lang)).source;

/**
 * @param {Asked & { checkpoint: Checkpoint | null, steps: number, every?: number, views: string[] }} wish
 * @param {{ lang: string, signal: AbortSignal }} options
 */
export const train = ({ checkpoint, ...wish }, options) =>
  events("api/network/train", { ...wish, ...(checkpoint && { checkpoint }) }, options);
