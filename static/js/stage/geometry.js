/** Lines of the picture: orthogonal paths with round corners, points along them, widths and arrowheads. */

/** @typedef {{ x: number, y: number }} Point */
/** @typedef {{ x: number, y: number, w: number, h: number }} Box */
/** @typedef {{ min: number, perDecade: number, g0: number }} WidthScale */

const round = (/** @type {number} */ x) => Math.round(x * 100) / 100;

/** @param {Point} a @param {Point} b */
export const distance = (a, b) => Math.sqrt((b.x - a.x) ** 2 + (b.y - a.y) ** 2);

/** @param {Point[]} points */
export function pathLength(points) {
  let length = 0;
  for (let i = 1; i < points.length; i++) length += distance(points[i - 1], points[i]);
  return length;
}

/**
 * The point at a length along the line, and the direction there.
 * @param {Point[]} points
 * @param {number} length
 * @returns {Point & { dx: number, dy: number }}
 */
export function pointAt(points, length) {
  let left = Math.max(0, length);
  for (let i = 1; i < points.length; i++) {
    const [a, b] = [points[i - 1], points[i]];
    const part = distance(a, b);
    if (part === 0) continue;
    if (left <= part || i === points.length - 1) {
      const t = Math.min(1, left / part);
      const [dx, dy] = [(b.x - a.x) / part, (b.y - a.y) / part];
      return { x: a.x + (b.x - a.x) * t, y: a.y + (b.y - a.y) * t, dx, dy };
    }
    left -= part;
  }
  return { ...(points.at(-1) ?? { x: 0, y: 0 }), dx: 1, dy: 0 };
}

/**
 * The piece of a line between two lengths, in the line's direction.
 * @param {Point[]} points
 * @param {number} from
 * @param {number} to
 * @returns {Point[]}
 */
export function slice(points, from, to) {
  const out = [pointAt(points, from)];
  let length = 0;
  for (let i = 1; i < points.length - 1; i++) {
    length += distance(points[i - 1], points[i]);
    if (length > from && length < to) out.push({ ...points[i], dx: 0, dy: 0 });
  }
  return [...out, pointAt(points, to)].map(({ x, y }) => ({ x, y }));
}

/**
 * An SVG path with rounded corners.
 * @param {Point[]} points
 * @param {number} [radius]
 * @returns {string}
 */
export function roundedPath(points, radius = 14) {
  if (points.length === 0) return "";
  let path = `M${round(points[0].x)} ${round(points[0].y)}`;
  for (let i = 1; i < points.length - 1; i++) {
    const [a, b, c] = [points[i - 1], points[i], points[i + 1]];
    const [before, after] = [distance(a, b), distance(b, c)];
    const r = Math.min(radius, before / 2, after / 2);
    if (r < 0.5 || before === 0 || after === 0) {
      path += `L${round(b.x)} ${round(b.y)}`;
      continue;
    }
    const enter = { x: b.x + ((a.x - b.x) / before) * r, y: b.y + ((a.y - b.y) / before) * r };
    const leave = { x: b.x + ((c.x - b.x) / after) * r, y: b.y + ((c.y - b.y) / after) * r };
    path += `L${round(enter.x)} ${round(enter.y)}Q${round(b.x)} ${round(b.y)} ${round(leave.x)} ${round(leave.y)}`;
  }
  const end = points[points.length - 1];
  return points.length > 1 ? `${path}L${round(end.x)} ${round(end.y)}` : path;
}

/** On a long line a lens stands so far from its user. */
const LENS_NEAR = 260;

/**
 * Where a lens stands on a line in a picture that runs along x: the middle of the longest straight piece after `from`.
 * @param {Point[]} points
 * @param {number} [from]
 * @param {{ user?: number, giver?: number }} [near] on a long line the lens stands so far from the user whose operation it
 *   belongs to, and not more than double that if it is asked for, or on a piece of the line that is so far at most from where the product arrives
 * @returns {number}
 */
export function lensSpot(points, from = 0, { user, giver = Number.POSITIVE_INFINITY } = {}) {
  const least = user === undefined ? 0 : pathLength(points) - 2 * user;
  let best = -1;
  let spot = 0;
  let length = 0;
  for (let i = 1; i < points.length; i++) {
    const last = length + distance(points[i - 1], points[i]);
    const [start, end] = [Math.max(length, from), Math.min(last, giver)];
    const free = end - Math.max(start, least);
    // there is room for a lens along the direction the picture runs in, less across it
    const along = Math.abs(points[i].y - points[i - 1].y) < 0.5;
    const weight = free * (along ? 3 : 1);
    if (weight > best) [best, spot] = [weight, Math.max((start + end) / 2, end - (user ?? LENS_NEAR), least)];
    length = last;
  }
  return best > 0 ? spot : length / 2;
}

/** How many decades a gradient stands above nothing, 0 to 1. @param {number} g */
export const magnitude = (g) => {
  const size = Math.abs(g);
  if (Number.isNaN(size)) return 0;
  return Math.min(1, Math.log10(1 + size / 0.1) / 3);
};

