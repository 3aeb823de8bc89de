/** Points that are too many for a link: this browser keeps the last ones, the link their name. */

import { recall, remember } from "./draft.js";

/** @import { Given } from "../model/network/given.js" */

const KEY = "points";
/** Of FNV-1a. */
const [BASIS, PRIME] = [0x811c9dc5, 0x01000193];

/** A name that follows from what is in them. @param {string} json */
function nameOf(json) {
  let hash = BASIS;
  for (let i = 0; i < json.length; i++) hash = Math.imul(hash ^ json.charCodeAt(i), PRIME);
  return `${(hash >>> 0).toString(36)}-${json.length.toString(36)}`;
}

/** @param {Given} given @returns {string} their name */
export function keepPoints(given) {
  const json = JSON.stringify(given);
  remember(KEY, json);
  return nameOf(json);
}

/** @param {string} name @returns {Given | null} those of that name, if they are the ones that were kept */
export function keptPoints(name) {
  const json = recall(KEY);
  return json !== null && nameOf(json) === name ? JSON.parse(json) : null;
}
