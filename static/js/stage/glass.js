/** Where the two pills of an open lens stand, and on which side of them their captions. */

import { termsOf } from "../model/frames.js";
import { placesAbout } from "./about.js";
import { centred, lensRoom, overlaps, piecesOf, pointAt } from "./geometry.js";
import { solidBoxes } from "./group.js";
import { pillsOf, RIM } from "./pills.js";
import { waitingBox } from "./routes.js";
import { boxToScreen, boxToWorld, flatSide, legible } from "./view.js";

/** @import { TraceEdge } from "../model/trace.js" */
/** @import { Anatomy } from "./anatomy.js" */
/** @import { Chip } from "./chips.js" */
/** @import { Box, Point } from "./geometry.js" */
/** @import { Glass, Now } from "./hot.js" */
/** @import { Run } from "./mathtext.js" */

/** @typedef {{ w: number, h: number }} Size */
/** @typedef {{ side: NonNullable<Chip["side"]>, box: Box } | undefined} Caption */

/** How far the tips of a lens, and pills over and under it, stay from a card. */
const TIP = 3;
/** Along a line and across it: places and sizes. */
const [DOWN, LEVEL] = /** @type {const} */ ([
  ["y", "x", "h", "w"],
  ["x", "y", "w", "h"],
]);
/** Room for a caption: what is farther from the lens and its pills cannot be in their way. */
const AROUND = 120;
/** Words over a pill stay this far from the glass. */
const AIR = 10;
/** Nearer than this a desk has captions; a phone always. */
const NEAR = 0.8;

/** Whether what is hot is named. @param {Now} now */
export const captioned = ({ view, hand }) => view.k >= NEAR || hand.anatomy.compact;

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
 * @param {Now} now @param {TraceEdge} edge @param {Point & { dx: number, dy: number }} middle @param {Size} glass
 */
