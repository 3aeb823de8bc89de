/** The plane, or the line, as a network sees it: its classes or its curve, their border, and the data. */

import { rgbOf } from "../../lib/colour.js";
import { h } from "../../lib/dom.js";
import { sameParts } from "../../lib/memo.js";
import { onTheme } from "../../lib/theme.js";
import { levelLine } from "../../model/levels.js";
import { rowsOf } from "../../model/network/field.js";
import { createCrosshair, numbersAt } from "./crosshair.js";
import { paintJoints, paintPatches } from "./regions.js";

/** @import { Translate } from "../../lib/i18n.js" */
/** @import { Field, FieldCurve, FieldMap } from "../../model/network/field.js" */
/** @typedef {{ inputs: number[][], labels: number[], classes: number, validation?: number[] }} Points  `validation`: which are held back */
/** @import { Regions } from "../../model/network/regions.js" */
/** @import { Range, Shares } from "./crosshair.js" */
/**
 * @typedef {{ field: Field | null, points: Points | null, example: number | null, regions?: Regions | null }} FieldData  `example`: the one that is
 *   followed; `regions`: drawn in place of the answer
 */

const SIDE = 300;
const CURVE = 200;
/** Each class has a shape and a hue of its own: a circle, then corners, a turn, and how far in the corners between lie. @type {[corners: number, turn: number, between?: number][]} */
const SHAPES = [
  [0, 0],
  [4, 45],
  [3, 0],
  [4, 0],
  [5, 0],
  [3, 180],
  [4, 0, 0.6],
  [4, 45, 0.6],
  [5, 0, 0.7],
  [6, 0, 0.8],
];
/** The data's marks have the more room the fewer they are, and the larger the map is. */
const MARK = { least: 1.8, most: 5, share: 0.13 };

/** A finger on a mark lies at most so far from its middle, in pixels. */
const FINGER = 24;

/** @typedef {{ x: number, y: number, nearest: number, hit: boolean }} Place  in the data's own numbers; `nearest`: the example there; `hit`: that one, and no empty place */

/** @param {{ t: Translate, lang: string, onPlace?: (place: Place) => void }} options  `onPlace`: what is done where it is pressed */
export function createFieldPlot({ t, lang, onPlace }) {
  const ground = h("canvas", { class: "field-ground" });
  const marks = h("canvas", { class: onPlace ? "field-marks" : null, role: "img" });
  const element = h("div", { class: "field-area" }, ground, marks);
  /** @type {FieldData} */
  let current = { field: null, points: null, example: null };
  let colours = coloursOf(document.documentElement);
  /** @type {Range} */
  let range = { x: [-1, 1], y: [-1, 1] };
  let size = { w: SIDE, h: SIDE };

  const draw = () => {
    const { field, points, example, regions } = current;
    element.hidden = !field;
    if (!field || !points) return;
    const w = element.clientWidth || SIDE;
    const plane = field.kind === "map";
    size = { w, h: plane ? w : Math.min(w, CURVE) };
    element.style.setProperty("--height", `${size.h}px`);
    range = plane ? { x: field.x, y: field.y } : { x: field.x, y: reach(field, points) };
    if (regions?.kind === "at_least") paintPatches(ground, regions, colours.rgb);
    else if (field.kind === "map") paintMap(ground, field, colours);
    const context = prepare(marks, size);
    const at = place(range, size);
    if (field.kind === "map" && !regions) border(context, field, at, colours.ink);
    ground.hidden = !plane;
    const room = (MARK.share * w) / Math.sqrt(points.inputs.length || 1);
    const r = Math.max(MARK.least, Math.min(MARK.most, room));
    const held = new Set(points.validation);
    const grey = field.kind === "map" && !points.classes ? greyOf(field, colours.rgb) : () => colours.quiet;
    points.inputs.forEach((_, i) => {
      const [x, y] = spot(points, i, plane, at);
      const kind = points.classes ? points.labels[i] : 0;
      const colour = points.classes ? colours.classes[kind] : grey(points.labels[i]);
      const rim = plane && !points.classes ? colours.ink : colours.card;
      mark(context, x, y, kind, r, held.has(i) ? [colours.card, colour] : [colour, rim]);
    });
    if (field.kind === "curve") curve(context, field, at, colours);
    if (regions?.kind === "exact") paintJoints(context, regions, (x) => at(x, 0)[0], size.h, colours.ink);
    if (example !== null && points.inputs[example]) {
      const [x, y] = spot(points, example, plane, at);
      ring(context, x, y, colours.ink);
    }
    marks.setAttribute("aria-label", t("net.field.say", { count: points.inputs.length, classes: points.classes }));
    crosshair?.update(range);
  };

  /** @param {Shares} shares @returns {Place} */
  const placeAt = (shares) => {
    const { points, field } = current;
    const at = place(range, size);
    const [left, top] = [shares[0] * size.w, (1 - shares[1]) * size.h];
    let [best, nearest] = [Number.POSITIVE_INFINITY, -1];
    points?.inputs.forEach((_, i) => {
      const [x, y] = spot(points, i, field?.kind === "map", at);
      const far = Math.hypot(left - x, top - y);
      if (far < best) [best, nearest] = [far, i];
    });
    const [x, y] = numbersAt(range, shares);
    return { x, y, nearest, hit: best <= FINGER };
  };
  const crosshair = onPlace && createCrosshair(marks, { lang, onPress: (shares) => onPlace(placeAt(shares)) });
  if (crosshair) element.append(crosshair.element);
  // its own height follows its width: set in the next frame, not while sizes are being told
  const watcher = new ResizeObserver(() => requestAnimationFrame(draw));
  watcher.observe(element);
  const forgetTheme = onTheme(() => {
    colours = coloursOf(document.documentElement);
    draw();
  });
  return {
    element,
    /** @param {FieldData} next */
    update(next) {
      const same = sameParts(next, current);
      current = next;
      if (!same) draw();
    },
    destroy() {
      watcher.disconnect();
      forgetTheme();
    },
  };
}

