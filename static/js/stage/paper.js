/** The picture on paper: a figure of all of it, however the screen is zoomed, in as many parts as it takes to be read. */

import { h } from "../lib/dom.js";
import { partsOf } from "./sheets.js";

/** @import { Box } from "./geometry.js" */
/** @import { Scene } from "./scene.js" */

/** Letters that the style sheet measures. Those of the theme that it was laid out in, not of paper's. */
const LETTERS = /** @type {const} */ (["fs-name", "fs-caption", "fs-cell"]);

/** @param {SVGSVGElement} picture where all of it is drawn @param {Scene} scene @param {string} classes of the stage */
export function figureOf(picture, scene, classes) {
  const figure = h("figure", { class: classes });
  for (const { box, share } of partsOf(scene)) {
    const part = copyOf(picture, box);
    // a hair less, as rounded up they would not stand beside each other
    part.style.width = `${99.5 * share}%`;
    for (const name of LETTERS) part.style.setProperty(`--${name}`, `${scene.anatomy[name]}px`);
    figure.append(part);
  }
  return figure;
}

/** A copy that shows a part. @param {SVGSVGElement} picture @param {Box} box */
function copyOf(picture, { x, y, w, h }) {
  const copy = /** @type {SVGSVGElement} */ (picture.cloneNode(true));
  copy.querySelector(".world")?.removeAttribute("transform");
  copy.querySelector(".hot")?.remove();
  copy.removeAttribute("role");
  copy.setAttribute("aria-hidden", "true");
  copy.setAttribute("viewBox", `${x} ${y} ${w} ${h}`);
  return copy;
}
