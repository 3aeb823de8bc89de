/** What a place showed when it was left before its address could say so. Of this tab, through a reload, too. */

import { checked } from "./link.js";

/** @import { LinkState } from "./link.js" */

/** @param {string} place */
const keyOf = (place) => `backlight.unwritten.${place}`;

/** @param {string} place @param {LinkState} link */
export function keepUnwritten(place, link) {
  try {
    sessionStorage.setItem(keyOf(place), JSON.stringify(link));
  } catch {
    // The place then shows what its address says.
  }
}

/** @param {string} place @returns {LinkState | null} null when the address says it all */
export function unwrittenOf(place) {
  try {
    const kept = sessionStorage.getItem(keyOf(place));
    return kept === null ? null : checked(JSON.parse(kept));
  } catch {
    return null;
  }
}

/** The address has followed. @param {string} place */
export function dropUnwritten(place) {
  try {
    sessionStorage.removeItem(keyOf(place));
  } catch {
    // Nothing was kept.
  }
}
