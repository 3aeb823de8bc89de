/** The last programs of this browser. Each tab adds to what it finds there, so that none loses another's. */

import { recall, remember } from "./draft.js";
import { checked } from "./link.js";

/** @import { Tensor } from "../lib/format.js" */
/** @typedef {{ text: string, inputs: Record<string, Tensor>, id: string, when: number }} Recent  `id`: a program keeps it while it is typed at. */

const KEY = "recent";
const LIMIT = 20;
/** Numbers beyond this are left to the text. */
const NUMBERS = 20_000;

/** @returns {Recent[]} the newest first */
export function recentPrograms() {
  try {
    const raw = JSON.parse(recall(KEY) ?? "[]");
    return Array.isArray(raw) ? raw.flatMap(entry).slice(0, LIMIT) : [];
  } catch {
    return [];
  }
}

/** @param {any} raw @returns {Recent[]} */
function entry(raw) {
  try {
    const { text, inputs = {} } = checked(raw);
    return typeof raw.id === "string" && Number.isFinite(raw.when)
      ? [{ text, inputs, id: raw.id, when: raw.when }]
      : [];
  } catch {
    return [];
  }
}

/**
 * Keep a program; of one text there is one entry.
 * @param {Recent} program
 * @param {string | null} [good] of a text with a mistake the last one without: it is kept beside it, until there is none
 */
export function keepRecent({ id, text, inputs, when }, good = null) {
  const before = `${id}.`;
  const others = recentPrograms().filter(
    (each) => each.id !== id && each.id !== before && each.text !== text && each.text !== good,
  );
  const numbers = JSON.stringify(inputs).length > NUMBERS ? {} : inputs;
  const kept = good === null ? [] : [{ id: before, text: good, inputs: numbers, when }];
  write([{ id, text, inputs: numbers, when }, ...kept, ...others]);
}

/** @param {string} id */
export const removeRecent = (id) => write(recentPrograms().filter((each) => each.id !== id));

export const clearRecent = () => write([]);

/** @param {Recent[]} programs */
const write = (programs) => remember(KEY, JSON.stringify(programs.slice(0, LIMIT)));
