/** The plus before a node with several users: forward one value leaves it for all, backward their contributions add. */

import { svg } from "../lib/dom.js";
import { signOf } from "../lib/format.js";
import { set } from "./draw.js";
import { arrowhead, arrowLength, beamWidth, edgeWidth, quarter, roundedPath } from "./geometry.js";

/** @import { Anatomy } from "./anatomy.js" */
/** @import { Box, Point } from "./geometry.js" */
/** @import { NodeLook } from "./moment.js" */

export function createSum() {
  const wire = svg("path", { class: "wire" });
  const beam = svg("path", { class: "beam" });
  const line = svg("path", { class: "light" });
  const head = svg("path", { class: "head" });
  const stem = svg("g", { class: "edge" }, wire, beam, line, head);
  const disc = svg("circle", { class: "disc" });
  const cross = svg("path", { class: "cross" });
  const root = svg("g", { class: "sum" }, disc, cross);
  return {
    root,
    stem,
    /**
     * @param {Point} sum @param {Box} box @param {NodeLook} look
     * @param {{ anatomy: Anatomy, horizontal: boolean, open: boolean, now: boolean, strength: number }} hand
     *   `open`: contributions have begun to arrive
     */
    draw(sum, box, look, { anatomy, horizontal, open, now, strength }) {
      const tip = horizontal ? { x: box.x + box.w, y: sum.y } : { x: sum.x, y: box.y + box.h };
      const scale = { min: anatomy["edge-min"], perDecade: anatomy["edge-per-decade"], g0: anatomy["edge-g0"] };
      const many = look.tone === null;
      const width = many ? 7 : quarter(edgeWidth(strength, scale));
      const tone = many ? "many" : signOf(strength);
      const lit = look.lit > 0;
      set(wire, { d: roundedPath([sum, tip]) });
      set(stem, { class: `edge ${lit ? (now ? "active" : "done") : "idle"}` });
      const direction = horizontal ? { dx: -1, dy: 0 } : { dx: 0, dy: -1 };
      const short = arrowLength(width) * 0.8;
      const end = { x: tip.x - direction.dx * short, y: tip.y - direction.dy * short };
      set(beam, {
        d: lit ? roundedPath([sum, tip]) : "",
        class: `beam ${tone}`,
        "stroke-width": beamWidth(width) * look.lit,
      });
      set(line, {
        d: lit ? roundedPath([sum, end]) : "",
        class: `light ${tone}`,
        "stroke-width": width * Math.max(0.3, look.lit),
      });
      set(head, { d: lit ? arrowhead(tip, direction, many ? 6 : width) : "", class: `head ${tone}` });
      const r = open ? anatomy["sum-d"] / 2 : anatomy["port-d"] / 2;
      set(root, {
        transform: `translate(${sum.x} ${sum.y})`,
        class: open ? (now ? "sum open now" : "sum open") : "sum",
      });
      set(disc, { r });
      set(cross, { d: open ? `M${-r * 0.4} 0H${r * 0.4}M0 ${-r * 0.4}V${r * 0.4}` : "" });
    },
  };
}
/** @typedef {ReturnType<typeof createSum>} SumView */
