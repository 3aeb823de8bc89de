/** What this tab keeps, through a reload, too; a full or forbidden store is no error. */

/** @template T @param {(store: Storage) => T} use @returns {T | null} null where there is no store, or none for this */
export function inTab(use) {
  try {
    return use(sessionStorage);
  } catch {
    return null;
  }
}
