/** Before anything is placed: how large the cards are, how far the ranks stand apart, and how large that can be shown. */

import { termsOf } from "../model/frames.js";
import { cardOf, heightFor } from "./anatomy.js";
import { equationOf } from "./equation.js";
import { PADDING } from "./fit.js";
import { betweenCards, MANY } from "./layout.js";
import { chipSize } from "./pills.js";

/** @import { Columns, Trace, TraceNode } from "../model/trace.js" */
/** @import { Anatomy, Card } from "./anatomy.js" */
/** @import { Setting } from "./scene.js" */
/** @typedef {{ along: number, across: number }} Rank  Its thickness, and how far its cards reach. */
/** @typedef {{ meets: Map<number, number>, cards: Map<number, Card>, gap: number,
 *   equations: Map<number, { w: number, h: number, tight: boolean }[]>, ranks: Rank[] }} Plan
 *  `meets`: nodes where contributions meet, with the room behind each */

/** Ranks stand closer rather than the whole being shown smaller than this. */
const LEAST_SHOWN = 0.88;
/** Where it comes out smaller for its height they need not, down to this. */
const SPREAD = 0.7;
/** Below this a long picture is seen in part. */
const PART = 0.6;
/** So many cards are measured in one go. */
const CARDS = 200;
/** What a pill that waits keeps from its plus, and what the lens beyond it needs. */
const BESIDE_PILL = 8;
export const LENS_ROOM = 40;

/** The room behind a node where contributions meet: the plus and the pills that wait. @param {Anatomy} anatomy */
const sumRoom = (anatomy) => anatomy["sum-gap"] + anatomy["sum-d"] + anatomy["chip-gap"] * 0.7;

/** Nodes where contributions meet. @param {Trace} trace */
export const meetingNodes = (trace) =>
  new Set(trace.nodes.filter((node) => termsOf(trace, node.id).length > 1).map((node) => node.id));

/** @param {Trace} trace @param {Columns} columns @param {Setting} setting @param {TraceNode[]} [nodes] of the trace: those that are asked for */
export const cardsOf = (trace, columns, setting, nodes = trace.nodes) =>
  new Map(
    nodes.map((node) => [
      node.id,
      cardOf(trace, columns, node, { ...setting, meets: termsOf(trace.root, node.id).length > 1 }),
    ]),
  );

/** @param {Trace} trace */
export const mostlyTables = (trace) => trace.nodes.filter((node) => node.shape.length).length * 2 > trace.nodes.length;

/**
 * @param {Trace} trace
 * @param {Columns} columns
 * @param {Setting} setting
 * @yields {undefined} between parts of the work, which in a large picture is too long for one task
 * @returns {Generator<undefined, Plan>}
 */
export function* planOf(trace, columns, setting) {
  const { anatomy, horizontal } = setting;
  const meets = meetingNodes(trace);
  /** @type {Map<number, Card>} */
  const cards = new Map();
  for (let from = 0; from < trace.nodes.length; from += CARDS) {
    if (from) yield;
    const part = trace.nodes.slice(from, from + CARDS);
    for (const [id, card] of cardsOf(trace, columns, setting, part)) cards.set(id, card);
  }
  const least = new Map([...meets].map((id) => [id, sumRoom(anatomy)]));
  const size = equationSizes(trace, columns, setting);
  // in a crowd an equation is written where one points at its line, and needs no room
  const written = trace.nodes.length > MANY ? [] : [...trace.flows];
  const widest = Math.max(0, ...written.map((id) => size(id, false).w));
  const close = ranksOf(trace, cards, least, setting);
  const gap = rankGap(trace, setting, close, widest);
  // in a crowd pills are small, and are not measured one by one
  const roomy = horizontal && trace.nodes.length <= MANY;
  const behind = roomy ? rooms(trace, columns, meets, setting, gap) : least;
  const ranks = roomy ? ranksOf(trace, cards, behind, setting) : close;
  const tight = horizontal ? widest + 16 > gap : widest > anatomy["node-w"] * 0.75;
  const ways = tight ? [true] : [false, true];
  const equations = new Map(written.map((id) => [id, ways.map((way) => size(id, way))]));
  return { meets: behind, cards, gap, equations, ranks };
}

/**
 * The room behind each card where contributions meet: for the plus and, so far as the gap to the next rank is too small
 * for it, for the widest pill that waits there and the lens beyond it.
 * @param {Trace} trace @param {Columns} columns @param {Set<number>} meets @param {Setting} setting @param {number} gap
 * @returns {Map<number, number>}
 */
function rooms(trace, columns, meets, setting, gap) {
  const { anatomy } = setting;
  const least = sumRoom(anatomy);
  const before = anatomy["sum-gap"] + anatomy["sum-d"] / 2 + BESIDE_PILL;
  return new Map(
    [...meets].map((id) => {
      const pills = termsOf(trace, id).map((edge) => chipSize(columns.contributions[trace.edgeAt(edge.id)], setting).w);
      const taken = before + Math.max(0, ...pills) + anatomy["port-d"] + LENS_ROOM;
      return [id, Math.max(least, taken - gap)];
    }),
  );
}

