/** The lines between units, on a canvas: each as wide as its weight, its gradient or its change. */

import { curve } from "../../model/network/near.js";
import { progress } from "../../model/network/pass.js";
import { largestOf, lineOf } from "../../model/network/room.js";

/** @import { Line } from "../../model/network/near.js" */
/** @import { Column, Unit } from "../../model/network/room.js" */
/** @import { Stop } from "../../model/network/pass.js" */
/** @import { Matrix, Net } from "../../model/network/wire.js" */
/** @import { Position } from "../../model/frames.js" */

/** @typedef {"gradient" | "weight"} Show  What the lines tell. */
/** @typedef {{ pos: string, neg: string, wire: string, ink: string }} Colours */

const DASH = [8, 5];

/**
 * What the lines are as wide as: where the weights change the change is told, if it is known.
 * @param {Net} net @param {Show} show @param {Stop[]} stops @param {Position} position @returns {Show | "update"}
 */
export function widthOf({ layers }, show, stops, position) {
  const changing = show === "gradient" && progress(stops, position, "update") > 0;
  return changing && layers.every(({ updates }) => updates) ? "update" : show;
}

/** The numbers that the lines of a net are drawn by. @param {Net} net @param {Show} show @param {Stop[]} stops @param {Position} position */
export function numbersShown(net, show, stops, position) {
  const width = widthOf(net, show, stops, position);
  const key = /** @type {const} */ ({ weight: "own", update: "updates", gradient: "gradients" })[width];
  return net.layers.map((layer) => layer[key]?.W ?? null);
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Column[]} columns
 * @param {{ net: Net, show: Show, stops: Stop[], position: Position, colours: Colours, marked: (Line | null)[] }} data  `marked`: drawn in ink
 */
export function paintLines(context, columns, { net, show, stops, position, colours, marked }) {
  const shown = numbersShown(net, show, stops, position);
  const largest = largestOf(shown);
  net.layers.forEach((_, i) => {
    const [before, after] = [columns[i], columns[i + 1]];
    if (before.card || after.card) return paintBundle(context, before, after, colours.wire);
    const lit = show === "weight" ? 1 : progress(stops, position, "backward", i + 1);
    const passed = progress(stops, position, "forward", i + 1);
    const wires = { before, after, colours };
    if (lit < 1) paintWires(context, wires, passed);
    const matrix = shown[i];
    if (matrix && lit > 0) paintLight(context, wires, { matrix, largest, lit });
  });
  Object.assign(context, { globalAlpha: 1, strokeStyle: colours.ink, lineWidth: 1.5 });
  context.setLineDash([]);
  for (const line of marked) {
    const [from, to] = line ? ends(columns, line) : [];
    if (from && to) stroke(context, from, to, 0);
  }
  context.setLineDash([]);
  context.globalAlpha = 1;
}

/** @param {Column[]} columns @param {Line} line */
const ends = (columns, { layer, from, to }) => [columns[layer - 1]?.units[from], columns[layer]?.units[to]];

/** @typedef {{ before: Column, after: Column, colours: Colours }} Wires */

/** What no gradient has passed yet: thin, and clearer where a value has. @param {CanvasRenderingContext2D} context @param {Wires} wires @param {number} passed */
function paintWires(context, { before, after, colours }, passed) {
  context.setLineDash([]);
  context.strokeStyle = colours.wire;
  context.lineWidth = 1;
  for (const from of before.units)
    for (const to of after.units) {
      context.globalAlpha = passed >= 1 ? 0.7 : 0.28;
      stroke(context, from, to, 0);
      if (passed > 0 && passed < 1) {
        context.globalAlpha = 0.9;
        stroke(context, from, to, 0, passed);
      }
    }
}

/**
 * @param {CanvasRenderingContext2D} context @param {Wires} wires
 * @param {{ matrix: Matrix, largest: number, lit: number }} light `lit`: how much of the way from the right is done
 */
function paintLight(context, { before, after, colours }, { matrix, largest, lit }) {
  const { values, columns } = matrix;
  const order = Array.from(values, (_, i) => i).sort((a, b) => Math.abs(values[a]) - Math.abs(values[b]));
  for (const at of order) {
    const value = values[at];
    const [from, to] = [before.units[Math.floor(at / columns)], after.units[at % columns]];
    const { width, alpha } = lineOf(Math.abs(value), largest);
    context.globalAlpha = alpha;
    context.lineWidth = width;
    context.strokeStyle = value > 0 ? colours.pos : value < 0 ? colours.neg : colours.wire;
    context.setLineDash(value < 0 ? DASH : []);
    stroke(context, from, to, 1 - lit);
    if (lit < 1) {
      const { x, y } = pointOf(from, to, 1 - lit);
      context.fillStyle = context.strokeStyle;
      context.beginPath();
      context.arc(x, y, 1.5 + width * 0.6, 0, 2 * Math.PI);
      context.fill();
    }
  }
}

/** Layers too wide for single units: two lines stand for many. @param {CanvasRenderingContext2D} context @param {Column} before @param {Column} after @param {string} colour */
function paintBundle(context, before, after, colour) {
  const edge = (/** @type {Column} */ { x, card, units }, /** @type {1 | -1} */ side) =>
    x + side * (card ? card.w / 2 : (units[0]?.r ?? 0));
  const tops = (/** @type {Column} */ { card, units }) =>
    card ? [card.y, card.y + card.h] : [units[0].y, units[units.length - 1].y];
  context.globalAlpha = 1;
  context.setLineDash([]);
  context.strokeStyle = colour;
  context.lineWidth = 1;
  const [a, b] = [tops(before), tops(after)];
  for (const i of [0, 1]) {
    context.beginPath();
    context.moveTo(edge(before, 1), a[i]);
    context.lineTo(edge(after, -1), b[i]);
    context.stroke();
  }
}

/** @param {Unit} from @param {Unit} to @param {number} t */
function pointOf(from, to, t) {
  let points = curve(from, to);
  while (points.length > 1) points = halfway(points, t);
  return { x: points[0][0], y: points[0][1] };
}

/** @param {[number, number][]} points @param {number} t @returns {[number, number][]} */
const halfway = (points, t) =>
  points.slice(1).map(([x, y], i) => [points[i][0] + (x - points[i][0]) * t, points[i][1] + (y - points[i][1]) * t]);

/** A part of the curve (de Casteljau's way of cutting it). @param {CanvasRenderingContext2D} context @param {Unit} from @param {Unit} to @param {number} start @param {number} [end] */
function stroke(context, from, to, start, end = 1) {
  let points = curve(from, to);
  if (start > 0) points = cut(points, start, "after");
  if (end < 1) points = cut(points, end, "before");
  const [[x, y], p, q, r] = points;
  context.beginPath();
  context.moveTo(x, y);
  context.bezierCurveTo(...p, ...q, ...r);
  context.stroke();
}

/** @param {[number, number][]} points @param {number} t @param {"before" | "after"} side @returns {[number, number][]} */
function cut(points, t, side) {
  const kept = [];
  for (let rest = points; rest.length; rest = halfway(rest, t))
    kept.push(side === "before" ? rest[0] : rest[rest.length - 1]);
  return side === "before" ? kept : kept.reverse();
}
