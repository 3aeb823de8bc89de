/** What a place showed when it was left before its address could say so. Of this tab, through a reload, too. */

import { checked } from "./link.js";
import { inTab } from "./tab.js";

/** @import { LinkState } from "./link.js" */

/** @param {string} place */
const keyOf = (place) => `backlight.unwritten.${place}`;

/** @param {string} place @param {LinkState} link */
export const keepUnwritten = (place, link) => inTab((store) => store.setItem(keyOf(place), JSON.stringify(link)));

/** @param {string} place @returns {LinkState | null} null when the address says it all */
export const unwrittenOf = (place) =>
  inTab((store) => {
    const kept = store.getItem(keyOf(place));
    return kept === null ? null : checked(JSON.parse(kept));
  });

/** The address has followed. @param {string} place */
export const dropUnwritten = (place) => inTab((store) => store.removeItem(keyOf(place)));
