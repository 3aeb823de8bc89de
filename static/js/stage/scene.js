/** The still picture of a trace: cards, places, lines and free spots for what is written beside them. */

import { keysOf } from "../model/keys.js";
import { captionsAt } from "./captions.js";
import { extentOf, PADDING, readingScale, together } from "./fit.js";
import { centred, markSize, pointAt } from "./geometry.js";
import { titleBox } from "./group.js";
import { placeLabels } from "./labels.js";
import { elkTask, MANY, readPlaces } from "./layout.js";
import { factorOf, glassOf, SMALLEST } from "./lens.js";
import { chipSize, pillsOf, RIM } from "./pills.js";
import { cardsOf, equationSizes, LENS_ROOM, mostlyTables } from "./plan.js";
import { routesOf, waitingBox } from "./routes.js";
import { widened } from "./widen.js";

/** @import { Columns, Trace } from "../model/trace.js" */
/** @import { Anatomy, Card } from "./anatomy.js" */
/** @import { Extent } from "./fit.js" */
/** @import { Box, Point } from "./geometry.js" */
/** @import { Spot } from "./labels.js" */
/** @import { Plan } from "./plan.js" */
/** @import { Route } from "./routes.js" */
/** @import { Ruler } from "../lib/ruler.js" */
/** @import { ElkNode } from "elkjs/lib/elk-api.js" */

/**
 * @typedef {{ trace: Trace, horizontal: boolean, cards: Map<number, Card>, nodes: Map<number, Box>, groups: Map<number, Box>,
 *   sums: Map<number, Point>, routes: Map<number, Route>, spots: Map<number, Spot>, keys: Map<number, string>, extent: Extent,
 *   anatomy: Anatomy, equations: Plan["equations"] }} Scene
 * @typedef {{ anatomy: Anatomy, ruler: Ruler, locale: string, words: { value: string, direct: string, through: string }, horizontal: boolean, width: number, height: number }} Setting
 * @typedef {{ solve: (ways: (() => ElkNode)[]) => Promise<ElkNode | null>, breathe?: () => Promise<boolean>, before?: Scene | null }} Means  `breathe`: let the page do
 *   other things, and say whether a newer question overtook this one; `before`: the picture that an edit changes
 */

/** A picture that has so much in common with the one before is that of an edit, and keeps its order. */
const EDIT = 0.75;
/** What does not fit at the `whole` scale is shown in part, following the step; tables show their pattern from farther away. */
const LEAST = {
  wide: { whole: 0.62, part: [0.62, 0.62] },
  tables: { whole: 0.36, part: [0.42, 0.42] },
  compact: { whole: 0.64, part: [0.5, 0.85] },
};
/** In half a window, beside another graph, the two are compared as wholes, as long as the names are read: at so small equations. */
const HALF = { w: 640, px: 6 };
/** A phone shows the picture so much smaller than what is hot in it. */
const HOT_ON_PHONE = 1.3;

/** @param {Pick<Scene, "anatomy" | "cards">} scene */
const kindOf = ({ anatomy, cards }) => ({
  kind: /** @type {"compact" | "wide"} */ (anatomy.compact ? "compact" : "wide"),
  // numbers in cells are read; where there are too many of them to be written, patterns are seen from farther away
  written: [...cards.values()].some(({ grid }) => grid?.text),
});

/** The scale below which nothing is read. @param {Pick<Scene, "anatomy" | "cards">} scene */
export function leastAt(scene) {
  const { kind, written } = kindOf(scene);
  const { "cell-least": legible, "fs-cell": size } = scene.anatomy;
  return written ? Math.min(1, legible / size) : LEAST[kind].part[0];
}

/** @param {Scene} scene @param {{ w: number, h: number }} room */
export function readableAt(scene, room) {
  const { trace, anatomy, extent } = scene;
  const { written } = kindOf(scene);
  const legible = leastAt(scene);
  const cells = { whole: legible, part: [legible, legible] };
  if (anatomy.compact) return readingScale(extent, room, written ? cells : compactScales(anatomy, room));
  if (!mostlyTables(trace)) {
    const least = room.w < HALF.w ? HALF.px / anatomy["fs-eq"] : 1;
    const whole = Math.min(LEAST.wide.whole, least);
    return readingScale(extent, room, { ...LEAST.wide, whole });
  }
  return readingScale(extent, room, written ? cells : LEAST.tables);
}

