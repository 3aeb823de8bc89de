/** What a link to a network holds. */

import { DIFFERENCES } from "../model/network/rivals.js";
import { LinkError, pack } from "./packed.js";
import { keepPoints } from "./points.js";

/** @import { Given } from "../model/network/given.js" */
/** @import { Picked } from "../model/network/picked.js" */
/** @import { Difference } from "../model/network/rivals.js" */
/**
 * @typedef {{ spec: string, points?: Given, kept?: string, example?: number, step?: number, compare?: Difference, show?: "weight", face?: "response",
 *   everywhere?: "regions", around?: true, layer?: number, picked?: Picked, lang?: string, theme?: string }} NetLink
 *   `step`: how long it was trained, or its rivals where it is compared; `points`: of a person's own; `kept`: the name of those that are too many to be in here
 */

/** A link may not ask for more training than a person would wait for. */
const MOST_STEPS = 100_000;
/** Longer addresses are cut off in mails and chats. */
export const LONGEST = 8_000;
/** So many points may have been put in or taken away, of so many numbers. */
const [MOST_POINTS, MOST_NUMBERS] = [5_000, 1_100];

/** Take only what a link may say. @param {unknown} raw @returns {NetLink} */
export function checkedNet(raw) {
  if (typeof raw !== "object" || raw === null || !("spec" in raw) || typeof raw.spec !== "string")
    throw new LinkError("damaged");
  const { spec, points, kept, example, step, compare, layer, picked, ...looks } =
    /** @type {Record<string, unknown>} */ (raw);
  const { show, face, everywhere, around, lang, theme } = looks;
  /** @type {NetLink} */
  const link = { spec: /** @type {string} */ (spec) };
  if (isGiven(points)) link.points = { rows: points.rows, added: points.added, removed: points.removed };
  if (typeof kept === "string" && /^[0-9a-z-]{3,24}$/.test(kept)) link.kept = kept;
  if (isCount(example)) link.example = example;
  if (isCount(step) && step <= MOST_STEPS) link.step = step;
  const what = DIFFERENCES.find((each) => each === compare);
  if (what) link.compare = what;
  if (show === "weight") link.show = show;
  if (face === "response") link.face = face;
  if (everywhere === "regions") link.everywhere = everywhere;
  if (around === true) link.around = around;
  if (isCount(layer) && layer) link.layer = layer;
  if (isPicked(picked)) link.picked = picked;
  if (lang === "en" || lang === "ru") link.lang = lang;
  if (theme === "light" || theme === "dark" || theme === "projector") link.theme = theme;
  return link;
}

/** @param {unknown} value @returns {value is number} */
const isCount = (value) => Number.isInteger(value) && Number(value) >= 0;

/** @param {any} points @returns {points is Given} */
const isGiven = (points) =>
  (typeof points?.rows === "string" || points?.rows === null) &&
  [points.added, points.removed].every((list) => Array.isArray(list) && list.length <= MOST_POINTS) &&
  points.removed.every(isCount) &&
  points.added.every(
    (/** @type {any} */ point) =>
      Array.isArray(point) && point.length <= MOST_NUMBERS && point.every((number) => Number.isFinite(number)),
  );

/** @param {any} picked @returns {picked is Picked} */
const isPicked = (picked) =>
  isCount(picked?.layer) &&
  ("unit" in picked ? isCount(picked.unit) : isCount(picked.from) && isCount(picked.to)) &&
  Object.keys(picked).every((key) => ["layer", "unit", "from", "to"].includes(key));

/** @param {import("../network/state.js").State} state @returns {NetLink} */
export const netLinkOf = ({ text, given, example, step, comparison, ...looks }) => ({
  spec: text,
  ...(given && { points: given }),
  ...(example && { example }),
  ...((comparison?.step ?? step) && { step: comparison?.step ?? step }),
  ...(comparison && { compare: comparison.what }),
  ...(looks.show === "weight" && { show: looks.show }),
  ...(looks.face === "response" && { face: looks.face }),
  ...(looks.everywhere === "regions" && { everywhere: looks.everywhere }),
  ...(looks.around && { around: looks.around }),
  ...(looks.layer && { layer: looks.layer }),
  ...(looks.picked && { picked: looks.picked }),
  lang: looks.lang,
  theme: looks.theme,
});

/**
 * The link as an address. Points too many for it stay in this browser, under a name.
 * @param {NetLink} link @returns {Promise<{ hash: string, whole: boolean }>} the hash, with its `#`
 */
export async function packNet(link) {
  const hash = await pack(link);
  const { points, ...others } = link;
  if (!points || hash.length <= LONGEST) return { hash, whole: true };
  return { hash: await pack({ ...others, kept: keepPoints(points) }), whole: false };
}
