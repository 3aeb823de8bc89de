/** The one hot thing: the edge or the sum that is at work now, drawn at full size above the picture, at any zoom. */

import { svg } from "../lib/dom.js";
import { formatNumber, signOf, toNumber } from "../lib/format.js";
import { isScalar, shapeText } from "../lib/tensor.js";
import { termsOf } from "../model/frames.js";
import { createChips } from "./chips.js";
import { accumulateAt, contributeAt, mix } from "./choreography.js";
import { drawRuns, set, write } from "./draw.js";
import { derivativeRuns } from "./equation.js";
import { between, overlaps, pointAt } from "./geometry.js";
import { createLens } from "./lens.js";
import { plain, runs } from "./mathtext.js";
import { strength } from "./moment.js";

/** @import { Columns, Trace, TraceEdge } from "../model/trace.js" */
/** @import { Frame } from "../model/frames.js" */
/** @import { Tensor } from "../lib/format.js" */
/** @import { Chip } from "./chips.js" */
/** @import { Box, Point } from "./geometry.js" */
/** @import { Run } from "./mathtext.js" */
/** @import { Hand } from "./node.js" */
/** @import { Scene } from "./scene.js" */

/** @typedef {{ k: number, x: number, y: number }} View  World to screen: scale, then shift. */
/** @typedef {{ scene: Scene, columns: Columns, frame: Frame, view: View, hand: Hand, paths: Map<number, string> }} Now */

export function createHot() {
  const lens = createLens();
  const word = svg("text", { class: "caption" });
  const formula = svg("text", { class: "derivative" });
  const ground = svg("rect", { class: "equation-ground", rx: 5 });
  const pills = svg("g");
  const root = svg("g", { class: "hot", "aria-hidden": "true" }, ground, word, formula, lens.root, pills);
  const drawChips = createChips(pills);

  /** @param {Now} now */
  const draw = (now) => {
    const { frame, view, hand } = now;
    const unit = Math.max(1, view.k);
    const chips = [...waitingChips(now)];
    if (frame.kind === "contribute" && frame.activeEdge !== null) chips.push(...crossing(now, unit));
    else {
      lens.draw(null, hand);
      annotate(null, now, unit);
    }
    drawChips(chips, unit, view.k >= 0.8 || hand.anatomy.compact, hand);
  };

  /** Lens and two pills of the edge at work. @param {Now} now @param {number} unit @returns {Chip[]} */
  const crossing = (now, unit) => {
    const { scene, columns, frame, view, hand } = now;
    const edge = scene.trace.edge(/** @type {number} */ (frame.activeEdge));
    const route = scene.routes.get(edge.id);
    if (!route) return [];
    const moment = contributeAt(frame.phase);
    const centre = scene.spots.get(edge.id)?.lens ?? route.lens;
    const at = pointAt(route.points, centre);
    const flat = Math.abs(at.dy) > 0.5;
    const local = columns.locals[scene.trace.edgeAt(edge.id)];
    const scalar = isScalar(local);
    const tone = signOf(strength(columns.grads[scene.trace.nodeAt(edge.to)]));
    const screen = toScreen(at, view);
    lens.draw(
      {
        ...screen,
        flat,
        unit,
        scalar,
        tone,
        open: moment.lens.open,
        number: moment.lens.number,
        lit: moment.lens.lit,
        factor: scalar ? [{ ...plain(formatNumber(local, hand.locale)), face: "ui" }] : factorRuns(edge),
      },
      hand,
    );
    annotate({ edge, screen, flat, open: moment.lens.number }, now, unit);
    return edgeChips(now, edge, centre, flat, unit);
  };

  /** What the lens holds, in symbols, on its free side. @param {{ edge: TraceEdge, screen: Point, flat: boolean, open: number } | null} at @param {Now} now @param {number} unit */
  const annotate = (at, { scene, view, hand }, unit) => {
    const shown = at !== null && at.open > 0 && (view.k >= 0.6 || hand.anatomy.compact);
    for (const part of [ground, word, formula])
      set(part, { visibility: shown ? null : "hidden", opacity: at?.open ?? 0 });
    if (!shown) return;
    const { anatomy, ruler, words } = hand;
    const size = anatomy["fs-eq"] * 1.15 * unit;
    const list = derivativeRuns(scene.trace, at.edge);
    const width = ruler.runs(list, size);
    drawRuns(formula, list, size);
    write(word, words.local);
    const [half, lift] = [(anatomy["lens-h"] / 2) * unit, 22 * unit];
    const { x, y } = at.screen;
    if (at.flat) {
      const left = x + half + 10;
      set(formula, { x: left, y: y + 9 * unit, class: "derivative start" });
      set(word, { x: left, y: y - 11 * unit, class: "caption start" });
      set(ground, { x: left - 4, y: y - 22 * unit, width: width + 8, height: 44 * unit });
      return;
    }
    const box = { x: x - width / 2, y: y - half - lift * 2.6, w: width, h: lift * 2.5 };
    const cards = [...scene.nodes.values()].map((card) => boxToScreen(card, view));
    const below =
      cards.some((card) => overlaps(box, card)) && !cards.some((card) => overlaps({ ...box, y: y + half + 4 }, card));
    const sign = below ? 1 : -1;
    set(formula, { x, y: y + sign * (half + lift), class: "derivative" });
    set(word, { x, y: y + sign * (half + lift * 2.2), class: "caption" });
    set(ground, {
      x: x - width / 2 - 5,
      y: y + sign * (half + lift) - size * 0.75,
      width: width + 10,
      height: size * 1.5,
    });
  };

  return { root, draw };
}