/** On a phone a lens is seen with the card that it belongs to; of a table that takes most of the window. @param {Trace} trace @param {Anatomy} anatomy @returns {{ near?: number }} */
const nearUser = (trace, anatomy) =>
  anatomy.compact ? { near: anatomy["gap-rank"] * (mostlyTables(trace) ? 0.58 : 0.75) } : {};

/**
 * The room that a lens needs beyond what waits on its line: for itself; before a table, whose title its pill would hide, for both.
 * @param {Trace} trace @param {Anatomy} anatomy @param {boolean} horizontal
 */
const lensRoom = (trace, anatomy, horizontal) =>
  horizontal || !mostlyTables(trace) ? LENS_ROOM : anatomy["lens-w"] + anatomy["chip-h"] + 2 * RIM;

/** In a low window a card and the one before it are still seen together. @param {Anatomy} anatomy @param {{ h: number }} room */
function compactScales(anatomy, room) {
  const pair = (room.h - 2 * PADDING.y) / (2 * anatomy["node-h"] + anatomy["gap-rank"]);
  const { whole, part } = LEAST.compact;
  return { whole: Math.min(whole, pair), part: [part[0], Math.min(part[1], pair)] };
}

/**
 * @param {Trace} trace
 * @param {Columns} columns
 * @param {Plan} plan
 * @param {Setting & Means} setting
 * @returns {Promise<Scene | null>} null when a newer question overtook this one
 */
export async function composeScene(trace, columns, { meets, cards, gap, equations }, setting) {
  const { anatomy, horizontal, solve, breathe, before } = setting;
  if (await breathe?.()) return null;
  const keys = keysOf(trace);
  const stood = before?.horizontal === horizontal ? standing(keys, before) : null;
  const ways = [{ stood }, {}, { modelOrder: /** @type {const} */ ("NONE") }].slice(stood ? 0 : 1);
  const asked = { anatomy, horizontal, gap };
  const solved = await solve(ways.map((way) => () => elkTask(trace, cards, meets, { ...asked, ...way })));
  if (!solved || (await breathe?.())) return null;
  const places = readPlaces(solved, cards, trace, horizontal);
  const parts = routesOf(trace, places, meets, {
    sumGap: anatomy["sum-gap"],
    sumSize: anatomy["sum-d"],
    chip: (id) => chipSize(columns.contributions[trace.edgeAt(id)], setting),
    chipGap: anatomy["chip-gap"],
    lens: lensRoom(trace, anatomy, horizontal),
    port: anatomy["port-d"],
    ...nearUser(trace, anatomy),
  });
  let part = parts.next();
  for (; !part.done; part = parts.next()) if (await breathe?.()) return null;
  const routes = part.value;
  const scene = { trace, anatomy, cards, equations, ...places, routes, keys };
  const spots = labelsOf(scene, columns, setting);
  return { ...scene, spots, extent: extentOfAll({ ...scene, spots }) };
}

/**
 * Other numbers in the same picture: cards that they outgrow widen, equations are written where they have room; lines
 * and lenses stay.
 * @param {Scene} scene @param {Columns} columns @param {Setting} setting @returns {Scene}
 */
export function renumbered(scene, columns, setting) {
  const wide = widened(scene, cardsOf(scene.trace, columns, setting)) ?? scene;
  const next = relabelled(wide, columns, setting);
  return next === scene ? scene : { ...next, extent: extentOfAll(next) };
}

