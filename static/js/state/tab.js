/** What this tab keeps, through a reload, too; the page works without a store, too. */

import { noteFull } from "./full.js";

/** @template T @param {(store: Storage) => T} use @returns {T | null} null where there is no store, or none for this */
export function inTab(use) {
  try {
    return use(sessionStorage);
  } catch (error) {
    noteFull(error);
    return null;
  }
}
