/** Light on the move, on one canvas over the picture: any number of pulses cost one layer. */

import { groupBy } from "../lib/group.js";
import { pointAt } from "./geometry.js";

/** @import { Point } from "./geometry.js" */
/** @import { View } from "./view.js" */

/** @typedef {{ points: Point[], at: number, tail: number, tone: string, width: number }} Pulse  `at` and `tail` are lengths along the line. */

/** Pieces of a tail: among many nobody sees how finely each one fades, and of a whole swarm none is looked at. */
const FINE = { pieces: 14, cap: /** @type {const} */ ("round") };
const COARSE = { pieces: 4, cap: /** @type {const} */ ("round") };
const SWARM = { pieces: 1, cap: /** @type {const} */ ("butt") };
const drawnAs = (/** @type {number} */ count) => (count > 1000 ? SWARM : count > 100 ? COARSE : FINE);

/** @param {HTMLCanvasElement} canvas */
export function createPulses(canvas) {
  const context = canvas.getContext("2d");
  let clean = true;
  let density = 1;
  /** @type {Map<string, string>} */
  const inks = new Map();

  return {
    /** Follow the container and the theme. @param {number} w @param {number} h */
    resize(w, h) {
      density = Math.min(2, devicePixelRatio || 1);
      if (canvas.width !== Math.round(w * density) || canvas.height !== Math.round(h * density)) {
        canvas.width = Math.round(w * density);
        canvas.height = Math.round(h * density);
      }
      inks.clear();
    },
    /** @param {Pulse[]} pulses @param {View} view */
    draw(pulses, view) {
      if (!context || (clean && !pulses.length)) return;
      context.setTransform(1, 0, 0, 1, 0, 0);
      context.clearRect(0, 0, canvas.width, canvas.height);
      clean = !pulses.length;
      context.setTransform(density * view.k, 0, 0, density * view.k, density * view.x, density * view.y);
      const { pieces, cap } = drawnAs(pulses.length);
      context.lineCap = cap;
      for (const alike of groupBy(pulses, ({ tone, width }) => `${tone} ${width}`).values())
        comets(context, alike, ink(alike[0].tone), pieces);
    },
  };

  /** @param {string} tone */
  function ink(tone) {
    let colour = inks.get(tone);
    if (!colour) {
      colour = getComputedStyle(canvas).getPropertyValue(`--${tone}`).trim() || "#000";
      inks.set(tone, colour);
    }
    return colour;
  }
}

/**
 * Heads with tails that thin out. Lines of one ink and strength are one stroke, however many there are.
 * @param {CanvasRenderingContext2D} context @param {Pulse[]} pulses all of one tone and width @param {string} colour @param {number} pieces
 */
function comets(context, pulses, colour, pieces) {
  context.strokeStyle = colour;
  for (let i = 0; i < pieces; i++) {
    const share = 1 - i / pieces;
    context.globalAlpha = share * share * 0.9;
    context.lineWidth = pulses[0].width * (0.5 + 0.5 * share);
    context.beginPath();
    for (const { points, at, tail } of pulses) {
      const [a, b] = [pointAt(points, at - (i * tail) / pieces), pointAt(points, at - ((i + 1) * tail) / pieces)];
      context.moveTo(a.x, a.y);
      context.lineTo(b.x, b.y);
    }
    context.stroke();
  }
  context.globalAlpha = 1;
}
