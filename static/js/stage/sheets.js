/** A picture too large for a sheet of paper, cut between its cards into parts that can be read. */

/** @import { Box } from "./geometry.js" */
/** @import { Scene } from "./scene.js" */
/** @typedef {{ from: number, to: number }} Span */

/** What a sheet of A4 or Letter holds, in letters of a table's cells, a picture's smallest, where these are 4.4 pt high. */
const SHEET = { w: 117, h: 160 };
/** What is too wide by no more than this is rather a little smaller than torn. */
const LITTLE = 1.1;
/** What has room is so much larger. */
const LARGEST = 1.45;
/** Rather than on more sheets a picture is drawn smaller, to half at most; one that is larger still is seen as a whole. */
const [MOST, SMALLEST] = [4, 0.5];
/** Ring and ports, around a card. */
const RIM = 6;
/** How much shorter parts are tried than they may be, to be about equal. */
const SHORTER = 0.97;

/**
 * Its parts, row by row, each with the share of the sheet's width that it takes.
 * @param {Pick<Scene, "nodes" | "extent" | "anatomy">} scene
 * @returns {{ box: Box, share: number }[]}
 */
export function partsOf({ nodes, extent, anatomy }) {
  // an extent begins with what is drawn; the lens, which comes after, is not for paper
  const [x, y] = [extent.x[0], extent.y[0]].map(({ from, to, margin }) => ({ from: from - margin, to: to + margin }));
  const [letter, whole] = [anatomy["fs-cell"], { x, y }];
  const [w, h] = [(x.to - x.from) / (SHEET.w * letter), (y.to - y.from) / (SHEET.h * letter)];
  const sheets = Math.sqrt((w * h) / MOST);
  const untorn = (w < LITTLE && h < 1) || sheets * SMALLEST > 1;
  const smaller = Math.max(1, untorn ? Math.max(w, h) : sheets);
  const sheet = { w: SHEET.w * letter * smaller, h: SHEET.h * letter * smaller };
  const axes = /** @type {const} */ ([
    ["x", "w"],
    ["y", "h"],
  ]);
  const [columns, rows] = axes.map(([at, size]) => {
    const cards = [...nodes.values()].map((box) => ({ from: box[at] - RIM, to: box[at] + box[size] + RIM }));
    return cut(cards, whole[at], sheet[size]);
  });
  const boxes = rows.flatMap((row) =>
    columns.map((column) => ({ x: column.from, y: row.from, w: column.to - column.from, h: row.to - row.from })),
  );
  const k = Math.min(LARGEST, roomFor(boxes, sheet));
  return boxes.map((box) => ({ box, share: (k * box.w) / sheet.w }));
}

/** How much larger parts can be on sheets that hold no fewer of them. @param {Box[]} boxes @param {{ w: number, h: number }} sheet */
function roomFor(boxes, sheet) {
  const [w, h] = [Math.max(...boxes.map((box) => box.w)), Math.max(...boxes.map((box) => box.h))];
  const beside = Math.min(boxes.length, Math.max(1, Math.floor(sheet.w / w)));
  const under = Math.min(Math.ceil(boxes.length / beside), Math.max(1, Math.floor(sheet.h / h)));
  return Math.min(sheet.w / (beside * w), sheet.h / (under * h));
}

/**
 * As few parts as there can be, about equal.
 * @param {Span[]} cards @param {Span} whole @param {number} longest
 */
export function cut(cards, whole, longest) {
  let parts = cutAt(cards, whole, longest);
  for (let length = longest * SHORTER; parts.length > 1; length *= SHORTER) {
    const next = cutAt(cards, whole, length);
    if (next.length > parts.length) break;
    parts = next;
  }
  return parts;
}

/**
 * Each card is whole in one part; the room before the first that would be torn, with its lines, is in that part and in the next.
 * @param {Span[]} cards @param {Span} whole @param {number} longest
 */
function cutAt(cards, { from, to }, longest) {
  /** @type {Span[]} */
  const parts = [];
  let at = from;
  while (to - at > longest) {
    const end = at + longest;
    const torn = Math.min(end, ...cards.filter((card) => card.from > at && card.to > end).map((card) => card.from));
    const ends = cards.map((card) => card.to).filter((each) => each > at && each <= end);
    const before = ends.filter((each) => each <= torn);
    parts.push({ from: at, to: Math.max(torn, ...ends) });
    at = before.length ? Math.max(...before) : torn;
  }
  return [...parts, { from: at, to }];
}
