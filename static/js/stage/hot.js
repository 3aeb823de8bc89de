/** The one hot thing: the edge or the sum that is at work now, drawn at full size above the picture, at any zoom. */

import { svg } from "../lib/dom.js";
import { signOf } from "../lib/format.js";
import { userOf } from "../model/trace.js";
import { addingPills, SUM } from "./adding.js";
import { createChips } from "./chips.js";
import { contributeAt } from "./choreography.js";
import { drawRuns, set } from "./draw.js";
import { derivativeRuns } from "./equation.js";
import { between, centred, overlaps, piecesOf, pointAt } from "./geometry.js";
import { captioned, lettersAt, pillPlaces, unitAcross, unitBetween, unitStacked, waitingBeside } from "./glass.js";
import { solidBoxes, titleBox } from "./group.js";
import { createLens, factorOf, glassOf, SMALLEST } from "./lens.js";
import { plain } from "./mathtext.js";
import { strength } from "./moment.js";
import { opensAt } from "./opening.js";
import { edgePills, pillsElsewhere, WAITING, waitingPills } from "./pills.js";
import { boxToScreen, flatSide, toScreen, unitAt } from "./view.js";

/** @import { Columns, TraceEdge } from "../model/trace.js" */
/** @import { Frame } from "../model/frames.js" */
/** @import { Box, Point } from "./geometry.js" */
/** @import { Run } from "./mathtext.js" */
/** @import { Hand } from "./node.js" */
/** @import { Scene } from "./scene.js" */
/** @import { View } from "./view.js" */

/** @typedef {{ scene: Scene, columns: Columns, frame: Frame, view: View, hand: Hand, paths: Map<number, string> }} Now */
/** @typedef {import("./lens.js").Held & { edge: TraceEdge, middle: Point & { dx: number, dy: number }, screen: Point, at: Point, size: { w: number, h: number },
 *   open: number, number: number, pills: ReturnType<typeof pillPlaces> }} Glass  The open lens, its `size` for what it holds, and the places of its pills;
 *   `middle`: where it comes to lie, `screen`: that on the screen, `at`: where it is on its way there. */

const GONE = 0.3;
/** A number that waits is not written at a smaller share of the least letters. */
const FAINT = 0.7;
/** Rather than smaller than this on a level line, pills stand over and under their lens. */
const SMALLEST_LEVEL = 0.7;
/** What is written stays this far from a line, off the light around it. */
const BEAM = 11;

