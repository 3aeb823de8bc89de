/** Where the pills are at this moment: on their way along the edge at work, and waiting before a plus. */

import { formatNumber, signOf } from "../lib/format.js";
import { isScalar, shapeText } from "../lib/tensor.js";
import { termName, termsOf } from "../model/frames.js";
import { giverOf, userOf } from "../model/trace.js";
import { ASIDE, BESIDE, captionsAt } from "./captions.js";
import { contributeAt, mix } from "./choreography.js";
import { gathered } from "./gather.js";
import { between, centred, hullOf, overlaps, pointAt, slice, unite } from "./geometry.js";
import { solidBoxes } from "./group.js";
import { plain } from "./mathtext.js";
import { toScreen, unitAt } from "./view.js";

/** @import { Columns, Trace, TraceEdge } from "../model/trace.js" */
/** @import { Tensor } from "../lib/format.js" */
/** @import { Caption } from "./captions.js" */
/** @import { Chip } from "./chips.js" */
/** @import { Box, Point } from "./geometry.js" */
/** @import { Glass, Now } from "./hot.js" */
/** @import { Run } from "./mathtext.js" */
/** @import { Anatomy } from "./anatomy.js" */
/** @import { Route } from "./routes.js" */
/** @import { Ruler } from "../lib/ruler.js" */
/** @import { View } from "./view.js" */

/** How far something stays from the rim of a card, the frame around the one at work included. */
export const RIM = 6;
/** Words stay so far from a card, with the frame around one that is at work. */
const FRAME = RIM + 6;
/** What waits is drawn as small as the cards are, down to this scale. */
export const WAITING = 0.62;

/** @param {string} text @returns {Run} */
const word = (text) => ({ ...plain(text), face: "ui" });

/** The number of a pill, or the shape of a table. @param {Tensor | null | undefined} value @param {string} locale @returns {Run[]} */
export const pillText = (value, locale) => [
  word(isScalar(value) ? formatNumber(value, locale) : shapeText(value ? shapeOf(value) : [])),
];

/** How large a pill beside an open lens is. @param {Run[]} text @param {{ anatomy: Anatomy, ruler: Ruler }} hand */
export const pillSize = (text, { anatomy, ruler }) => {
  const h = anatomy["chip-h"];
  return { w: Math.max(h * 1.34, ruler.runs(text, anatomy["fs-chip"]) + h * 0.7), h };
};

/**
 * The two pills of an edge: the upstream that comes to its lens, and the product that leaves it.
 * @param {Trace} trace @param {Columns} columns @param {TraceEdge} edge
 * @param {{ anatomy: Anatomy, ruler: Ruler, locale: string }} hand
 */
export function pillsOf(trace, columns, edge, hand) {
  const upstream = columns.grads[trace.nodeAt(userOf(trace, edge).id)];
  const texts = [upstream, columns.contributions[trace.edgeAt(edge.id)]].map((value) => pillText(value, hand.locale));
  return { texts, sizes: texts.map((text) => pillSize(text, hand)) };
}

/**
 * How large a waiting pill is, with the badge of its path.
 * @param {Tensor | null | undefined} value @param {{ anatomy: Anatomy, ruler: Ruler, locale: string }} hand
 */
export const chipSize = (value, { anatomy, ruler, locale }) => {
  const h = anatomy["chip-h"] + 2;
  return { w: ruler.runs(pillText(value, locale), anatomy["fs-chip"]) + 1.55 * h, h };
};

/** A number that has outgrown the room its pill was laid out with is written smaller, down to this. */
const SMALLER = 0.7;

/** @param {Route} route @param {number} wide as its number would have the pill */
const fitting = (route, wide) => Math.max(SMALLER, Math.min(1, route.chip.w / wide));

/** @param {Tensor} value @returns {number[]} */
const shapeOf = (value) => (Array.isArray(value) ? [value.length, ...shapeOf(value[0])] : []);

/** @param {Tensor | null | undefined} value */
export const pillTone = (value) => (isScalar(value) ? signOf(value) : "many");

/** The gradient's number on a card. @param {Box} box @param {Anatomy} anatomy */
export const gradientRow = (box, anatomy) => ({
  x: box.x + box.w - anatomy["node-pad"] - 14,
  y: box.y + box.h - anatomy["row-grad"] * 0.55,
});

/**
 * The upstream pill out of the gradient row and up to the lens, the product on to its receiver.
 * @param {Now} now
 * @param {Glass} glass
 * @returns {Chip[]}
 */
