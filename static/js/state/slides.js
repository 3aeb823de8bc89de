/** The address of a scene and of a stop in it: `/lecture/circuit#3`. Each scene has its place in the browser's history. */

import { at } from "../lib/at.js";

const PAGE = at("lecture");

/** @typedef {{ scene: string | null, stop: number }} Slide */

/** Where the address says one is. @returns {Slide} */
export function currentSlide() {
  const id = location.pathname.slice(PAGE.length + 1);
  return {
    scene: decodeURIComponent(id) || null,
    stop: Math.max(0, Number.parseInt(location.hash.slice(1), 10) - 1 || 0),
  };
}

/** @param {string} scene @param {number} stop */
const address = (scene, stop) => `${PAGE}/${encodeURIComponent(scene)}${location.search}${stop ? `#${stop + 1}` : ""}`;

/** @param {string} scene @param {number} stop */
export function keepSlide(scene, stop) {
  const at = currentSlide();
  if (at.scene === scene) {
    if (at.stop !== stop) history.replaceState(null, "", address(scene, stop));
  } else if (at.scene === null) history.replaceState(null, "", address(scene, stop));
  else history.pushState(null, "", address(scene, stop));
}