/** @typedef {{ ink: string, quiet: string, card: string, classes: string[], rgb: number[][] }} FieldColours */

/** @param {Element} element @returns {FieldColours} */
function coloursOf(element) {
  const style = getComputedStyle(element);
  const of = (/** @type {string} */ name) => style.getPropertyValue(name).trim();
  const classes = SHAPES.map((_, i) => of(`--class-${i}`));
  const [ink, quiet, card] = ["--ink", "--control", "--card"].map(of);
  return { ink, quiet, card, classes, rgb: [card, ink, ...classes].map(rgbOf) };
}

/** How strong the ground is at its strongest: data and their border stand out from it. */
const INK = 0.38;

/** @param {HTMLCanvasElement} canvas @param {FieldMap} field @param {FieldColours} colours */
function paintMap(canvas, { size, values, winner, between, low, high }, { rgb: [paper, ink, ...classes] }) {
  canvas.width = canvas.height = size;
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  const image = context.createImageData(size, size);
  const middle = between === null ? 0 : (between - low) / (high - low || 1);
  for (let row = 0; row < size; row++)
    for (let column = 0; column < size; column++) {
      const from = row * size + column;
      const value = values[from] / 255;
      // two classes share one number: how far from the border, and on which side
      const side = winner ? winner[from] : value > middle ? 1 : 0;
      const far = winner ? value : Math.abs(value - middle) / (value > middle ? 1 - middle : middle || 1);
      const colour = between === null && !winner ? ink : classes[side];
      const share = INK * (between === null && !winner ? value : 0.25 + 0.75 * far);
      const to = ((size - 1 - row) * size + column) * 4;
      for (let k = 0; k < 3; k++) image.data[to + k] = paper[k] + (colour[k] - paper[k]) * share;
      image.data[to + 3] = 255;
    }
  context.putImageData(image, 0, 0);
}

/** Numbers to be found are as dark as the ground is where it has found them, but as clear as ink. @param {FieldMap} field @param {number[][]} rgb */
const greyOf =
  ({ low, high }, [paper, ink]) =>
  (/** @type {number} */ value) => {
    const share = Math.max(0, Math.min(1, (value - low) / (high - low || 1)));
    return `rgb(${paper.map((channel, k) => Math.round(channel + (ink[k] - channel) * share)).join(" ")})`;
  };

