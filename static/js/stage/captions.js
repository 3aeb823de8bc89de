/** The words at a pill that waits for its sum: by which way its number comes. They are written where two ways meet. */

import { termsOf } from "../model/frames.js";
import { userOf } from "../model/trace.js";
import { centred } from "./geometry.js";
import { plain, runs } from "./mathtext.js";
import { waitingBox } from "./routes.js";

/** @import { Trace, TraceEdge } from "../model/trace.js" */
/** @import { Anatomy } from "./anatomy.js" */
/** @import { Box, Point } from "./geometry.js" */
/** @import { Run } from "./mathtext.js" */
/** @import { Route } from "./routes.js" */
/** @import { Ruler } from "../lib/ruler.js" */
/** @typedef {{ direct: string, through: string }} CaptionWords */

const ASIDE = 10;

/** @param {Trace} trace @param {TraceEdge} edge @param {CaptionWords} words @returns {Run[]} */
export function captionOf(trace, edge, words) {
  const user = userOf(trace, edge);
  const word = (/** @type {string} */ text) => ({ ...plain(text), face: /** @type {const} */ ("ui") });
  if (user.id === trace.root.output) return [word(words.direct)];
  return [word(words.through), ...runs(user.symbol).map((run, i) => (i ? run : { ...run, space: 0.3 }))];
}

/** On which side of its pill a caption stands. @param {Point} home @param {Point} sum @param {{ horizontal: boolean, count: number }} how `count`: terms of the sum */
export function captionSide(home, sum, { horizontal, count }) {
  if (horizontal) return home.y > sum.y + 1 ? "below" : "above";
  return home.x > sum.x + 1 || count < 2 ? "right" : "left";
}

/**
 * The places of all captions in a picture.
 * @param {{ trace: Trace, routes: Map<number, Route>, sums: Map<number, Point>, horizontal: boolean }} scene
 * @param {{ anatomy: Anatomy, ruler: Ruler, words: CaptionWords }} hand
 * @returns {Box[]}
 */
export function captionBoxes({ trace, routes, sums, horizontal }, { anatomy, ruler, words }) {
  const high = anatomy["fs-caption"];
  return [...sums].flatMap(([node, sum]) => {
    const terms = termsOf(trace, node);
    if (terms.length !== 2 || termsOf(trace.root, node).length !== 2) return [];
    return terms.flatMap((edge) => {
      const pill = waitingBox(routes.get(edge.id));
      if (!pill) return [];
      const size = { w: ruler.runs(captionOf(trace, edge, words), high), h: high * 1.2 };
      const home = { x: pill.x + pill.w / 2, y: pill.y + pill.h / 2 };
      const side = captionSide(home, sum, { horizontal, count: terms.length });
      const [across, along] = [pill.h / 2 + high, pill.w / 2 + ASIDE + size.w / 2];
      const off = { below: [0, across], above: [0, -across], right: [along, 0], left: [-along, 0] }[side];
      return [centred({ x: home.x + off[0], y: home.y + off[1] }, size)];
    });
  });
}