/**
 * @param {number} g
 * @param {WidthScale} scale
 */
export function edgeWidth(g, scale) {
  const size = Math.min(Math.abs(g) || 0, 1e6);
  return scale.min + scale.perDecade * Math.log10(1 + size / scale.g0);
}

/** A length as fine as it is seen: what changes by less need not be drawn again. @param {number} length */
export const quarter = (length) => Math.round(length * 4) / 4;

/** How broad the light around a line is: five times a thin one, a rim around a wide one. @param {number} width */
export const beamWidth = (width) => Math.min(width * 5, width + 16);

/** @param {number} width */
export const arrowLength = (width) => 7 + 0.9 * width;

/**
 * An arrowhead whose tip is at `tip`, pointing along (dx, dy).
 * @param {Point} tip
 * @param {{ dx: number, dy: number }} direction
 * @param {number} width
 * @returns {string}
 */
export function arrowhead(tip, { dx, dy }, width) {
  const length = arrowLength(width);
  const half = length * 0.55;
  const base = { x: tip.x - dx * length, y: tip.y - dy * length };
  const left = { x: base.x - dy * half, y: base.y + dx * half };
  const right = { x: base.x + dy * half, y: base.y - dx * half };
  return `M${round(tip.x)} ${round(tip.y)}L${round(left.x)} ${round(left.y)}L${round(right.x)} ${round(right.y)}Z`;
}

/**
 * The outline of a lens around the origin, standing across a line that runs along x.
 * @param {number} width
 * @param {number} height
 * @returns {string}
 */
export const lensPath = (width, height) =>
  `M0 ${round(-height / 2)}Q${round(width)} 0 0 ${round(height / 2)}Q${round(-width)} 0 0 ${round(-height / 2)}Z`;

/**
 * The largest share of its size at which an open lens does not touch a box: from its middle on it gets thinner, in a parabola.
 * @param {Point} middle @param {boolean} flat whether it lies across a line that runs down @param {{ w: number, h: number }} size its thickness and its length
 * @param {Box} box @param {number} [gap]
 */
export function lensRoom({ x, y }, flat, { w, h }, box, gap = 0) {
  const off = [Math.abs(x - box.x - box.w / 2) - box.w / 2, Math.abs(y - box.y - box.h / 2) - box.h / 2];
  const [along, across] = (flat ? off.reverse() : off).map((each) => Math.max(0, each - gap));
  return (along + Math.hypot(along, (2 * w * across) / h)) / w;
}

/** A lens at rest. @param {{ "chip-h": number }} anatomy */
export const markSize = ({ "chip-h": high }) => ({ w: 0.37 * high, h: 0.87 * high });

/** @param {Box} a @param {Box} b @param {number} [gap] */
export const overlaps = (a, b, gap = 0) =>
  a.x < b.x + b.w + gap && b.x < a.x + a.w + gap && a.y < b.y + b.h + gap && b.y < a.y + a.h + gap;

/** The area of two boxes at once. @param {Box} a @param {Box} b */
export const shared = (a, b) =>
  Math.max(0, Math.min(a.x + a.w, b.x + b.w) - Math.max(a.x, b.x)) *
  Math.max(0, Math.min(a.y + a.h, b.y + b.h) - Math.max(a.y, b.y));

/** The share of one box that another hides. @param {Box} a @param {Box} b */
export const covered = (a, b) => shared(a, b) / (a.w * a.h);

/** The box around one straight piece. @param {Point} a @param {Point} b @returns {Box} */
export const boxOf = (a, b) => ({
  x: Math.min(a.x, b.x),
  y: Math.min(a.y, b.y),
  w: Math.abs(a.x - b.x),
  h: Math.abs(a.y - b.y),
});

/** The straight pieces of a line. @param {Point[]} points @returns {Box[]} */
export const piecesOf = (points) => points.slice(1).map((b, i) => boxOf(points[i], b));

/** @param {Point} at @param {{ w: number, h: number }} size @returns {Box} */
export const centred = ({ x, y }, { w, h }) => ({ x: x - w / 2, y: y - h / 2, w, h });

/** The smallest box around boxes. @param {Box[]} boxes @returns {Box} */
export function unite(boxes) {
  const [x, y] = [Math.min(...boxes.map((box) => box.x)), Math.min(...boxes.map((box) => box.y))];
  const [right, bottom] = [
    Math.max(...boxes.map((box) => box.x + box.w)),
    Math.max(...boxes.map((box) => box.y + box.h)),
  ];
  return { x, y, w: right - x, h: bottom - y };
}

/** The smallest box around points. @param {Point[]} points @returns {Box} */
export const hullOf = (points) => unite(points.map(({ x, y }) => ({ x, y, w: 0, h: 0 })));

/** @param {Point} a @param {Point} b @param {number} t @returns {Point} */
export const between = (a, b, t) => ({ x: a.x + (b.x - a.x) * t, y: a.y + (b.y - a.y) * t });
