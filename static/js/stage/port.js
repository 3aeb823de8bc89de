/** Ports: small rings where a line enters and leaves a card, in the hue of the gradient that has come by. */

import { svg } from "../lib/dom.js";
import { set } from "./draw.js";

/** @import { Point } from "./geometry.js" */
/** @import { EdgeLook, NodeLook } from "./moment.js" */

export function createPort() {
  const entry = svg("circle", { class: "port" });
  const exit = svg("circle", { class: "port" });
  return {
    parts: [entry, exit],
    /**
     * @param {Point[]} points of the line, from its input to its user @param {EdgeLook} look @param {NodeLook} user
     * @param {{ r: number, summed: boolean }} hand `summed`: where it leaves there is a plus, which needs no ring
     */
    draw(points, look, user, { r, summed }) {
      const [start, end] = [points[0], points[points.length - 1]];
      const tone = user.lit > 0 && look.light > 0 ? (user.tone ?? "many") : "";
      set(entry, { cx: end.x, cy: end.y, r, class: `port ${tone}` });
      // where the light has arrived there is an arrowhead
      const hidden = look.arrived || summed;
      set(exit, { cx: start.x, cy: start.y, r, class: "port", visibility: hidden ? "hidden" : null });
    },
  };
}
/** @typedef {ReturnType<typeof createPort>} PortView */