export function edgePills(now, glass) {
  const { scene, columns, frame, view, hand, paths } = now;
  const { edge, middle, unit, pills } = glass;
  const { trace, routes, nodes } = scene;
  const { anatomy, words } = hand;
  const route = /** @type {Route} */ (routes.get(/** @type {number} */ (trace.line(edge.id))));
  const moment = contributeAt(frame.phase);
  const upstream = columns.grads[trace.nodeAt(userOf(trace, edge).id)];
  const product = columns.contributions[trace.edgeAt(edge.id)];
  const along = (/** @type {number} */ s) => pointAt(route.points, Math.max(0, Math.min(route.length, s)));
  const { texts, places, captions } = pills;
  const port = portOf(now, glass, route);
  const { upstream: up, product: down } = moment;
  const source = gradientRow(/** @type {Box} */ (nodes.get(edge.to)), anatomy);
  const upAt = up.along > 0 ? between(port, places[0], up.along) : between(source, port, up.out);
  const meets = termsOf(trace, edge.from).length > 1;
  const home = meets
    ? along(route.wait ?? 0)
    : between(along(0), gradientRow(/** @type {Box} */ (nodes.get(edge.from)), anatomy), 0.85);
  // it grows beside the lens: over the glass it would hide the factor
  const downAt = between(between(middle, places[1], mix(0.8, 1, down.along)), home, down.landing);
  /** A name goes with its pill as far as the frame of a card. @param {string} text @param {number} i @param {Point} at */
  const caption = (text, i, at) => {
    const named = captions[i];
    // coming out of the card it would lie over the frame
    if (!named || up.out < 0.9) return {};
    const [x, y] = [places[i].x - at.x, places[i].y - at.y];
    let back = 0;
    const moved = () => ({ ...named.box, x: named.box.x + (back - 1) * x, y: named.box.y + (back - 1) * y });
    const near = solidBoxes(scene).filter((card) => overlaps(card, unite([moved(), named.box]), FRAME));
    while (back < 1 && near.some((card) => overlaps(moved(), card, FRAME))) back += 0.01;
    return { caption: [word(text)], side: named.side, held: { x: back * x * view.k, y: back * y * view.k } };
  };
  // a term that has come home is one of those that wait
  const fade = meets ? Number(frame.phase < 1) : 1 - Math.max(0, (down.landing - 0.8) / 0.2);
  // on its way home a term becomes as small as those that wait
  const small = (unitAt(view.k, WAITING) / unit) * fitting(route, chipSize(product, hand).w);
  const waits = meets ? mix(1, small, down.landing) : 1;

  /** @type {Chip[]} */
  const chips = [
    {
      key: "upstream",
      ...toScreen(upAt, view),
      text: texts[0],
      tone: pillTone(upstream),
      hot: up.hot,
      opacity: up.shown,
      ...caption(words.upstream, 0, upAt),
    },
    {
      key: "product",
      ...toScreen(downAt, view),
      text: texts[1],
      tone: pillTone(product),
      hot: true,
      opacity: down.shown * fade,
      badge: meets && down.landing > 0.5 ? badgeOf(trace, edge, paths) : null,
      scale: waits * mix(0.6, 1, down.along),
      ...caption(words.contribution, 1, downAt),
    },
  ];
  return chips.filter(({ opacity = 1 }) => opacity > 0.01);
}

/**
 * Where the upstream has come out of its card: as near to it on the line as it lies on nothing, else where it stands beside the lens.
 * @param {Now} now @param {Glass} glass @param {Route} route @returns {Point}
 */
function portOf({ scene, frame, view }, { edge, flat, unit, pills }, route) {
  const { trace, routes, spots } = scene;
  const scale = unit / view.k;
  const [size] = pills.sizes;
  const waiting = [...frame.others, ...frame.terms].flatMap((id) => {
    const pill = routes.get(id);
    return pill ? [centred(pointAt(pill.points, pill.wait ?? 0), inWorld(pill.chip, view))] : [];
  });
  const lens = spots.get(/** @type {number} */ (trace.line(edge.id)))?.lens ?? route.lens;
  // what is nowhere near the way to the lens is not asked again at each place
  const reach = hullOf(slice(route.points, lens, route.length));
  const far = Math.max(size.w, size.h) + 2 * scale;
  const things = [...solidBoxes(scene), ...waiting].filter((thing) => overlaps(reach, thing, far));
  const first = route.length - (flat ? size.h : size.w) / 2 - 4 * scale;
  for (let at = first; at > lens; at -= 4 * scale) {
    const box = centred(pointAt(route.points, at), size);
    if (!things.some((thing) => overlaps(box, thing, 2 * scale))) return pointAt(route.points, at);
  }
  return pills.places[0];
}

/** Two terms are told apart by letter, and where the ways to them are lit by hue; more by number. @param {Trace} trace @param {TraceEdge} edge @param {Map<number, string>} paths */
const badgeOf = (trace, edge, paths) => ({
  text: termName(trace.root, giverOf(trace, edge).id, edge.id),
  path: paths.get(edge.id) ?? "",
});

