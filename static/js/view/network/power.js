/** A power of ten beside an axis: written out while it is short. */

import { formatNumber, superscript } from "../../lib/format.js";

/** @param {number} power @param {string} lang */
export const powerText = (power, lang) =>
  power >= -2 && power <= 3 ? formatNumber(10 ** power, lang, 2) : `10${superscript(power)}`;
