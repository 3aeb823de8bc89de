/** World and screen: the picture is laid out in its own pixels and seen through a scale and a shift. */

/** @import { Box, Point } from "./geometry.js" */
/** @typedef {{ k: number, x: number, y: number }} View */

/** @param {Point} point @param {View} view @returns {Point} */
export const toScreen = ({ x, y }, view) => ({ x: x * view.k + view.x, y: y * view.k + view.y });

/** @param {Box} box @param {View} view @returns {Box} */
export const boxToWorld = ({ x, y, w, h }, view) => ({
  x: (x - view.x) / view.k,
  y: (y - view.y) / view.k,
  w: w / view.k,
  h: h / view.k,
});

/** @param {Box} box @param {View} view @returns {Box} */
export const boxToScreen = (box, view) => ({ ...toScreen(box, view), w: box.w * view.k, h: box.h * view.k });