/** @param {Point} point @param {View} view @returns {Point} */
export const toScreen = ({ x, y }, view) => ({ x: x * view.k + view.x, y: y * view.k + view.y });
/** @param {Box} box @param {View} view @returns {Box} */
const boxToScreen = (box, view) => ({ ...toScreen(box, view), w: box.w * view.k, h: box.h * view.k });

/** What a linear lens holds: the factor without the gradient it is applied to. @param {TraceEdge} edge @returns {Run[]} */
function factorRuns(edge) {
  const factor = (edge.local_latex ?? "")
    .replace(/\\nabla\s*(\\?[A-Za-z]+(_\{?\w+\}?)?|\{[^}]*\})/, "")
    .replace(/^(\\,|\\cdot|\s)+|(\\,|\\cdot|\s)+$/g, "");
  const list = runs(factor || "J");
  return list.map((run) => run.text).join("").length > 9 ? runs("J") : list;
}

/** The number of a pill, or the shape of a table. @param {Tensor | null | undefined} value @param {Hand} hand @returns {Run[]} */
const pillText = (value, { locale }) => [
  { ...plain(isScalar(value) ? formatNumber(value, locale) : shapeText(value ? shapeOf(value) : [])), face: "ui" },
];

/** @param {Tensor} value @returns {number[]} */
const shapeOf = (value) => (Array.isArray(value) ? [value.length, ...shapeOf(value[0])] : []);

/** @param {Tensor | null | undefined} value */
const pillTone = (value) => (isScalar(value) ? signOf(value) : "many");

/**
 * The upstream pill out of the gradient row and up to the lens, the product on to its receiver.
 * @param {Now} now @param {TraceEdge} edge @param {number} centre @param {boolean} flat @param {number} unit
 * @returns {Chip[]}
 */
function edgeChips({ scene, columns, frame, view, hand, paths }, edge, centre, flat, unit) {
  const { trace, routes, nodes } = scene;
  const { anatomy, words, ruler } = hand;
  const route = /** @type {import("./routes.js").Route} */ (routes.get(edge.id));
  const moment = contributeAt(frame.phase);
  const upstream = columns.grads[trace.nodeAt(edge.to)];
  const product = columns.contributions[trace.edgeAt(edge.id)];
  const half = (/** @type {Run[]} */ text) =>
    Math.max(anatomy["chip-h"] * 1.34, ruler.runs(text, anatomy["fs-chip"]) + anatomy["chip-h"] * 0.7) / 2;
  const [upText, downText] = [pillText(upstream, hand), pillText(product, hand)];
  const across = (/** @type {Run[]} */ text) => ((flat ? anatomy["chip-h"] / 2 : half(text)) * unit) / view.k;
  const lensHalf = ((flat ? anatomy["lens-w"] * 0.42 : anatomy["lens-w"] / 2) * unit) / view.k;
  const want = (/** @type {Run[]} */ text) => lensHalf + across(text) + (flat ? 5 : 12) / view.k;
  const wait = route.wait ?? 0;
  const along = (/** @type {number} */ s) => pointAt(route.points, Math.max(0, Math.min(route.length, s)));
  const upRest = centre + want(upText);
  const downRest = centre - want(downText);
  // with too little line on a side, the pill stands beside it
  const tight = [upRest + across(upText) > route.length + 2, downRest - across(downText) < -2];
  const lift = ((anatomy["chip-h"] / 2 + 10) * unit) / view.k;
  const aside = (/** @type {Point} */ point, /** @type {number} */ side) =>
    flat ? { x: point.x + side * lift * 2, y: point.y } : { x: point.x, y: point.y + side * lift };
  const [upPlace, downPlace] = [along(Math.min(upRest, route.length - 6)), along(Math.max(downRest, 6))];
  const rest = [tight[0] ? aside(upPlace, -1) : upPlace, tight[1] ? aside(downPlace, 1) : downPlace];

  const gradRow = (/** @type {number} */ id) => {
    const box = /** @type {Box} */ (nodes.get(id));
    return { x: box.x + box.w - anatomy["node-pad"] - 14, y: box.y + box.h - anatomy["row-grad"] * 0.55 };
  };
  const port = along(route.length - across(upText) - 4 / view.k);
  const leaving = between(gradRow(edge.to), port, moment.upstream.out);
  const up = moment.upstream.along > 0 ? between(port, rest[0], moment.upstream.along) : leaving;
  const meets = termsOf(trace, edge.from).length > 1;
  const goal = meets ? along(wait) : between(along(0), gradRow(edge.from), 0.85);
  const born = between(along(centre), rest[1], moment.product.along);
  const down = between(born, goal, moment.product.landing);
  const side = flat ? "right" : "above";
  const talk = moment.part !== "arrive" && moment.part !== "rest" && moment.part !== "land";

  /** @type {Chip[]} */
  const chips = [];
  if (moment.upstream.shown > 0) {
    chips.push({
      ...{ key: "upstream", ...toScreen(up, view), text: upText, tone: pillTone(upstream), hot: moment.upstream.hot },
      ...{
        opacity: moment.upstream.shown,
        caption: talk ? [{ ...plain(words.upstream), face: /** @type {const} */ ("ui") }] : [],
      },
      side: tight[0] ? "above" : side,
    });
  }
  const fade = meets ? 1 : 1 - Math.max(0, (moment.product.landing - 0.8) / 0.2);
  if (moment.product.shown * fade > 0) {
    const badge = meets && moment.product.landing > 0.5 ? badgeOf(trace, edge, paths) : null;
    chips.push({
      ...{ key: "product", ...toScreen(down, view), text: downText, tone: pillTone(product), hot: true, badge },
      ...{
        opacity: moment.product.shown * fade,
        caption: talk ? [{ ...plain(words.contribution), face: /** @type {const} */ ("ui") }] : [],
      },
      side: tight[1] ? "below" : side,
    });
  }
  return chips;
}

