/** Where in a plot something is done: where a pointer presses, or where the arrow keys have led, by Enter or space. */

import { h, setAttributes, svg } from "../../lib/dom.js";
import { formatNumber } from "../../lib/format.js";
import { stride } from "../../lib/scrub.js";
import { ARROWS } from "../plot/handle.js";

/** @typedef {[right: number, up: number]} Shares  of the plot's width and height */
/** @typedef {{ x: [number, number], y: [number, number] }} Range */

/** So many presses of an arrow lead from side to side. */
const ACROSS = 50;
const CROSS = "M12 1v8M12 15v8M1 12h8M15 12h8";

/**
 * @param {HTMLElement} surface has the pointer and the keys
 * @param {{ lang: string, onPress: (at: Shares) => void }} options
 */
export function createCrosshair(surface, { lang, onPress }) {
  const element = h(
    "div",
    { class: "crosshair" },
    svg("svg", { viewBox: "0 0 24 24" }, ...["halo", "hair"].map((name) => svg("path", { class: name, d: CROSS }))),
  );
  setAttributes(surface, { role: "slider", tabindex: 0, "aria-describedby": "hand-told" });
  /** @type {Shares} */
  let at = [0.5, 0.5];
  /** @type {Range} */
  let range = { x: [0, 1], y: [0, 1] };

  const draw = () => {
    element.style.left = `${100 * at[0]}%`;
    element.style.top = `${100 * (1 - at[1])}%`;
    const there = numbersAt(range, at);
    const [x, y] = there.map((number) => formatNumber(number, lang, 3));
    setAttributes(surface, { "aria-valuemin": range.x[0], "aria-valuemax": range.x[1], "aria-valuenow": there[0] });
    setAttributes(surface, { "aria-valuetext": `x ${x}; y ${y}` });
  };
  /** @param {Shares} next */
  const move = (next) => {
    at = /** @type {Shares} */ (next.map((share) => Math.max(0, Math.min(1, share))));
    draw();
  };
  surface.addEventListener("click", (event) => {
    const box = surface.getBoundingClientRect();
    move([(event.clientX - box.left) / box.width, 1 - (event.clientY - box.top) / box.height]);
    onPress(at);
  });
  surface.addEventListener("keydown", (event) => {
    const arrow = ARROWS[event.key];
    const press = event.key === "Enter" || event.key === " ";
    if (event.ctrlKey || event.metaKey || !(arrow || press)) return;
    event.preventDefault();
    if (press) return onPress(at);
    const by = stride(event) / ACROSS;
    move([at[0] + arrow[0] * by, at[1] + arrow[1] * by]);
  });
  return {
    element,
    /** @param {Range} next */
    update(next) {
      range = next;
      draw();
    },
  };
}

/** A place in the data's own numbers. @param {Range} range @param {Shares} at */
export const numbersAt = ({ x, y }, at) => [x, y].map(([low, high], i) => low + (high - low) * at[i]);
