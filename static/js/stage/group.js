/** The frame around a call, a loop turn or a layer, with its name on the rim. */

import { svg } from "../lib/dom.js";
import { set, write } from "./draw.js";

/** @import { Box } from "./geometry.js" */

/** @param {{ label: string, kind: string }} group */
export function createGroup({ label, kind }) {
  const frame = svg("rect", { class: "frame", rx: 16 });
  const title = svg("text", { class: "group-name" });
  const root = svg("g", { class: `group ${kind}` }, frame, title);
  return {
    root,
    /** @param {Box} box */
    draw({ x, y, w, h }) {
      set(root, { transform: `translate(${x} ${y})` });
      set(frame, { width: w, height: h });
      set(title, { x: 18, y: 21 });
      write(title, label);
    },
  };
}
/** @typedef {ReturnType<typeof createGroup>} GroupView */