/** Two terms are told apart by hue and letter, more by number. @param {Trace} trace @param {TraceEdge} edge @param {Map<number, string>} paths */
function badgeOf(trace, edge, paths) {
  const terms = termsOf(trace, edge.from);
  const index = terms.findIndex((term) => term.id === edge.id);
  const path = paths.get(edge.id) ?? "";
  return { text: path ? "AB"[index] : String(index + 1), path };
}

/** Contributions before a plus, and their way into it. @param {Now} now @returns {Chip[]} */
function waitingChips({ scene, columns, frame, view, hand, paths }) {
  const { trace, routes, sums, nodes } = scene;
  const sum = sums.get(frame.activeNode);
  if (!sum || !frame.terms.length) return [];
  const adding = frame.kind === "accumulate" ? accumulateAt(frame.phase) : null;
  const still = frame.kind !== "accumulate" || frame.phase >= 1;
  const { anatomy } = hand;
  /** @type {Chip[]} */
  const chips = [];
  for (const id of frame.terms) {
    if (id === frame.activeEdge) continue;
    const edge = trace.edge(id);
    const route = routes.get(id);
    if (!route) continue;
    const value = columns.contributions[trace.edgeAt(id)];
    const home = pointAt(route.points, route.wait ?? 0);
    const user = trace.node(edge.to);
    const direct = edge.to === trace.output;
    const caption = [
      { ...plain(direct ? hand.words.direct : hand.words.through), face: /** @type {const} */ ("ui") },
      ...(direct ? [] : runs(user.symbol).map((run, i) => ({ ...run, space: i ? run.space : 0.3 }))),
    ];
    const chip = {
      text: pillText(value, hand),
      tone: pillTone(value),
      badge: badgeOf(trace, edge, paths),
      path: paths.get(id) ?? null,
    };
    const above = home.y <= sum.y + 1 || scene.horizontal;
    chips.push({
      ...chip,
      key: `term${id}`,
      ...toScreen(home, view),
      hot: still,
      caption: paths.size ? caption : [],
      side: scene.horizontal ? (above ? "above" : "below") : "right",
    });
    if (!adding || still || adding.left <= 0) continue;
    const moving = pointAt(route.points, (route.wait ?? 0) * (1 - adding.slide));
    chips.push({
      ...chip,
      key: `slide${id}`,
      ...toScreen(moving, view),
      hot: true,
      opacity: adding.left,
      scale: mix(1, 0.6, adding.slide),
    });
  }
  if (adding && adding.sum > 0) chips.push(sumChip(adding));
  return chips;

  /** The total at the plus, counting up, on its way home. @param {ReturnType<typeof accumulateAt>} moving @returns {Chip} */
  function sumChip({ count, sum: opacity, landing }) {
    const total = columns.grads[trace.nodeAt(frame.activeNode)];
    const box = /** @type {Box} */ (nodes.get(frame.activeNode));
    const row = { x: box.x + box.w - anatomy["node-pad"] - 14, y: box.y + box.h - anatomy["row-grad"] * 0.55 };
    const shown =
      isScalar(total) && count < 1 && Number.isFinite(toNumber(total))
        ? rounded(toNumber(total) * count, toNumber(total))
        : total;
    return {
      key: "sum",
      ...toScreen(between(sum ?? row, row, landing), view),
      text: pillText(shown, hand),
      tone: pillTone(total),
      hot: true,
      opacity,
    };
  }
}

/** A number that counts up keeps the decimals of its goal. @param {number} x @param {number} goal */
const rounded = (x, goal) => {
  const decimals = Math.min(4, (String(goal).split(".")[1] ?? "").length);
  return Number(x.toFixed(decimals));
};