/** @param {Scene} scene @param {Columns} columns @param {Setting} setting @returns {Scene} */
function relabelled(scene, columns, setting) {
  const size = equationSizes(scene.trace, columns, setting);
  const equations = new Map([...scene.equations].map(([id, ways]) => [id, ways.map(({ tight }) => size(id, tight))]));
  const spots = labelsOf({ ...scene, equations }, columns, setting, scene.spots);
  const stays = [...spots].every(([id, { x, y, way, free }]) => {
    const was = scene.spots.get(id);
    return was?.x === x && was.y === y && was.way === way && was.free === free;
  });
  return stays ? scene : { ...scene, equations, spots };
}

/**
 * Where the equations are written.
 * @param {Omit<Scene, "spots" | "extent">} scene @param {Columns} columns @param {Setting} setting @param {Scene["spots"]} [before]
 * @returns {Scene["spots"]}
 */
function labelsOf(scene, columns, setting, before) {
  const { trace, anatomy, nodes, groups, sums, routes, equations } = scene;
  if (trace.nodes.length > MANY) return new Map();
  const waiting = new Map(
    [...routes].flatMap(([id, route]) => {
      const box = waitingBox(route);
      return box ? [/** @type {const} */ ([id, box])] : [];
    }),
  );
  const titles = [...groups.values()].map(titleBox);
  const disc = { w: anatomy["sum-d"], h: anatomy["sum-d"] };
  const discs = [...sums.values()].map((at) => centred(at, disc));
  const captions = [...sums.keys()].flatMap((node) => [...captionsAt(scene, node, setting).values()]);
  const hot = anatomy.compact ? HOT_ON_PHONE : 1;
  const grown = (/** @type {{ w: number, h: number }} */ { w, h }) => ({ w: w * hot, h: h * hot });
  /** @param {number} id @param {boolean} flat */
  const lens = (id, flat) =>
    grown(glassOf({ ...factorOf(trace, columns, trace.edge(id), setting.locale), flat, unit: SMALLEST }, setting));
  return placeLabels(routes, equations, [...nodes.values()], {
    ...{ gap: anatomy["eq-gap"], lens },
    mark: markSize(anatomy),
    ...nearUser(trace, anatomy),
    ...{ obstacles: [...titles, ...discs], words: captions.map(({ box }) => box) },
    ...{ waiting, before },
    pills: (id) => pillsOf(trace, columns, trace.edge(id), setting).sizes.map(grown),
  });
}

/** Where the equation of a line is written, if it is. @param {Pick<Scene, "spots" | "equations">} scene @param {number} id @returns {Box[]} */
export function equationBox({ spots, equations }, id) {
  const spot = spots.get(id);
  const size = spot?.free && equations.get(id)?.[spot.way];
  return size ? [centred(spot, size)] : [];
}

/**
 * Where those nodes stood that were there before; null when too few of them were to speak of an edit.
 * @param {Map<number, string>} keys @param {Scene} before
 */
function standing(keys, before) {
  const places = new Map([...before.nodes].map(([id, box]) => [before.keys.get(id), box]));
  const found = [...keys].flatMap(([id, key]) => {
    const box = places.get(key);
    return box ? [/** @type {const} */ ([id, box])] : [];
  });
  return found.length >= EDIT * Math.max(keys.size, before.keys.size) ? new Map(found) : null;
}

/**
 * All that is drawn, with room for the lens, which opens at the same size however small the rest is.
 * @param {Omit<Scene, "extent">} scene
 * @returns {Extent}
 */
function extentOfAll({ nodes, groups, routes, spots, equations, anatomy, horizontal }) {
  const boxes = [...nodes.values(), ...groups.values()];
  for (const { points } of routes.values()) for (const { x, y } of points) boxes.push({ x, y, w: 0, h: 0 });
  for (const id of spots.keys()) boxes.push(...equationBox({ spots, equations }, id));
  const lenses = [...routes].map(([id, { points, lens }]) => pointAt(points, spots.get(id)?.lens ?? lens));
  const half = anatomy["lens-h"] / 2;
  const { x, y } = extentOf(
    lenses.map((at) => ({ ...at, w: 0, h: 0 })),
    { x: half + 4, y: half + 10 },
  );
  return together(extentOf(boxes, PADDING), horizontal ? { x: [], y } : { x, y: [] });
}
