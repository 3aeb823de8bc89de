/** The answers of units everywhere, as pictures inside their circles. */

import { rgbOf } from "../../lib/colour.js";
import { setAttributes } from "../../lib/dom.js";
import { curveOf, inkOf } from "../../model/network/responses.js";

/** @import { Responses } from "../../model/network/responses.js" */
/** @import { Column, Unit } from "../../model/network/room.js" */

const FULL = 2 * Math.PI;
/** The example's place. */
const DOT = 2.2;

/** @param {HTMLCanvasElement} canvas over the lines, under the units */
export function createFaces(canvas) {
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  /** @type {unknown[]} */
  let painted = [];

  /** @param {Int8Array} map @param {Responses} responses @param {Unit} unit @param {number[]} ink */
  const plane = (map, { size }, { x, y, r }, ink) => {
    const side = Math.ceil(2 * r * devicePixelRatio);
    const picture = new OffscreenCanvas(side, side);
    const on = /** @type {OffscreenCanvasRenderingContext2D} */ (picture.getContext("2d"));
    const image = on.createImageData(side, side);
    const shares = inkOf(map, size, side, devicePixelRatio);
    for (let i = 0; i < shares.length; i++) {
      for (let k = 0; k < 3; k++) image.data[i * 4 + k] = ink[k];
      image.data[i * 4 + 3] = shares[i];
    }
    on.putImageData(image, 0, 0);
    context.drawImage(picture, x - r, y - r, 2 * r, 2 * r);
  };
  /** @param {Int8Array} map @param {Unit} unit @param {{ ink: string, wire: string }} colours */
  const line = (map, { x, y, r }, { ink, wire }) => {
    stroke(wire, 1, [
      [x - r, y],
      [x + r, y],
    ]);
    stroke(
      ink,
      1.75,
      curveOf(map, r).map(([a, b]) => [x + a, y + b]),
    );
  };
  /** @param {string} colour @param {number} width @param {number[][]} points */
  const stroke = (colour, width, points) => {
    context.beginPath();
    for (const [a, b] of points) context.lineTo(a, b);
    context.strokeStyle = colour;
    context.lineWidth = width;
    context.stroke();
  };
  /** @param {Int8Array} map @param {Responses} responses @param {Unit} unit @param {number[]} inputs @param {{ ink: string, card: string }} colours */
  const example = (map, { x: across, y: up, size }, { x, y, r }, inputs, { ink, card }) => {
    const share = (/** @type {[number, number]} */ [low, high], /** @type {number} */ value) =>
      (2 * r * (value - low)) / (high - low) - r;
    const a = share(across, inputs[0]);
    const at = Math.round(((a + r) / (2 * r)) * (size - 1));
    const b = up ? -share(up, inputs[1]) : curveOf(map, r)[Math.max(0, Math.min(size - 1, at))][1];
    context.beginPath();
    context.arc(x + a, y + b, DOT, 0, FULL);
    Object.assign(context, { fillStyle: ink, strokeStyle: card, lineWidth: 1.25 });
    context.fill();
    context.stroke();
  };

  return {
    /**
     * @param {Responses | null} responses @param {Column[]} columns @param {number[] | null} inputs the example
     * @param {{ ink: string, card: string, wire: string }} colours
     */
    draw(responses, columns, inputs, colours) {
      const now = [responses, columns, inputs, colours, canvas.width, canvas.height];
      if (now.every((each, i) => each === painted[i])) return;
      painted = now;
      context.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0);
      context.clearRect(0, 0, canvas.width, canvas.height);
      if (!responses) return;
      const ink = rgbOf(colours.ink);
      columns.forEach(({ units }, layer) => {
        units.forEach((unit, k) => {
          const map = responses.layers[layer]?.[k];
          if (!map) return;
          context.save();
          context.beginPath();
          context.arc(unit.x, unit.y, unit.r, 0, FULL);
          context.fillStyle = colours.card;
          context.fill();
          context.clip();
          if (responses.y) plane(map, responses, unit, ink);
          else line(map, unit, colours);
          if (inputs) example(map, responses, unit, inputs, colours);
          context.restore();
        });
      });
    },
    /** @param {{ width: number, height: number }} size in pixels of the screen */
    fit(size) {
      setAttributes(canvas, size);
      painted = [];
    },
  };
}
