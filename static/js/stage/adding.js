/** Contributions are added: one after the other goes into the plus, and beside it stands what has come together so far. */

import { toNumber } from "../lib/format.js";
import { accumulateAt, mix } from "./choreography.js";
import { between, centred, overlaps, piecesOf, pointAt, slice } from "./geometry.js";
import { gradientRow, pillSize, pillText, pillTone, WAITING } from "./pills.js";
import { boxToScreen, toScreen, unitAt } from "./view.js";

/** @import { Columns, Trace } from "../model/trace.js" */
/** @import { Tensor } from "../lib/format.js" */
/** @import { Chip } from "./chips.js" */
/** @import { Box, Point } from "./geometry.js" */
/** @import { Now } from "./hot.js" */
/** @import { Waiting } from "./pills.js" */
/** @import { Route } from "./routes.js" */
/** @import { View } from "./view.js" */

/** What it costs to stand on a card, on a pill that waits or its words, where a term comes by, on a line, beyond the window; `on`: on the plus itself; `later`, `away`: rather one of the first places, and near. */
const COST = { card: 3, pill: 2, way: 3, line: 1, out: 6, on: 4, later: 0.05, away: 0.001 };
/** Between the plus and what stands beside it. */
const GAP = 3;
/** Places around the plus, in parts of the pill that stands there. */
const [ACROSS, DOWN] = [10, 9].map((far) => Array.from({ length: 2 * far + 1 }, (_, i) => i - far));
/** The key of what has come together so far. */
export const SUM = "sum";
/** As small a term comes to the plus, and goes into it. */
const [NEAR, IN] = [0.6, 0.5];

/** @param {Now} now @param {Waiting[]} waiting @returns {(Chip & { box?: Box })[]} `box`: where what has come together stands on the screen */
export function addingPills({ scene, columns, frame, view, hand }, waiting) {
  const { trace, routes, nodes } = scene;
  const sum = scene.sums.get(frame.step.node);
  if (!sum || frame.kind !== "accumulate" || frame.phase >= 1) return [];
  const { terms, phase } = frame;
  const moment = accumulateAt(phase, terms.length);
  const taken = waiting.flatMap(({ box, words }) => (words ? [box, boxToScreen(words, view)] : [box]));
  const own = /** @type {Box} */ (nodes.get(frame.step.node));
  const card = boxToScreen(own, view);
  const chips = waiting.flatMap(({ id, along, caption, path, ...pill }) => {
    const i = terms.indexOf(id);
    const [slide, left] = [moment.slides[i], moment.left[i]];
    if (slide <= 0 || left <= 0) return [];
    const at = toScreen(pointAt(/** @type {Route} */ (routes.get(id)).points, along * (1 - slide)), view);
    // it goes on from the size in which it waited
    const scale = Math.min(mix(1, NEAR, slide), scaleBeside(at, pill.box, card)) * mix(IN, 1, left);
    return { ...pill, key: `slide${id}`, ...at, hot: true, opacity: left, scale: (pill.scale ?? 1) * scale };
  });
  if (moment.sum <= 0) return chips;
  const total = columns.grads[trace.nodeAt(frame.step.node)];
  const together = moment.added < terms.length ? partial(trace, columns, terms.slice(0, moment.added), total) : total;
  const unit = unitAt(view.k, WAITING);
  const { w, h } = pillSize(pillText(total, hand.locale), hand);
  const size = { w: w * unit, h: h * unit };
  const cards = [...nodes.values()].map((box) => boxToScreen(box, view));
  const lines = terms.flatMap((id) => piecesOf(routes.get(id)?.points ?? [])).map((box) => boxToScreen(box, view));
  // when the first stands there it has come
  const ways = waiting
    .filter(({ id }) => id !== terms[0])
    .flatMap(({ id, along, box }) => wayOf(/** @type {Route} */ (routes.get(id)).points, along, box, view));
  const there = { cards, lines, ways, taken, view };
  const place = besidePlus(toScreen(sum, view), size, (hand.anatomy["sum-d"] / 2) * view.k, there);
  // it lands on the number as it will stand there, and that ends at the card's rim
  const row = toScreen({ ...gradientRow(own, hand.anatomy), x: own.x + own.w - hand.anatomy["node-pad"] }, view);
  const end = { ...row, x: row.x - (size.w - 0.7 * size.h) / 2 };
  const at = between(place, end, moment.landing);
  return [
    ...chips,
    {
      key: SUM,
      ...at,
      box: centred(at, size),
      text: pillText(together, hand.locale),
      tone: pillTone(together),
      hot: true,
      opacity: moment.sum,
    },
  ];
}

