/** A power of ten beside an axis: written out while it, and all others there, are short. */

import { formatNumber, superscript } from "../../lib/format.js";

/** @param {number} power @param {string} lang @param {number[]} [axis] all powers beside it */
export const powerText = (power, lang, axis = [power]) =>
  power === 0 || axis.every((each) => each >= -2 && each <= 3)
    ? formatNumber(10 ** power, lang, 2)
    : `10${superscript(power)}`;
