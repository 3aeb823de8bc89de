/** Exercises: their numbers, and how long one takes. */

/** How many exercises a level has. */
export const MOST_SEEDS = 1_000_000;

/** Minutes and seconds. @param {number} seconds */
export const clockText = (seconds) =>
  `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;

/** Whether two programs are the same but for white space at their ends. @param {string} a @param {string} b */
export const sameText = (a, b) => a.trim() === b.trim();