/** @param {HTMLCanvasElement} canvas @param {{ w: number, h: number }} size */
function prepare(canvas, { w, h }) {
  canvas.width = Math.round(w * devicePixelRatio);
  canvas.height = Math.round(h * devicePixelRatio);
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  context.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0);
  return context;
}

/** @param {{ x: [number, number], y: [number, number] }} range @param {{ w: number, h: number }} size */
const place =
  ({ x, y }, { w, h }) =>
  (/** @type {number} */ a, /** @type {number} */ b) => [
    ((a - x[0]) / (x[1] - x[0])) * w,
    h - ((b - y[0]) / (y[1] - y[0])) * h,
  ];

/** Where an example stands: in the plane of its inputs, or over its one input. @param {Points} points @param {number} i @param {boolean} plane @param {ReturnType<typeof place>} at */
const spot = ({ inputs, labels }, i, plane, at) => at(inputs[i][0], plane ? inputs[i][1] : labels[i]);

/** @param {CanvasRenderingContext2D} context @param {FieldMap} field @param {ReturnType<typeof place>} at @param {string} ink */
function border(context, field, at, ink) {
  if (field.between === null || field.winner) return;
  const { size, x, y } = field;
  const across = (/** @type {number} */ i) => x[0] + ((x[1] - x[0]) * i) / (size - 1);
  const up = (/** @type {number} */ j) => y[0] + ((y[1] - y[0]) * j) / (size - 1);
  context.strokeStyle = ink;
  context.lineWidth = 1.75;
  context.beginPath();
  for (const [j1, i1, j2, i2] of levelLine(rowsOf(field), field.between)) {
    const [[a, b], [c, d]] = [at(across(i1), up(j1)), at(across(i2), up(j2))];
    context.moveTo(a, b);
    context.lineTo(c, d);
  }
  context.stroke();
}

/** What the network says, over the points it was to meet. @param {CanvasRenderingContext2D} context @param {FieldCurve} field @param {ReturnType<typeof place>} at @param {FieldColours} colours */
function curve(context, { x, values }, at, { ink, card }) {
  context.beginPath();
  for (let i = 0; i < values.length; i++) {
    const [a, b] = at(x[0] + ((x[1] - x[0]) * i) / (values.length - 1), values[i]);
    context.lineTo(a, b);
  }
  for (const [colour, width] of /** @type {[string, number][]} */ ([
    [card, 5],
    [ink, 2.25],
  ])) {
    context.strokeStyle = colour;
    context.lineWidth = width;
    context.stroke();
  }
}

/** @param {FieldCurve} field @param {Points} points @returns {[number, number]} */
function reach({ values }, { labels }) {
  const all = [...Array.from(values), ...labels].filter(Number.isFinite);
  const [low, high] = [Math.min(...all), Math.max(...all)];
  const more = (high - low) * 0.08 || 1;
  return [low - more, high + more];
}

/** @param {CanvasRenderingContext2D} context @param {number} x @param {number} y @param {number} kind @param {number} r @param {string[]} colours of the ground and the rim */
function mark(context, x, y, kind, r, [ground, rim]) {
  context.beginPath();
  const [corners, turn, between] = SHAPES[kind];
  if (corners === 0) context.arc(x, y, r, 0, 2 * Math.PI);
  else {
    const count = between ? 2 * corners : corners;
    for (let i = 0; i < count; i++) {
      const [far, angle] = [between ? (i % 2 ? between : 2) : 1.27, (i / count) * 2 * Math.PI];
      const direction = angle + (turn * Math.PI) / 180;
      context.lineTo(x + far * r * Math.sin(direction), y - far * r * Math.cos(direction));
    }
    context.closePath();
  }
  context.fillStyle = ground;
  context.fill();
  context.strokeStyle = rim;
  context.lineWidth = 1;
  context.stroke();
}

/** @param {CanvasRenderingContext2D} context @param {number} x @param {number} y @param {string} ink */
function ring(context, x, y, ink) {
  context.beginPath();
  context.arc(x, y, 7.5, 0, 2 * Math.PI);
  context.strokeStyle = ink;
  context.lineWidth = 2;
  context.stroke();
}