export function createHot() {
  const lens = createLens();
  const word = svg("text", { class: "caption" });
  const formula = svg("text", { class: "derivative" });
  const ground = svg("rect", { class: "equation-ground", rx: 5 });
  const [back, front] = [svg("g"), svg("g")];
  const root = svg("g", { class: "hot", "aria-hidden": "true" }, back, ground, word, formula, lens.root, front);
  const [drawWaiting, drawMoving] = [createChips(back), createChips(front)];

  /** @param {Now} now */
  const draw = (now) => {
    const { frame, view, hand } = now;
    const glass = glassAt(now);
    const captions = captioned(now);
    const letters = hand.anatomy["fs-chip"] * unitAt(view.k, WAITING);
    // where cards are tiles, what waits would stand over several of them
    const far = view.k < GONE || letters < FAINT * hand.anatomy["eq-least"];
    const cover = { open: glass ? coverAt(frame, glass) : 0, boxes: glass ? taken(glass, now) : [] };
    const elsewhere = far ? [] : pillsElsewhere(now, cover);
    const waiting = far ? [] : waitingPills(now, cover);
    const adding = far ? [] : addingPills(now, waiting);
    drawWaiting([...elsewhere, ...waiting, ...adding], unitAt(view.k, WAITING), captions, hand);
    drawMoving(glass ? edgePills(now, glass) : [], glass?.unit ?? 1, captions, hand);
    drawLens(glass, now);
    const names = (glass?.pills.captions ?? []).flatMap((caption) => (caption ? boxToScreen(caption.box, view) : []));
    const about = [...cover.boxes, ...names];
    const note = annotate(glass, now, [...about, ...elsewhere.map(({ box }) => box)]);
    // what has come into sight, and what comes together, stands where something else may be written
    const away = waiting.filter(({ id, along }) => along !== now.scene.routes.get(id)?.wait);
    const come = [...away, ...adding.filter(({ key }) => key === SUM)].flatMap(({ box }) => box ?? []);
    return cover.open > 0 ? [...about, ...note, ...come] : come;
  };

  /** @param {Glass | null} glass @param {Now} now */
  const drawLens = (glass, { scene, columns, frame, hand }) => {
    if (!glass) return lens.draw(null, hand);
    const { edge, at, scalar } = glass;
    set(lens.root, { "data-edge": edge.id, "data-number": `l${edge.id}` });
    lens.draw(
      {
        ...{ ...glass, ...at, lit: contributeAt(frame.phase).lens.lit },
        tone: scalar ? signOf(strength(columns.grads[scene.trace.nodeAt(userOf(scene.trace, edge).id)])) : "many",
      },
      hand,
    );
  };

  /**
   * What the lens holds, in symbols, on its free side.
   * @param {Glass | null} glass @param {Now} now @param {Box[]} stand  on the screen: the lens, its pills with their names, and those that wait elsewhere
   * @returns {Box[]} where it is written on the screen
   */
  const annotate = (glass, { scene, columns, view, hand }, [body, ...pills]) => {
    const shown = glass !== null && glass.number > 0;
    for (const part of [ground, word, formula])
      set(part, { visibility: shown ? null : "hidden", opacity: glass?.number ?? 0 });
    if (!glass || !shown) return [];
    const { anatomy, ruler, words } = hand;
    const { flat, unit } = glass;
    const { x, y } = glass.screen;
    const size = anatomy["fs-eq"] * 1.15 * unit;
    const list = derivativeRuns(scene.trace, columns, glass.edge);
    const width = ruler.runs(list, size);
    const letters = lettersAt(anatomy, unit) * unit;
    const wordWidth = ruler.text(words.local, letters);
    const half = (glass.size.h / 2) * unit;
    const line = size * 1.35;
    drawRuns(formula, list, size);
    drawRuns(word, [{ ...plain(words.local), face: "ui" }], letters);
    const inWorld = [...solidBoxes(scene), ...waitingBeside(scene, glass.edge)];
    // from afar a title is written larger
    const titles = [...scene.groups.values()].map((group) => boxToScreen(titleBox(group), view));
    const cards = [...inWorld.map((card) => boxToScreen(card, view)), ...pills];
    const lines = [...scene.routes.values()].flatMap(({ points }) =>
      piecesOf(points).map((box) => boxToScreen(box, view)),
    );
    const inside = (/** @type {Box} */ box) =>
      box.y > 2 && box.x > 2 && box.x + box.w < view.w - 2 && box.y + box.h < view.h - 2;
    const free = (/** @type {Box} */ box) =>
      inside(box) && !cards.some((card) => overlaps(box, card, 2)) && !titles.some((title) => overlaps(box, title, 6));
    const gap = (10 + (glass.pills.stacked ? anatomy["chip-h"] : 0)) * unit;
    /** Boxes for both lines, then for the formula alone. @type {(Box & { words: boolean })[]} */
    const places = [2, 1].flatMap((lines) => {
      const size = { w: lines > 1 ? Math.max(width, wordWidth) : width, h: lines * line, words: lines > 1 };
      if (!flat) {
        const above = { ...size, x: x - size.w / 2, y: body.y - gap - size.h };
        const beside = { ...size, x: x + (glass.size.w / 2 + 14) * unit, y: y - size.h - 16 * unit };
        const ways = [beside, { ...beside, y: y + 16 * unit }];
        return [
          above,
          { ...above, y: y + half + gap },
          ...ways.flatMap((way) => [way, { ...way, x: 2 * x - way.x - size.w }]),
        ];
      }
      const right = { ...size, x: x + half + gap, y: y - size.h / 2 };
      const left = { ...right, x: x - half - gap - size.w };
      const beside = flatSide({ x: (x - view.x) / view.k, y: 0 }, view) === "left" ? [left, right] : [right, left];
      // its tips have pills: over or under all of that
      const across = { ...size, x: Math.max(4, Math.min(view.w - 4 - size.w, x - size.w / 2)) };
      const off = (body.h + line) / 2;
      return [...beside, { ...across, y: y - off - size.h }, { ...across, y: y + off }];
    });
    const place =
      places.find((box) => free(box) && !lines.some((each) => overlaps(box, each, BEAM))) ?? places.find(free);
    for (const part of [ground, word, formula]) set(part, { visibility: place ? null : "hidden" });
    if (!place) return [];
    set(word, { visibility: place.words ? null : "hidden" });
    const lower = !flat && place.y > y;
    const start = flat ? " start" : "";
    const left = flat ? place.x : place.x + place.w / 2;
    const rows = place.words ? [lower ? 1.5 : 0.5, lower ? 0.5 : 1.5] : [0, 0.5];
    set(word, { x: left, y: place.y + line * rows[0], class: `caption${start}` });
    set(formula, { x: left, y: place.y + line * rows[1], class: `derivative${start}` });
    set(ground, { x: place.x - 5, y: place.y + line * (rows[1] - 0.5), width: place.w + 10, height: line });
    return [place];
  };

  return { root, draw };
}

