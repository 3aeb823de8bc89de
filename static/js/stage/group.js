/** The frame around an open call, loop turn or layer, behind the lines; its name on the rim, before them, closes it. */

import { svg } from "../lib/dom.js";
import { openerPath } from "./closed.js";
import { set, write } from "./draw.js";

/** @import { Box } from "./geometry.js" */
/** @import { Hand } from "./node.js" */

/** A title's part of the frame, and the largest letters that keep clear of it. */
const TITLE = { x: 8, y: 5, w: 120, h: 30, font: 45 };

/** Room for the title of a group. @param {Box} box of the group @returns {Box} */
export const titleBox = ({ x, y, w }) => ({ x, y, w: Math.min(w, TITLE.w), h: TITLE.h });

/** What nothing may lie on: cards, and titles of groups. @param {{ nodes: Map<number, Box>, groups: Map<number, Box> }} scene @returns {Box[]} */
export const solidBoxes = ({ nodes, groups }) => [...nodes.values(), ...[...groups.values()].map(titleBox)];

/** @param {{ id: number, label: string, kind: string }} group @param {string} said what a screen reader says */
export function createGroup({ id, label, kind }, said) {
  const frame = svg("rect", { class: "frame", rx: 16 });
  const ground = svg("rect", { class: "toggle", "data-toggle": id, rx: 8 });
  const opener = svg("path", { class: "opener" });
  const text = svg("text", { class: "group-name" });
  const title = svg(
    "g",
    { class: "title", "data-group": id, role: "button", "aria-expanded": "true", "aria-label": said },
    ...[opener, text, ground],
  );
  const root = svg("g", { class: `group ${kind}` }, frame);
  return {
    root,
    title,
    /** @param {Box} box @param {Hand} hand @param {boolean} stop whether Tab leads here */
    draw({ x, y, w, h }, { ruler, anatomy, least, legible }, stop) {
      const size = Math.min(TITLE.font, Math.max(anatomy["fs-caption"], least, legible));
      const taken = ruler.text(label, size, 560) + size + 24;
      for (const part of [root, title]) set(part, { transform: `translate(${x} ${y})` });
      set(frame, { width: w, height: h });
      set(opener, { d: openerPath(18, 21, size * 0.62, true) });
      set(text, { x: 18 + size, y: 21, "font-size": size });
      write(text, label);
      set(ground, { x: TITLE.x, y: TITLE.y, width: Math.min(taken, w - 2 * TITLE.x), height: TITLE.h });
      set(title, { tabindex: stop ? 0 : -1 });
    },
  };
}
/** @typedef {ReturnType<typeof createGroup>} GroupView */
