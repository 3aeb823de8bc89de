/** What a link to a network holds. */

import { DIFFERENCES } from "../model/network/rivals.js";
import { LinkError } from "./packed.js";

/** @import { Difference } from "../model/network/rivals.js" */
/**
 * @typedef {{ spec: string, example?: number, step?: number, compare?: Difference, show?: "weight", face?: "response", everywhere?: "regions", lang?: string, theme?: string }} NetLink
 *   `step`: how long it was trained, or its rivals where it is compared
 */

/** A link may not ask for more training than a person would wait for. */
const MOST_STEPS = 100_000;

/** Take only what a link may say. @param {unknown} raw @returns {NetLink} */
export function checkedNet(raw) {
  if (typeof raw !== "object" || raw === null || !("spec" in raw) || typeof raw.spec !== "string")
    throw new LinkError("damaged");
  const { spec, example, step, compare, show, face, everywhere, lang, theme } = /** @type {Record<string, unknown>} */ (
    raw
  );
  /** @type {NetLink} */
  const link = { spec: /** @type {string} */ (spec) };
  if (isCount(example)) link.example = example;
  if (isCount(step) && step <= MOST_STEPS) link.step = step;
  const what = DIFFERENCES.find((each) => each === compare);
  if (what) link.compare = what;
  if (show === "weight") link.show = show;
  if (face === "response") link.face = face;
  if (everywhere === "regions") link.everywhere = everywhere;
  if (lang === "en" || lang === "ru") link.lang = lang;
  if (theme === "light" || theme === "dark" || theme === "projector") link.theme = theme;
  return link;
}

/** @param {unknown} value @returns {value is number} */
const isCount = (value) => Number.isInteger(value) && Number(value) >= 0;

/** @param {import("../network/state.js").State} state @returns {NetLink} */
export const netLinkOf = ({ text, example, step, comparison, show, face, everywhere, lang, theme }) => ({
  spec: text,
  ...(example && { example }),
  ...((comparison?.step ?? step) && { step: comparison?.step ?? step }),
  ...(comparison && { compare: comparison.what }),
  ...(show === "weight" && { show }),
  ...(face === "response" && { face }),
  ...(everywhere === "regions" && { everywhere }),
  lang,
  theme,
});
