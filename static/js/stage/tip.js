/** While a number is dragged: what its gradient predicts for the output, beside what really happens. */

import { h } from "../lib/dom.js";
import { formatNumber, toNumber } from "../lib/format.js";
import { flat, isScalar } from "../lib/tensor.js";
import { isReached } from "../model/frames.js";
import { isHidden } from "../model/targets.js";
import { centred, pointAt, shared } from "./geometry.js";
import { boxToScreen } from "./view.js";

/** @import { Tensor } from "../lib/format.js" */
/** @import { Translate } from "../lib/i18n.js" */
/** @import { Frame } from "../model/frames.js" */
/** @import { Columns, Trace } from "../model/trace.js" */
/** @import { Box } from "./geometry.js" */
/** @import { View } from "./view.js" */
/** @import { Scene } from "./scene.js" */

/** @typedef {{ id: number, start: Tensor, output: Tensor | null, grad: Tensor | null }} Held  The numbers of the moment it was taken. */
/** @typedef {{ trace: Trace, columns: Columns, late?: boolean }} Numbers  `late`: what follows from the number that moves is still that of another one. */

const GAP = 8;
const EDGE = 4;
/** A lens at rest, with some of its line. */
const GLASS = { w: 30, h: 30 };

/**
 * @param {HTMLElement} parent
 * @param {{ t: Translate, locale: string }} options
 */
export function createTip(parent, { t, locale }) {
  const predicted = h("p");
  const real = h("p");
  const root = h("div", { class: "tip", hidden: true }, predicted, real);
  parent.append(root);
  const number = (/** @type {number} */ x) => formatNumber(Number(x.toPrecision(6)), locale);

  return {
    /** @param {Held | null} held @param {Numbers & { scene: Scene, view: View }} now */
    draw(held, { scene, columns, trace, late, view }) {
      const box = held && scene.nodes.get(trace.seat(held.id));
      const moved = held && moveOf(columns.values[trace.nodeAt(held.id)], held);
      const followed = held ? difference(columns.values[trace.nodeAt(trace.output)], held.output) : null;
      root.hidden = !box || !moved || followed === null;
      if (!box || !moved || followed === null) return;
      const { change, slope } = moved;
      const step = change < 0 ? `(${number(change)})` : number(change);
      predicted.textContent = `Δ${trace.node(trace.output).label} ≈ ${number(slope)} · ${step} = ${number(slope * change)}`;
      real.textContent = t("graph.true", { change: late ? "…" : number(followed) });
      const seen = (/** @type {Box[]} */ boxes) => boxes.map((each) => boxToScreen(each, view));
      const others = { cards: seen([...scene.nodes.values()]), words: seen(equationsOf(scene)) };
      const at = placed(boxToScreen(box, view), { w: root.offsetWidth, h: root.offsetHeight }, others, view);
      root.style.translate = `${at.x}px ${at.y}px`;
    },
  };
}

/** Where lenses stand, and the equations beside them. @param {Scene} scene @returns {Box[]} */
const equationsOf = ({ spots, equations, routes }) =>
  [...spots].flatMap(([edge, { x, y, way, lens }]) => {
    const [size, route] = [equations.get(edge)?.[way], routes.get(edge)];
    const glass = route ? [centred(pointAt(route.points, lens), GLASS)] : [];
    return size ? [...glass, centred({ x, y }, size)] : glass;
  });

/** To cover a card is so much worse than to cover what is written between cards. */
const CARD = 20;

/**
 * At a card, inside the window, where it covers no other card and nothing written, or the least of them.
 * @param {Box} card @param {{ w: number, h: number }} size @param {{ cards: Box[], words: Box[] }} others @param {{ w: number, h: number }} room
 * @returns {Box}
 */
export function placed({ x, y, w, h }, size, others, room) {
  const inside = (/** @type {number} */ from, /** @type {number} */ length, /** @type {number} */ all) =>
    Math.max(EDGE, Math.min(from, all - length - EDGE));
  const [below, above] = [y + h + GAP, y - GAP - size.h];
  const [left, right] = [x - GAP - size.w, x + w + GAP];
  const centre = y + (h - size.h) / 2;
  const boxes = [
    [x, below],
    [x, above],
    [left, centre],
    [right, centre],
    [left, below],
    [left, above],
    [right, below],
    [right, above],
    [right, y + h - size.h * 0.6],
  ].map(([x, y]) => ({ ...size, x: inside(x, size.w, room.w), y: inside(y, size.h, room.h) }));
  const under = (/** @type {Box} */ box, /** @type {Box[]} */ all) =>
    all.reduce((sum, other) => sum + shared(box, other), 0);
  const covers = boxes.map((box) => CARD * under(box, others.cards) + under(box, others.words));
  return boxes[covers.indexOf(Math.min(...covers))];
}

/**
 * The numbers of the moment it is taken; a gradient that the steps have not reached, or of other numbers, predicts nothing.
 * @param {{ id: number, start: Tensor }} what @param {Numbers & { frame: Frame }} moment
 * @returns {Held}
 */
export const taken = (what, { trace, columns, late, frame }) => ({
  ...what,
  output: columns.values[trace.nodeAt(trace.output)] ?? null,
  grad: !late && isReached(frame, what.id) ? (columns.grads[trace.nodeAt(what.id)] ?? null) : null,
});

/**
 * By how much the number moved that is held, and how steep f is there; of a table it is the one cell that is another now.
 * @param {Tensor | null} now @param {Held} held
 */
function moveOf(now, { start, grad }) {
  if (now === null || grad === null || isHidden(grad)) return null;
  const [numbers, before, slopes] = [now, start, grad].map((value) => flat(value).map(toNumber));
  const at = numbers.findIndex((x, i) => x !== before[i]);
  return at < 0 ? null : { change: numbers[at] - before[at], slope: slopes[at] };
}

/** @param {Tensor | null | undefined} now @param {Tensor | null} before */
const difference = (now, before) => (isScalar(now) && isScalar(before) ? toNumber(now) - toNumber(before) : null);