/**
 * The sum of the first terms; of what is no finite number all that is told is the end.
 * @param {Trace} trace @param {Columns} columns @param {number[]} edges @param {Tensor | null | undefined} total
 */
function partial(trace, columns, edges, total) {
  const numbers = edges.map((id) => toNumber(/** @type {number} */ (columns.contributions[trace.edgeAt(id)])));
  const sum = numbers.reduce((a, b) => a + b, 0);
  return Number.isFinite(sum) && Number.isFinite(toNumber(/** @type {number} */ (total))) ? sum : total;
}

/** The largest share of its size at which a pill does not lie on the card it goes to. @param {Point} at @param {Box} pill @param {Box} card */
function scaleBeside(at, pill, card) {
  const [x, y] = [Math.max(card.x - at.x, at.x - card.x - card.w), Math.max(card.y - at.y, at.y - card.y - card.h)];
  return Math.max(NEAR * IN, (2 * (x - GAP)) / pill.w, (2 * (y - GAP)) / pill.h);
}

/** All that a term covers on its way, until it goes into the plus. @param {Point[]} points @param {number} along @param {{ w: number, h: number }} pill @param {View} view */
const wayOf = (points, along, { w, h }, view) =>
  piecesOf(slice(points, Math.min(along, (h + 2 * GAP) / view.k), along)).map((piece) => {
    const { x, y, w: long, h: high } = boxToScreen(piece, view);
    return { x: x - w / 2, y: y - h / 2, w: long + w, h: high + h };
  });

/**
 * Where a pill stands beside a plus: where it covers least, rather farther off than on something, and the plus itself only
 * where nothing else is free.
 * @param {Point} plus @param {{ w: number, h: number }} size @param {number} radius
 * @param {{ cards: Box[], lines: Box[], ways: Box[], taken: Box[], view: { w: number, h: number } }} there `ways`: where terms come by
 * @returns {Point}
 */
export function besidePlus(plus, size, radius, { cards, lines, ways, taken, view }) {
  const [x, y] = [radius + GAP + size.w / 2, radius + GAP + size.h / 2];
  const corner = Math.max(0, size.w / 2 - radius);
  const ring = (/** @type {number} */ dy) => [0, corner, -corner].flatMap((dx) => [-dy, dy].map((each) => [dx, each]));
  const near = [...ring(y), [x, 0], [-x, 0], ...ring(y + size.h), ...ring(y + 2 * size.h), [0, 0]];
  // where terms come from all sides there is room between their ways
  const around = ACROSS.flatMap((i) => DOWN.map((j) => [(i * size.w) / 6, (j * size.h) / 3]));
  const offsets = [...near, ...around];
  const on = (/** @type {Box} */ box, /** @type {Box[]} */ others) =>
    others.filter((other) => overlaps(box, other, 1)).length;
  const costs = offsets.map(([dx, dy], i) => {
    const box = centred({ x: plus.x + dx, y: plus.y + dy }, size);
    const out = box.x < 0 || box.y < 0 || box.x + box.w > view.w || box.y + box.h > view.h;
    return (
      on(box, cards) * COST.card +
      on(box, taken) * COST.pill +
      Math.min(1, on(box, ways)) * COST.way +
      on(box, lines) * COST.line +
      (out ? COST.out : 0) +
      (Math.abs(dx) < x && Math.abs(dy) < y ? COST.on : 0) +
      Math.min(i, near.length) * COST.later +
      Math.hypot(dx, dy) * COST.away
    );
  });
  const [dx, dy] = offsets[costs.indexOf(Math.min(...costs))];
  return { x: plus.x + dx, y: plus.y + dy };
}
