/** Points of a person's own: a table, points put in by hand, points taken away. */

/** @typedef {{ rows: string | null, added: number[][], removed: number[] }} Given  `removed`: places among all, as the server counts them */

/** @type {Given} */
export const NOTHING_GIVEN = { rows: null, added: [], removed: [] };

/** @param {Given | null} given @param {number[]} point @returns {Given} */
export const withPoint = (given, point) => {
  const before = given ?? NOTHING_GIVEN;
  return { ...before, added: [...before.added, point] };
};

/** Take away the point that is shown at a place: those taken away before are not shown. @param {Given | null} given @param {number} shown @returns {Given} */
export function withoutPoint(given, shown) {
  const before = given ?? NOTHING_GIVEN;
  const gone = before.removed.toSorted((a, b) => a - b);
  let place = shown;
  for (const each of gone) if (each <= place) place += 1;
  return { ...before, removed: [...gone, place] };
}
