/** World and screen: the picture is laid out in its own pixels and seen through a scale and a shift. */

/** @import { Box, Point } from "./geometry.js" */
/** @typedef {{ k: number, x: number, y: number }} Place  Scale and shift. */
/** @typedef {Place & { w: number, h: number }} View  With the size of the window. */

/** @param {Point} point @param {Place} view @returns {Point} */
export const toScreen = ({ x, y }, view) => ({ x: x * view.k + view.x, y: y * view.k + view.y });

/** @param {Box} box @param {View} view @returns {Box} */
export const boxToWorld = ({ x, y, w, h }, view) => ({
  x: (x - view.x) / view.k,
  y: (y - view.y) / view.k,
  w: w / view.k,
  h: h / view.k,
});

/** @param {Box} box @param {Place} view @returns {Box} */
export const boxToScreen = (box, view) => ({ ...toScreen(box, view), w: box.w * view.k, h: box.h * view.k });

/** A font size that is read at this scale. @param {{ "fs-least": number }} anatomy @param {number} size @param {number} scale */
export const legible = ({ "fs-least": least }, size, scale) => Math.max(size, least / scale);

/** Under this scale even what keeps its size on the screen gets smaller, lest it hides the picture; to half at most. */
const FAR = 0.6;
/** How large things are drawn that keep their own size as long as they can. @param {number} k @param {number} own */
export const unitAt = (k, own) => Math.max(k, own * Math.max(0.5, Math.min(1, k / FAR)));

/** Where words stand beside a line that runs down: to its right, unless that is near the rim. @param {Point} at @param {View} view */
export const flatSide = (at, view) => (toScreen(at, view).x > view.w * 0.62 ? "left" : "right");
