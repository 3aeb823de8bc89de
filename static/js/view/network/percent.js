/** A share, as a percentage. */

import { formatNumber } from "../../lib/format.js";

/** @import { Translate } from "../../lib/i18n.js" */

/**
 * @param {{ t: Translate, lang: string }} options
 * @returns {(share: number | null, digits?: number) => string} a dot where there is none; `digits`: decimals at most
 */
export const percentIn =
  ({ t, lang }) =>
  (share, digits = 1) =>
    share === null ? "·" : t("percent", { value: formatNumber(100 * share, lang, digits) });
