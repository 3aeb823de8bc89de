/** What is too long for a link: this browser keeps the last of each kind, the link its name. */

import { recall, remember } from "./draft.js";

/** @import { Given } from "../model/network/given.js" */
/** @import { Checkpoint } from "../model/network/past.js" */
/** @typedef {{ points: Given, checkpoint: Checkpoint }} Aside */

/** Of FNV-1a. */
const [BASIS, PRIME] = [0x811c9dc5, 0x01000193];

/** A name that follows from what is in it. @param {string} json */
function nameOf(json) {
  let hash = BASIS;
  for (let i = 0; i < json.length; i++) hash = Math.imul(hash ^ json.charCodeAt(i), PRIME);
  return `${(hash >>> 0).toString(36)}-${json.length.toString(36)}`;
}

/** @template {keyof Aside} K @param {K} kind @param {Aside[K]} value @returns {string} its name */
export function keepAside(kind, value) {
  const json = JSON.stringify(value);
  remember(kind, json);
  return nameOf(json);
}

/** @template {keyof Aside} K @param {K} kind @param {string} name @returns {Aside[K] | null} that of the name, if it is what was kept */
export function keptAside(kind, name) {
  const json = recall(kind);
  return json !== null && nameOf(json) === name ? JSON.parse(json) : null;
}