/** What a waiting pill takes of the screen. @param {{ w: number, h: number }} size @param {View} view */
function onScreen({ w, h }, view) {
  const unit = unitAt(view.k, WAITING);
  return { w: w * unit, h: h * unit };
}

/** @param {{ w: number, h: number }} size @param {View} view */
function inWorld(size, view) {
  const { w, h } = onScreen(size, view);
  return { w: w / view.k, h: h / view.k };
}

/**
 * How far from their sum its terms stand while they are added, to be in sight.
 * @param {Now} now @param {Point} sum
 * @returns {Map<number, number>} by edge; before that none
 */
function standing({ scene, columns, frame, view, hand }, sum) {
  const { trace, routes } = scene;
  if (frame.kind !== "accumulate") return new Map();
  const disc = { w: hand.anatomy["sum-d"], h: hand.anatomy["sum-d"] };
  const pills = frame.terms.flatMap((id) => {
    const route = routes.get(id);
    const size = chipSize(columns.contributions[trace.edgeAt(id)], hand);
    return route ? [{ id, route, size: onScreen(size, view) }] : [];
  });
  const things = () => [...solidBoxes(scene), centred(sum, disc)];
  const places = gathered(pills, view, things);
  return new Map(pills.map(({ id }, i) => [id, places[i]]));
}

/** @typedef {Chip & { box: Box, words?: Box, id: number, along: number }} Waiting  `words`: those at its side, in the picture; `along` the line of its edge. */
/** @typedef {{ open: number, boxes: Box[] }} Cover  How far the lens is open, and what it then takes of the screen with its pills. */

/**
 * The pill of a contribution that waits before a plus, unseen where the open lens lies.
 * @param {number} id of its edge @param {Now} now @param {Cover} cover
 * @param {number} [along] its line: where it stands
 * @returns {(Chip & { box: Box }) | null} with what it takes of the screen; null where its line is not drawn
 */
function waitingPill(id, { scene: { trace, routes }, columns, view, hand, paths }, { open, boxes }, along) {
  const [edge, route] = [trace.edge(id), routes.get(id)];
  if (!route) return null;
  const value = columns.contributions[trace.edgeAt(id)];
  const at = toScreen(pointAt(route.points, along ?? route.wait ?? 0), view);
  const size = chipSize(value, hand);
  const box = centred(at, onScreen(size, view));
  return {
    ...{ key: `term${id}`, ...at, hot: false, text: pillText(value, hand.locale), tone: pillTone(value) },
    ...{ badge: badgeOf(trace, edge, paths), scale: fitting(route, size.w), box },
    opacity: boxes.some((taken) => overlaps(taken, box, 2)) ? 1 - open : 1,
  };
}

/**
 * Contributions before the plus of a node that is not at work: they wait for the rest.
 * @param {Now} now
 * @param {Cover} cover
 * @returns {(Chip & { box: Box })[]}
 */
export const pillsElsewhere = (now, cover) =>
  now.frame.others.flatMap((id) => waitingPill(id, now, cover) ?? []).filter(({ opacity = 1 }) => opacity > 0.01);

/** Whether the words beside a pill end in the window. @param {View} view @param {Point} pill @param {number} wide @param {Caption} words */
function fitsIn(view, pill, wide, { side, under, box }) {
  const reach = (under ? BESIDE : wide / 2 + ASIDE) + box.w * 1.05;
  return side === "left" ? pill.x > reach : side !== "right" || pill.x + reach < view.w;
}

/**
 * Contributions before the plus of the node at work.
 * @param {Now} now
 * @param {Cover} cover
 * @returns {Waiting[]}
 */
export function waitingPills(now, cover) {
  const { scene, columns, frame, view, hand, paths } = now;
  const { trace, routes } = scene;
  const { anatomy, ruler, words } = hand;
  const sum = scene.sums.get(frame.step.node);
  if (!sum || !frame.terms.length) return [];
  const hot = frame.kind !== "accumulate" || frame.phase >= 1;
  const said = { direct: words.direct, through: words.through };
  const captions = captionsAt(scene, frame.step.node, { anatomy, ruler, words: said });
  const places = standing(now, sum);
  return frame.terms.flatMap((id) => {
    const route = routes.get(id);
    const along = places.get(id) ?? route?.wait ?? 0;
    const pill = waitingPill(id, now, cover, along);
    if ((id === frame.activeEdge && frame.phase < 1) || !route || !pill) return [];
    // what has come to the rim has left the room that its words had
    const found = paths.size > 0 && along === route.wait ? captions.get(id) : undefined;
    const { w } = chipSize(columns.contributions[trace.edgeAt(id)], hand);
    const { caption = [], side, under, box } = found && fitsIn(view, pill, w, found) ? found : {};
    return { ...pill, path: paths.get(id) ?? null, hot, caption, side, under, words: box, id, along };
  });
}