/** How far what lies where a lens opens makes room: as soon as the upstream comes out to it. @param {Frame} frame @param {Glass} glass */
function coverAt({ phase }, { open }) {
  const { upstream, product } = contributeAt(phase);
  return Math.max(open, upstream.out * (1 - product.landing));
}

/** What an open lens takes of the screen, and then its pills. @param {Glass} glass @param {Now} now @returns {Box[]} */
const taken = ({ screen, flat, unit, size, pills }, { view }) => [
  centred(screen, { w: (flat ? size.h : size.w) * unit, h: (flat ? size.w : size.h) * unit }),
  ...pills.places.map((at, i) => boxToScreen(centred(at, pills.sizes[i]), view)),
];

/** @param {Now} now @returns {Glass | null} */
function glassAt(now) {
  const { scene, columns, frame, view, hand } = now;
  const line = frame.kind === "contribute" && frame.activeEdge !== null ? scene.trace.line(frame.activeEdge) : null;
  const route = line === null ? undefined : scene.routes.get(line);
  if (!route) return null;
  const edge = scene.trace.edge(/** @type {number} */ (frame.activeEdge));
  const lens = scene.spots.get(/** @type {number} */ (line))?.lens ?? route.lens;
  const { open, number } = contributeAt(frame.phase).lens;
  const factor = factorOf(scene.trace, columns, edge, hand.locale);
  const least = Math.min(SMALLEST, fullUnit(now));
  const glassFor = (/** @type {boolean} */ flat) => glassOf({ ...factor, flat, unit: least }, hand);
  const middle = pointAt(route.points, opensAt(now, route.points, lens, glassFor, least));
  const flat = Math.abs(middle.dy) > 0.5;
  const what = { ...factor, flat };
  const place = { edge, middle, flat, screen: toScreen(middle, view) };
  const held = { ...what, unit: unitOf(now, place, what) };
  const at = between(toScreen(pointAt(route.points, lens), view), place.screen, Math.min(1, open));
  const glass = { ...place, ...held, open, number, at, size: glassOf(held, hand) };
  return { ...glass, pills: pillPlaces(now, glass) };
}

/** How large a lens with room for it is; a phone has less between its cards. @param {Now} now */
const fullUnit = ({ view, hand }) => unitAt(view.k, hand.anatomy.compact ? 0.82 : 1);

/**
 * How large the lens is: rather smaller than on the cards beside its line, and than without room for its pills on that line
 * or, where cards leave too little of it, over and under the lens.
 * @param {Now} now @param {Pick<Glass, "edge" | "middle" | "flat" | "screen">} glass @param {Pick<Glass, "factor" | "scalar" | "flat">} what
 */
function unitOf(now, { edge, middle, flat, screen }, what) {
  const { view, hand } = now;
  const unit = fullUnit(now);
  const half = hand.anatomy["lens-h"] / 2 + hand.anatomy["chip-h"] + 8;
  const stacked = () => Math.min(unitStacked(now, edge, middle), Math.min(screen.y, view.h - screen.y) / half);
  const fitting = (/** @type {number} */ unit) => {
    const size = glassOf({ ...what, unit }, hand);
    const beside = unitBetween(now, edge, middle, size);
    const room = flat || beside > SMALLEST_LEVEL ? beside : stacked();
    return Math.max(Math.min(unit, SMALLEST), Math.min(unit, room, unitAcross(now, middle, size)));
  };
  // the smaller, the broader for its number
  return fitting(fitting(unit));
}
