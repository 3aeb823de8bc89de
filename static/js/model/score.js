/** How a student fares: found and asked in all, in a row at the first try, and in the quiz under way. */

/** @typedef {{ asked: number, right: number, streak: number }} Score */
/** @typedef {"found" | "helped" | "revealed"} Outcome  `found`: at the first try and without a hint. */

/** @type {Score} */
export const NO_SCORE = { asked: 0, right: 0, streak: 0 };

/** @param {Score} score @param {Outcome} outcome @returns {Score} */
export const counted = ({ asked, right, streak }, outcome) => ({
  asked: asked + 1,
  right: right + (outcome === "revealed" ? 0 : 1),
  streak: outcome === "found" ? streak + 1 : 0,
});

/** What was remembered, if it is a score. @param {string | null} text @returns {Score} */
export function readScore(text) {
  try {
    const { asked, right, streak } = JSON.parse(text ?? "");
    const whole = [asked, right, streak].every((count) => Number.isSafeInteger(count) && count >= 0);
    return whole && right <= asked && streak <= right ? { asked, right, streak } : NO_SCORE;
  } catch {
    return NO_SCORE;
  }
}