/**
 * How large an equation is, in one line or tight, in two.
 * @param {Trace} trace @param {Columns} columns @param {Pick<Setting, "anatomy" | "ruler" | "locale">} setting
 */
export const equationSizes =
  (trace, columns, { anatomy, ruler, locale }) =>
  (/** @type {number} */ id, /** @type {boolean} */ tight) => {
    const lines = equationOf(trace, columns, trace.edge(id), { locale, tight });
    const w = Math.max(0, ...lines.map((line) => ruler.runs(line, anatomy["fs-eq"]))) + 10;
    return { w, h: lines.length * anatomy["fs-eq"] * 1.4, tight };
  };

/**
 * How large the picture will about come out in its window.
 * @param {Plan} plan
 * @param {{ anatomy: Anatomy, horizontal: boolean }} setting
 * @param {{ w: number, h: number }} room
 */
export function shownAt({ ranks, gap }, { anatomy, horizontal }, { w, h }) {
  const long = ranks.reduce((sum, { along }) => sum + along, 0) + gap * (ranks.length - 1);
  if (!horizontal) return Math.min((w - 2 * PADDING.x) / widthOf(ranks), (h - 2 * PADDING.y) / long);
  const across = highAt(ranks, anatomy, h);
  const along = (w - 2 * PADDING.x) / long;
  // what is seen in part should at least not have to move both ways
  return along < PART ? along * Math.min(1, across / PART) ** 2 : Math.min(along, across);
}

/** How far the ranks reach across. @param {Rank[]} ranks */
const widthOf = (ranks) => Math.max(...ranks.map(({ across }) => across));

/** How large a picture that runs along x is shown for its height. @param {Rank[]} ranks @param {Anatomy} anatomy @param {number} h */
function highAt(ranks, anatomy, h) {
  const high = widthOf(ranks);
  const lens = anatomy["lens-h"] + 20;
  return Math.min((h - 2 * PADDING.y) / high, (h - lens) / Math.max(1, high - anatomy["node-h"]));
}

/**
 * The ranks from the inputs to the output; a leaf stands next to its users.
 * @param {Trace} trace
 * @param {Map<number, Card>} cards
 * @param {Map<number, number>} meets with the room behind each
 * @param {{ anatomy: Anatomy, horizontal: boolean }} setting
 * @returns {Rank[]}
 */
function ranksOf(trace, cards, meets, { anatomy, horizontal }) {
  /** @type {Map<number, number>} */
  const at = new Map();
  for (const { id, inputs } of trace.nodes) at.set(id, 1 + Math.max(-1, ...inputs.map((input) => at.get(input) ?? 0)));
  for (const { id, inputs } of trace.nodes) {
    if (inputs.length) continue;
    at.set(id, Math.min(...trace.users(id).map(({ to }) => at.get(to) ?? 1), Number.MAX_SAFE_INTEGER) - 1);
  }
  /** @type {Rank[]} */
  const ranks = [];
  const gap = betweenCards(trace.nodes.length, anatomy, horizontal);
  for (const { id } of trace.nodes) {
    const card = /** @type {Card} */ (cards.get(id));
    const h = horizontal ? heightFor(card.h, trace.inputEdges(id).length) : card.h;
    const room = meets.get(id) ?? 0;
    const [along, across] = horizontal ? [card.w + room, h] : [h + room, card.w];
    const index = Math.min(at.get(id) ?? 0, trace.nodes.length - 1);
    ranks[index] ??= { along: 0, across: -gap };
    const rank = ranks[index];
    rank.along = Math.max(rank.along, along);
    rank.across += across + gap;
  }
  return ranks.filter(Boolean);
}

/**
 * Room between ranks: enough for an open lens and its pills, or for the longest equation; less where the picture
 * would come out too small.
 * @param {Trace} trace
 * @param {Setting} setting
 * @param {Rank[]} ranks
 * @param {number} widest
 */
function rankGap(trace, { anatomy, horizontal, width, height }, ranks, widest) {
  const full = anatomy["gap-rank"];
  if (!horizontal) return trace.nodes.length > MANY ? full * 0.75 : full;
  if (trace.nodes.length > MANY) return full * 0.45;
  const [least, most] = mostlyTables(trace)
    ? [full * 0.42, full * 0.6]
    : [full * 0.54, Math.max(full, Math.min(widest + 30, full * 1.12))];
  const taken = ranks.reduce((sum, { along }) => sum + along, 0);
  const shown = Math.min(LEAST_SHOWN, Math.max(SPREAD, highAt(ranks, anatomy, height)));
  const fitting = ((width - 2 * PADDING.x) / shown - taken) / Math.max(1, ranks.length - 1);
  return Math.max(least, Math.min(most, fitting));
}