export function unitBetween({ scene, columns, view, hand }, edge, middle, glass) {
  const { sizes } = pillsOf(scene.trace, columns, edge, hand);
  const beside = levelWith(middle, sizes, glass.w);
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
 * How large a lens can be drawn before it lies on a card or the title of a group.
 * @param {Now} now @param {Point & { dx: number, dy: number }} middle @param {Size} glass @param {Box[]} [solid] those that are near
 */
export function unitAcross({ scene, view }, middle, glass, solid = solidBoxes(scene)) {
  const flat = Math.abs(middle.dy) > 0.5;
  return view.k * Math.min(...solid.map((box) => lensRoom(middle, flat, glass, box, TIP)));
}

/**
 * How large pills over and under a lens on a level line can be drawn between the cards at its ends.
 * @param {Now} now @param {TraceEdge} edge @param {Point} middle
 */
export function unitStacked({ scene, columns, view, hand }, edge, middle) {
  const { sizes } = pillsOf(scene.trace, columns, edge, hand);
  const reach = hand.anatomy["lens-h"] / 2 + hand.anatomy["chip-h"];
  const rooms = [...scene.nodes.values()].flatMap((card) => {
    const beside = Math.abs(middle.y - card.y - card.h / 2) < card.h / 2 + reach;
    return beside ? [Math.abs(middle.x - card.x - card.w / 2) - card.w / 2] : [];
  });
  return (Math.min(...rooms) * view.k) / (Math.max(...sizes.map(({ w }) => w)) / 2 + TIP);
}

/**
 * Level with the lens; where that is not free, about it.
 * @param {Now} now @param {Omit<Glass, "pills">} glass
 * @returns {{ texts: Run[][], sizes: Size[], places: Point[], stacked: boolean, captions: Caption[] }}
 */
export function pillPlaces(now, glass) {
  const { scene, columns, view, hand } = now;
  const { edge, middle, flat, unit } = glass;
  const scale = unit / view.k;
  const { texts, sizes: own } = pillsOf(scene.trace, columns, edge, hand);
  const sizes = own.map(({ w, h }) => ({ w: w * scale, h: h * scale }));
  const window = boxToWorld({ x: 4, y: 4, w: view.w - 8, h: view.h - 8 }, view);
  /** Rather over the lens's tip than out of sight. @param {Point} at @param {number} i */
  const seen = (at, i) => ({
    x: Math.max(window.x + sizes[i].w / 2, Math.min(window.x + window.w - sizes[i].w / 2, at.x)),
    y: Math.max(window.y + sizes[i].h / 2, Math.min(window.y + window.h - sizes[i].h / 2, at.y)),
  });
  const [along, across] = [glass.size.w * scale, glass.size.h * scale];
  const body = centred(middle, flat ? { w: across, h: along } : { w: along, h: across });
  const reach = 2 * (sizes[0].w + sizes[1].w + across + AROUND * scale);
  const around = centred(seen(middle, 0), { w: 2 * reach, h: 2 * reach });
  const near = (/** @type {Box} */ box) => overlaps(box, around);
  const cards = solidBoxes(scene).filter(near);
  const lines = linesBut(now, edge.id).filter(near);
  const level = levelWith(middle, sizes, along, scale);
  const aside = flat ? level : level.map((at, i) => asideOf(now, glass, cards, { at, size: sizes[i] }, i));
  const places = aside.map(seen);
  const blocked = places.some((at, i) =>
    [...cards, body].some((thing) => overlaps(centred(at, sizes[i]), thing, thing === body ? 0 : 2 * scale)),
  );
  if (blocked) {
    const about = placesAbout({ middle, flat, body, level, sizes, scale, seen }, cards, lines);
    return { texts, sizes, places: about, stacked: true, captions: [] };
  }
  return { texts, sizes, places, stacked: false, captions: captionSides(now, glass, { places, sizes, cards, lines }) };
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

/** The font of words about a lens, in its measures. @param {Anatomy} anatomy @param {number} unit */
export const lettersAt = (anatomy, unit) => legible(anatomy, anatomy["fs-caption"], unit);

/** What is said of the upstream and of the product, and how wide that is, in the lens's measures. @param {Now} now @param {number} unit */
const captionsOf = ({ hand: { anatomy, ruler, words } }, unit) =>
  [words.upstream, words.contribution].map((text) => ruler.text(text, lettersAt(anatomy, unit), 600));

/**
 * A pill farther from its lens where there is room, so that the words over it keep clear of the glass.
 * @param {Now} now @param {Omit<Glass, "pills">} glass @param {Box[]} cards @param {{ at: Point, size: Size }} pill @param {number} i
 * @returns {Point}
 */
function asideOf(now, { middle, unit, size: { w: wide, h: high } }, cards, { at, size }, i) {
  if (!captioned(now)) return at;
  const { anatomy } = now.hand;
  const [pill, letters] = [anatomy["chip-h"], lettersAt(anatomy, unit)];
  const scale = unit / now.view.k;
  // where the words' lower edge is, as a share of the glass
  const share = 0.5 - (pill + letters) / 2 / high;
  const glass = 2 * share * (1 - share) * wide;
  const off = Math.max(Math.abs(at.x - middle.x), (glass + AIR + captionsOf(now, unit)[i] / 2) * scale);
  const aside = { x: middle.x + Math.sign(at.x - middle.x) * off, y: at.y };
  return cards.some((card) => overlaps(centred(aside, size), card, RIM * scale)) ? at : aside;
}

/**
 * A caption stands on one side of its pill all the way: where it is told apart from that of the other path, unless something
 * is there; then on the other side, or nowhere. Both captions rather stand on the same side.
 * @param {Now} now @param {Omit<Glass, "pills">} glass
 * @param {{ places: Point[], sizes: Size[], cards: Box[], lines: Box[] }} around
 * @returns {Caption[]}
 */
function captionSides(now, { edge, middle, flat, unit }, { places, sizes, cards, lines }) {
  if (!captioned(now)) return [];
  const { scene, view, hand } = now;
  const sum = scene.sums.get(edge.from);
  const route = scene.routes.get(/** @type {number} */ (scene.trace.line(edge.id)));
  const home =
    route && sum && termsOf(scene.trace, edge.from).length > 1 ? pointAt(route.points, route.wait ?? 0) : null;
  const waiting = home ? waitingBeside(scene, edge) : [];
  const lower = home !== null && home.y > /** @type {Point} */ (sum).y + 1;
  const scale = unit / view.k;
  const h = lettersAt(hand.anatomy, unit) * scale;
  // its own line, too, where that has turned
  const bent = route ? piecesOf(route.points).filter((piece) => !overlaps(piece, centred(middle, { w: 1, h: 1 }))) : [];
  const widths = captionsOf(now, unit).map((wide) => (flat ? wide + 14 : wide) * scale);
  const off = { above: [0, -1], below: [0, 1], left: [-1, 0], right: [1, 0] };
  /** @param {number} i @param {keyof typeof off} side @returns {Caption} */
  const captionAt = (i, side) => {
    const [x, y] = off[side];
    const w = widths[i];
    const at = (/** @type {Point} */ pill, /** @type {Size} */ size) =>
      centred({ x: pill.x + (x * (size.w + w)) / 2, y: pill.y + y * (size.h / 2 + h) }, { w, h });
    const box = at(places[i], sizes[i]);
    const boxes = i && route && home ? [box, at(home, route.chip)] : [box];
    const { x: left, w: wide } = boxToScreen(box, view);
    const hit =
      left < 0 ||
      left + wide > view.w ||
      cards.some((card) => overlaps(box, card)) ||
      [...lines, ...bent].some((line) => overlaps(box, line, 4 * scale)) ||
      waiting.some((pill) => boxes.some((each) => overlaps(each, pill, 4 * scale)));
    return hit ? undefined : { side, box };
  };
  const beside =
    flatSide(middle, view) === "left"
      ? /** @type {const} */ (["left", "right"])
      : /** @type {const} */ (["right", "left"]);
  const wished = flat
    ? beside
    : lower
      ? /** @type {const} */ (["below", "above"])
      : /** @type {const} */ (["above", "below"]);
  const ways = wished.map((side) => places.map((_, i) => captionAt(i, side)));
  return ways.find((both) => both.every(Boolean)) ?? places.map((_, i) => ways[0][i] ?? ways[1][i]);
}
