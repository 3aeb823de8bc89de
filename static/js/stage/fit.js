/** How large the picture can be shown, when part of it keeps its size on the screen whatever the scale. */

/** @import { Box } from "./geometry.js" */
/** @typedef {{ from: number, to: number, margin: number }} Stretch  From and to in the picture, and screen pixels needed beyond both. */
/** @typedef {{ x: Stretch[], y: Stretch[] }} Extent */

/** What stands at the rim keeps this far from it. */
export const PADDING = { x: 24, y: 12 };
/** A small graph is not blown up without end. */
const LARGEST = 1.3;

/** @param {Box[]} boxes @param {{ x: number, y: number }} margin @returns {Extent} */
export const extentOf = (boxes, margin) => ({
  x: [stretch(boxes, (box) => [box.x, box.x + box.w], margin.x)],
  y: [stretch(boxes, (box) => [box.y, box.y + box.h], margin.y)],
});

/** @param {Box[]} boxes @param {(box: Box) => number[]} ends @param {number} margin @returns {Stretch} */
const stretch = (boxes, ends, margin) => {
  const all = boxes.flatMap(ends);
  return { from: Math.min(...all), to: Math.max(...all), margin };
};

/** @param {Extent[]} extents @returns {Extent} */
export const together = (...extents) => ({
  x: extents.flatMap(({ x }) => x.filter(isThere)),
  y: extents.flatMap(({ y }) => y.filter(isThere)),
});

const isThere = (/** @type {Stretch} */ { from, to }) => Number.isFinite(to - from);

/** The largest scale at which all of it is seen. @param {Extent} extent @param {{ w: number, h: number }} room */
export const scaleWithin = (extent, room) => Math.min(LARGEST, along(extent.x, room.w), along(extent.y, room.h));

/**
 * The scale at which the picture is read: the whole, unless it gets too small. Then a part, with a picture that runs
 * down as wide as the window.
 * @param {Extent} extent @param {{ w: number, h: number }} room @param {{ whole: number, part: number[] }} least
 */
export function readingScale(extent, room, { whole, part: [low, high] }) {
  const scale = scaleWithin(extent, room);
  if (scale >= whole) return scale;
  return Math.max(low, Math.min(high, scaleWithin({ x: extent.x, y: [] }, room)));
}

/** @param {Stretch[]} stretches @param {number} room */
function along(stretches, room) {
  let scale = Number.POSITIVE_INFINITY;
  for (const a of stretches) {
    for (const b of stretches) {
      const [margins, length] = [a.margin + b.margin, Math.max(1, b.to - a.from)];
      const small = (room - margins) / length;
      // what keeps its size when the rest shrinks grows with it
      scale = Math.min(scale, small > 1 ? Math.max(1, room / (length + margins)) : small);
    }
  }
  return Math.max(0.05, scale);
}

/**
 * The sides on which the picture goes on beyond its window.
 * @param {Extent} extent @param {{ k: number, x: number, y: number, w: number, h: number }} view
 * @param {number} [share] of its margins that has to be in the window, too
 */
export function beyond({ x, y }, view, share = 0) {
  const [across, down] = [x, y].map((stretches) => reachAt(cut(stretches, share), view.k));
  const sides = {
    left: across.low + view.x < 0,
    right: across.high + view.x > view.w,
    top: down.low + view.y < 0,
    bottom: down.high + view.y > view.h,
  };
  return Object.entries(sides)
    .flatMap(([side, more]) => (more ? [side] : []))
    .join(" ");
}

/** With this share of its margins. @param {Stretch[]} stretches @param {number} share */
export const cut = (stretches, share) => stretches.map((each) => ({ ...each, margin: each.margin * share }));

/** From where to where it reaches on the screen, counted from the picture's origin. @param {Stretch[]} stretches @param {number} scale */
export const reachAt = (stretches, scale) => ({
  low: Math.min(...stretches.map(({ from, margin }) => from * scale - margin)),
  high: Math.max(...stretches.map(({ to, margin }) => to * scale + margin)),
});
