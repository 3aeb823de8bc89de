/** What the server knows of the lecture. */

import { ask } from "./api.js";

/** @import { Tensor } from "../lib/format.js" */

/** @import { Rich } from "../lib/rich.js" */

/** @typedef {Record<string, Rich>} Words */
/**
 * @typedef {{ step: number, kind: "text" | "ask" | "answer", program: string | null, network: string | null, exhibit: string | null,
 *   inputs: Record<string, Tensor>, set: Record<string, any>, at: { step: number, phase: number } | null,
 *   nodes: number[], edges: number[], hide: string[], move: string[] | null,
 *   descend: { parameters: string[], rate: number } | null,
 *   beside: { tool: "modes" | "order", aim: Record<string, string> } | null }} Stop  What is on the board between two presses.
 * @typedef {{ question: Words, choices: Words[], answer: number, because: Words }} Ask
 * @typedef {{ slide: Words, exact: Words, because: Words }} Erratum
 * @typedef {{ text: Words | null, otherwise: Words | null, ask: Ask | null, erratum: Erratum | null, notes: Words | null, picture: boolean }} Step
 * @typedef {{ title: string, authors: string, place: Record<string, string> | null, url: string | null }} Source
 * @typedef {{ id: string, title: Words, slide: Words, stops: number, locked: boolean }} Entry
 * @typedef {Omit<Entry, "stops"> & { tool: string | null, samples: "rows" | "columns", story: Step[], stops: Stop[], presets: { name: Words, stop: Stop }[],
 *   notes: Words | null, sources: Source[] }} Scene
 * @typedef {{ scenes: Entry[], refused: { file: string, line: number, message: Record<string, string> }[] }} Contents
 */

/** @typedef {Record<string, { word: Record<string, string>, about: Record<string, string> }>} Glossary */

/** @returns {Promise<Glossary>} */
export const glossary = () => ask("static/glossary.json");

/** @returns {Promise<Contents>} */
export const contents = () => ask("api/scenes");

/** @param {string} id @param {string} lang @returns {Promise<Scene>} */
export const scene = (id, lang) => ask(`api/scenes/${encodeURIComponent(id)}`, { lang });
