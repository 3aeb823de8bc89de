/** Where the two pills of an open lens stand, and on which side of them their captions. */

import { termsOf } from "../model/frames.js";
import { centred, overlaps, piecesOf, pointAt } from "./geometry.js";
import { pillsOf } from "./pills.js";
import { waitingBox } from "./routes.js";
import { boxToWorld, flatSide } from "./view.js";

/** @import { TraceEdge } from "../model/trace.js" */
/** @import { Chip } from "./chips.js" */
/** @import { Box, Point } from "./geometry.js" */
/** @import { Glass, Now } from "./hot.js" */
/** @import { Run } from "./mathtext.js" */

/** @typedef {{ w: number, h: number }} Size */

/** How far a pill stays from the light around a line that is not its own. */
const CLEAR = 10;
/** And from the rim of a card, the frame around the one at work included. */
const RIM = 6;
/** Along a line and across it: places and sizes. */
const [DOWN, LEVEL] = /** @type {const} */ ([
  ["y", "x", "h", "w"],
  ["x", "y", "w", "h"],
]);
/** Room for a caption: what is farther from the lens and its pills cannot be in their way. */
const AROUND = 120;

/**
 * The pills level with a lens on its line: the upstream on the side it comes from, the product on the other.
 * @param {Point & { dx: number, dy: number }} middle @param {Size[]} sizes @param {number} wide the open lens along its line
 * @param {number} [scale]
 * @returns {Point[]}
 */
export function levelWith({ x, y, dx, dy }, sizes, wide, scale = 1) {
  const flat = Math.abs(dy) > 0.5;
  return sizes.map(({ w, h }, i) => {
    const way = (i ? -1 : 1) * Math.sign(flat ? dy : dx);
    return flat
      ? { x, y: y + way * (wide / 2 + h / 2 + 5 * scale) }
      : { x: x + way * (wide / 2 + w / 2 + 12 * scale), y };
  });
}

/**
 * How large a lens can be drawn, so that both pills find room on its line between it and the cards.
 * @param {Now} now @param {TraceEdge} edge @param {Point & { dx: number, dy: number }} middle
 */
export function unitBetween({ scene, columns, view, hand }, edge, middle) {
  const { sizes } = pillsOf(scene.trace, columns, edge, hand);
  const beside = levelWith(middle, sizes, hand.anatomy["lens-w"]);
  const [along, across, long, wide] = Math.abs(middle.dy) > 0.5 ? DOWN : LEVEL;
  return Math.min(
    ...beside.flatMap((at, i) => {
      const way = Math.sign(at[along] - middle[along]);
      const needed = Math.abs(at[along] - middle[along]) + sizes[i][long] / 2 + RIM;
      const free = [...scene.nodes.values()].flatMap((card) => {
        const near = Math.abs(middle[across] - card[across] - card[wide] / 2) < (card[wide] + sizes[i][wide]) / 2;
        const far = way > 0 ? card[along] - middle[along] : middle[along] - card[along] - card[long];
        return near && far > 0 ? [far] : [];
      });
      return free.map((room) => (room * view.k) / needed);
    }),
  );
}

/**
 * Level with the lens; where a card is in the way, above and below, or both on the side that is free.
 * @param {Now} now @param {Omit<Glass, "pills">} glass
 * @returns {{ texts: Run[][], sizes: Size[], places: Point[], stacked: boolean, captions: Chip["side"][] }}
 */
