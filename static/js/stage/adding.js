/** Contributions are added: one after the other goes into the plus, and beside it stands what has come together so far. */

import { toNumber } from "../lib/format.js";
import { accumulateAt, mix } from "./choreography.js";
import { between, centred, overlaps, piecesOf, pointAt } from "./geometry.js";
import { gradientRow, pillSize, pillText, pillTone, WAITING } from "./pills.js";
import { boxToScreen, toScreen, unitAt } from "./view.js";

/** @import { Columns, Trace } from "../model/trace.js" */
/** @import { Tensor } from "../lib/format.js" */
/** @import { Chip } from "./chips.js" */
/** @import { Box, Point } from "./geometry.js" */
/** @import { Now } from "./hot.js" */
/** @import { Waiting } from "./pills.js" */
/** @import { Route } from "./routes.js" */

/** What it costs to stand on a card, on a pill that waits or its words, on a line, beyond the window; `on`: on the plus itself. */
const COST = { card: 3, pill: 2, line: 1, out: 6, on: 4, later: 0.1 };
/** Between the plus and what stands beside it. */
const GAP = 3;

/** @param {Now} now @param {Waiting[]} waiting @returns {Chip[]} */
export function addingPills({ scene, columns, frame, view, hand }, waiting) {
  const { trace, routes, nodes } = scene;
  const sum = scene.sums.get(frame.step.node);
  if (!sum || frame.kind !== "accumulate" || frame.phase >= 1) return [];
  const { terms, phase } = frame;
  const moment = accumulateAt(phase, terms.length);
  const taken = waiting.flatMap(({ box, words }) => (words ? [box, boxToScreen(words, view)] : [box]));
  const chips = waiting.flatMap(({ id, along, caption, path, ...pill }) => {
    const i = terms.indexOf(id);
    const [slide, left] = [moment.slides[i], moment.left[i]];
    if (slide <= 0 || left <= 0) return [];
    const at = pointAt(/** @type {Route} */ (routes.get(id)).points, along * (1 - slide));
    // it goes on from the size in which it waited
    const scale = (pill.scale ?? 1) * mix(1, 0.6, slide);
    return { ...pill, key: `slide${id}`, ...toScreen(at, view), hot: true, opacity: left, scale };
  });
  if (moment.sum <= 0) return chips;
  const total = columns.grads[trace.nodeAt(frame.step.node)];
  const together = moment.added < terms.length ? partial(trace, columns, terms.slice(0, moment.added), total) : total;
  const unit = unitAt(view.k, WAITING);
  const { w, h } = pillSize(pillText(total, hand.locale), hand);
  const card = /** @type {Box} */ (nodes.get(frame.step.node));
  const size = { w: w * unit, h: h * unit };
  const cards = [...nodes.values()].map((box) => boxToScreen(box, view));
  const lines = terms.flatMap((id) => piecesOf(routes.get(id)?.points ?? [])).map((box) => boxToScreen(box, view));
  const there = { cards, lines, taken, view };
  const place = besidePlus(toScreen(sum, view), size, (hand.anatomy["sum-d"] / 2) * view.k, there);
  // it lands on the number as it will stand there, and that ends at the card's rim
  const row = toScreen({ ...gradientRow(card, hand.anatomy), x: card.x + card.w - hand.anatomy["node-pad"] }, view);
  const end = { ...row, x: row.x - (size.w - 0.7 * size.h) / 2 };
  return [
    ...chips,
    {
      key: "sum",
      ...between(place, end, moment.landing),
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

/**
 * Where a pill stands beside a plus: where it covers least, and the plus itself only where nothing else is free.
 * @param {Point} plus @param {{ w: number, h: number }} size @param {number} radius
 * @param {{ cards: Box[], lines: Box[], taken: Box[], view: { w: number, h: number } }} there
 * @returns {Point}
 */
export function besidePlus(plus, size, radius, { cards, lines, taken, view }) {
  const [x, y] = [radius + GAP + size.w / 2, radius + GAP + size.h / 2];
  const corner = Math.max(0, size.w / 2 - radius);
  const offsets = [
    ...[0, corner, -corner].flatMap((dx) => [
      [dx, -y],
      [dx, y],
    ]),
    ...[
      [x, 0],
      [-x, 0],
      [0, 0],
    ],
  ];
  const costs = offsets.map(([dx, dy], i) => {
    const box = centred({ x: plus.x + dx, y: plus.y + dy }, size);
    const out = box.x < 0 || box.y < 0 || box.x + box.w > view.w || box.y + box.h > view.h;
    return (
      cards.filter((card) => overlaps(box, card, 1)).length * COST.card +
      taken.filter((other) => overlaps(box, other, 1)).length * COST.pill +
      lines.filter((line) => overlaps(box, line, 1)).length * COST.line +
      (out ? COST.out : 0) +
      (dx || dy ? 0 : COST.on) +
      i * COST.later
    );
  });
  const [dx, dy] = offsets[costs.indexOf(Math.min(...costs))];
  return { x: plus.x + dx, y: plus.y + dy };
}
