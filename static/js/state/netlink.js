/** What a link to a network holds. */

import { sizeOf } from "../model/network/past.js";
import { DIFFERENCES } from "../model/network/rivals.js";
import { keepAside } from "./aside.js";
import { LinkError, pack } from "./packed.js";

/** @import { Given } from "../model/network/given.js" */
/** @import { Checkpoint } from "../model/network/past.js" */
/** @import { Picked } from "../model/network/picked.js" */
/** @import { Difference } from "../model/network/rivals.js" */
/**
 * @typedef {{ spec: string, points?: Given, kept?: string, checkpoint?: Checkpoint, trained?: string, example?: number, step?: number, compare?: Difference, show?: "weight", face?: "response",
 *   everywhere?: "regions", around?: true, layer?: number, picked?: Picked, lang?: string, theme?: string }} NetLink
 *   `step`: how long it was trained, or its rivals where it is compared; `checkpoint`: where its training is, if the same steps would not lead there;
 *   `points`: of a person's own; `kept`, `trained`: the names of points and of a checkpoint that are too long to be in here
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
  const { spec, points, kept, checkpoint, trained, example, step, compare, layer, picked, ...looks } =
    /** @type {Record<string, unknown>} */ (raw);
  const { show, face, everywhere, around, lang, theme } = looks;
  /** @type {NetLink} */
  const link = { spec: /** @type {string} */ (spec) };
  if (isGiven(points)) link.points = { rows: points.rows, added: points.added, removed: points.removed };
  if (isName(kept)) link.kept = kept;
  if (isCheckpoint(checkpoint)) link.checkpoint = checkpoint;
  if (isName(trained)) link.trained = trained;
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

/** @param {unknown} value @returns {value is string} */
const isName = (value) => typeof value === "string" && /^[0-9a-z-]{3,24}$/.test(value);

/** Of one network; what is in it the server reads. @param {any} checkpoint @returns {checkpoint is Checkpoint} */
const isCheckpoint = (checkpoint) =>
  isCount(checkpoint?.step) && Array.isArray(checkpoint.runs) && checkpoint.runs.length === 1;

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
export function netLinkOf({ text, given, example, step, apart, again, checkpoint, comparison, ...looks }) {
  const carried = checkpoint && (apart || step > MOST_STEPS);
  // where it is on its way to, which it may be loaded again before it reaches
  const steps = again ?? comparison?.step ?? (carried ? 0 : step);
  return {
    spec: text,
    ...(given && { points: given }),
    ...(carried && { checkpoint }),
    ...(example && { example }),
    ...(steps && { step: steps }),
    ...(comparison && { compare: comparison.what }),
    ...(looks.show === "weight" && { show: looks.show }),
    ...(looks.face === "response" && { face: looks.face }),
    ...(looks.everywhere === "regions" && { everywhere: looks.everywhere }),
    ...(looks.around && { around: looks.around }),
    ...(looks.layer && { layer: looks.layer }),
    ...(looks.picked && { picked: looks.picked }),
    lang: looks.lang,
    theme: looks.theme,
  };
}

/**
 * Whether a link leads out of a comparison, to the picture as it is behind it.
 * @param {NetLink} link @param {import("../network/state.js").State} state
 */
export function leadsBehind(link, state) {
  const about = (/** @type {NetLink} */ { spec, points, checkpoint, step }) =>
    JSON.stringify([spec, points, checkpoint, step]);
  return !link.compare && state.comparison !== null && about(link) === about(netLinkOf({ ...state, comparison: null }));
}

/** What a link may be too short for, and where it then has its name. */
const ASIDE = /** @type {const} */ ([
  ["checkpoint", "trained"],
  ["points", "kept"],
]);

/**
 * The link as an address. What is too long for it stays in this browser, under a name.
 * @param {NetLink} link @returns {Promise<{ hash: string, without: ("checkpoint" | "points")[] }>} the hash, with its `#`, and what is not in it
 */
export async function packNet(link) {
  /** @type {("checkpoint" | "points")[]} */
  const without = [];
  let rest = link;
  for (const [what, name] of ASIDE) {
    const { [what]: long, ...others } = rest;
    if (!long || (await isShort(rest))) continue;
    rest = { ...others, [name]: keepAside(what, long) };
    without.push(what);
  }
  return { hash: await pack(rest), without };
}

/** Weights cannot be packed tighter than they are: many need not be tried. @param {NetLink} link */
const isShort = async (link) =>
  (!link.checkpoint || sizeOf(link.checkpoint) < 2 * LONGEST) && (await pack(link)).length <= LONGEST;