export function pillPlaces(now, glass) {
  const { scene, columns, view, hand } = now;
  const { edge, middle, flat, unit } = glass;
  const { anatomy } = hand;
  const scale = unit / view.k;
  const { texts, sizes: own } = pillsOf(scene.trace, columns, edge, hand);
  const sizes = own.map(({ w, h }) => ({ w: w * scale, h: h * scale }));
  const window = boxToWorld({ x: 4, y: 4, w: view.w - 8, h: view.h - 8 }, view);
  /** Rather over the lens's tip than out of sight. @param {Point} at @param {number} i */
  const seen = (at, i) => ({
    x: Math.max(window.x + sizes[i].w / 2, Math.min(window.x + window.w - sizes[i].w / 2, at.x)),
    y: Math.max(window.y + sizes[i].h / 2, Math.min(window.y + window.h - sizes[i].h / 2, at.y)),
  });
  const reach = 2 * (sizes[0].w + sizes[1].w + (anatomy["lens-h"] + AROUND) * scale);
  const around = centred(seen(middle, 0), { w: 2 * reach, h: 2 * reach });
  const near = (/** @type {Box} */ box) => overlaps(box, around);
  const cards = [...scene.nodes.values()].filter(near);
  const lines = linesBut(now, edge.id).filter(near);
  /** What stands in the way of these pills. @param {Point[]} places */
  const inTheWay = (places) => {
    const boxes = places.map((at, i) => centred(at, sizes[i]));
    const hit = (/** @type {Box[]} */ others, /** @type {number} */ gap) =>
      boxes.reduce((sum, box) => sum + others.filter((other) => overlaps(box, other, gap)).length, 0);
    return 4 * hit(cards, 2 * scale) + hit(lines, CLEAR * scale);
  };
  const level = levelWith(middle, sizes, anatomy["lens-w"] * scale, scale);
  const blocked = level.some((at, i) => cards.some((card) => overlaps(centred(at, sizes[i]), card, 2 * scale)));
  if (flat || !blocked) {
    const places = level.map(seen);
    return {
      texts,
      sizes,
      places,
      stacked: false,
      captions: captionSides(now, glass, { places, sizes, cards, lines }),
    };
  }
  const off = (anatomy["lens-h"] * scale) / 2 + sizes[0].h / 2 + 3 * scale;
  const { x, y, dx } = middle;
  const both = (/** @type {number} */ side) =>
    sizes.map((_, i) => ({
      x: x + ((i ? -1 : 1) * Math.sign(dx) * (sizes[1 - i].w + 6 * scale)) / 2,
      y: y + side * off,
    }));
  const ways = [sizes.map((_, i) => ({ x, y: y + (i ? off : -off) })), both(1), both(-1)].map((way) => way.map(seen));
  const costs = ways.map(inTheWay);
  const best = ways[costs.indexOf(Math.min(...costs))];
  return { texts, sizes, places: best, stacked: true, captions: [] };
}

/** The straight pieces of every line but one. @param {Now} now @param {number} edge @returns {Box[]} */
function linesBut({ scene: { trace, routes } }, edge) {
  const own = trace.line(edge);
  const others = [...routes].filter(([id]) => id !== own);
  return others.flatMap(([, { points }]) => piecesOf(points));
}

/** Where the pills of the other terms of a sum wait. @param {Now["scene"]} scene @param {TraceEdge} edge @returns {Box[]} */
export const waitingBeside = ({ trace, routes }, edge) =>
  termsOf(trace, edge.from)
    .filter(({ id }) => id !== edge.id)
    .flatMap(({ id }) => waitingBox(routes.get(/** @type {number} */ (trace.line(id)))) ?? []);

/**
 * A caption stands on one side of its pill all the way: where it is told apart from that of the other path, unless something
 * is there; then on the other side, or nowhere.
 * @param {Now} now @param {Omit<Glass, "pills">} glass
 * @param {{ places: Point[], sizes: Size[], cards: Box[], lines: Box[] }} around
 * @returns {Chip["side"][]}
 */
function captionSides({ scene, view, hand }, { edge, middle, flat, unit }, { places, sizes, cards, lines }) {
  const { anatomy, ruler, words } = hand;
  const sum = scene.sums.get(edge.from);
  const route = scene.routes.get(/** @type {number} */ (scene.trace.line(edge.id)));
  const home =
    route && sum && termsOf(scene.trace, edge.from).length > 1 ? pointAt(route.points, route.wait ?? 0) : null;
  const waiting = home ? waitingBeside(scene, edge) : [];
  const lower = home !== null && home.y > /** @type {Point} */ (sum).y + 1;
  /** @type {("above" | "below" | "left" | "right")[]} */
  const wished = flat ? [flatSide(middle, view)] : lower ? ["below", "above"] : ["above", "below"];
  const scale = unit / view.k;
  const h = anatomy["fs-caption"] * scale;
  return [words.upstream, words.contribution].map((text, i) => {
    const w = (ruler.text(text, anatomy["fs-caption"], 600) + 14) * scale;
    const off = { above: [0, -1], below: [0, 1], left: [-1, 0], right: [1, 0] };
    return wished.find((side) => {
      const [x, y] = off[side];
      const at = (/** @type {Point} */ pill, /** @type {number} */ wide) =>
        centred({ x: pill.x + (x * (wide + w)) / 2, y: pill.y + y * 2 * h }, { w, h });
      const box = at(places[i], sizes[i].w);
      const clear = !cards.some((card) => overlaps(box, card)) && !lines.some((line) => overlaps(box, line, 4 * scale));
      const boxes = i && route && home ? [box, at(home, route.chip.w)] : [box];
      return clear && !waiting.some((pill) => boxes.some((each) => overlaps(each, pill, 4 * scale)));
    });
  });
}
