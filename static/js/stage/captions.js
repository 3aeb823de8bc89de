/** The words at a pill that waits for its sum: by which way its number comes. They are written where two ways meet. */

import { termsOf } from "../model/frames.js";
import { userOf } from "../model/trace.js";
import { centred, overlaps, piecesOf } from "./geometry.js";
import { plain, runs } from "./mathtext.js";
import { waitingBox } from "./routes.js";

/** @import { Trace, TraceEdge } from "../model/trace.js" */
/** @import { Anatomy } from "./anatomy.js" */
/** @import { Box, Point } from "./geometry.js" */
/** @import { Run } from "./mathtext.js" */
/** @import { Route } from "./routes.js" */
/** @import { Ruler } from "../lib/ruler.js" */
/** @typedef {{ direct: string, through: string }} CaptionWords */
/** @typedef {"below" | "above" | "right" | "left"} Side */
/** @typedef {{ caption: Run[], side: Side, under: boolean, box: Box }} Caption  `under` its pill, at a side of its line. */
/** @typedef {{ trace: Trace, nodes: Map<number, Box>, routes: Map<number, Route>, sums: Map<number, Point>, horizontal: boolean }} Still */
/** @typedef {{ anatomy: Anatomy, ruler: Ruler, words: CaptionWords }} Hand */

/** From a pill to the words at its side, and from its line to those that stand under it. */
export const [ASIDE, BESIDE] = [10, 7];

/** @param {Trace} trace @param {TraceEdge} edge @param {CaptionWords} words @returns {Run[]} */
function captionOf(trace, edge, words) {
  const user = userOf(trace, edge);
  const word = (/** @type {string} */ text) => ({ ...plain(text), face: /** @type {const} */ ("ui") });
  if (user.id === trace.root.output) return [word(words.direct)];
  return [word(words.through), ...runs(user.symbol).map((run, i) => (i ? run : { ...run, space: 0.3 }))];
}

/** On which side of its pill a caption likes to stand. @param {Point} home @param {Point} sum @param {boolean} horizontal @returns {Side} */
function captionSide(home, sum, horizontal) {
  if (horizontal) return home.y > sum.y + 1 ? "below" : "above";
  return home.x > sum.x + 1 ? "right" : "left";
}

/** Where it stands on the other side. */
const ACROSS = /** @type {const} */ ({ below: "above", above: "below", right: "left", left: "right" });

/**
 * The captions at a sum of two ways: each on its side of its pill, or on the other where a line or a card is in the way; in
 * a picture that runs down also under it, at a side of its line; where all of that is taken, nowhere.
 * @param {Still} scene @param {number} node @param {Hand} hand
 * @returns {Map<number, Caption>} by edge
 */
export function captionsAt({ trace, nodes, routes, sums, horizontal }, node, { anatomy, ruler, words }) {
  /** @type {Map<number, Caption>} */
  const found = new Map();
  const terms = termsOf(trace, node);
  if (terms.length !== 2 || termsOf(trace.root, node).length !== 2) return found;
  const high = anatomy["fs-caption"];
  const lines = [...routes.values()].flatMap(({ points }) => piecesOf(points));
  const pills = terms.flatMap(({ id }) => waitingBox(routes.get(id)) ?? []);
  const taken = [...nodes.values(), ...lines, ...pills];
  for (const edge of terms) {
    const pill = waitingBox(routes.get(edge.id));
    if (!pill) continue;
    const caption = captionOf(trace, edge, words);
    const size = { w: ruler.runs(caption, high), h: high * 1.2 };
    const home = { x: pill.x + pill.w / 2, y: pill.y + pill.h / 2 };
    const [across, along] = [pill.h / 2 + high, pill.w / 2 + ASIDE + size.w / 2];
    const off = { below: [0, across], above: [0, -across], right: [along, 0], left: [-along, 0] };
    /** @param {Side} side @param {boolean} under */
    const at = (side, under) => {
      const [x, y] = under ? [Math.sign(off[side][0]) * (BESIDE + size.w / 2), across] : off[side];
      return { caption, side, under, box: centred({ x: home.x + x, y: home.y + y }, size) };
    };
    const liked = captionSide(home, /** @type {Point} */ (sums.get(node)), horizontal);
    const ways = [false, ...(horizontal ? [] : [true])].flatMap((under) => [
      at(liked, under),
      at(ACROSS[liked], under),
    ]);
    const way = ways.find(({ box }) => !taken.some((other) => overlaps(box, other, 2)));
    if (!way) continue;
    taken.push(way.box);
    found.set(edge.id, way);
  }
  return found;
}
