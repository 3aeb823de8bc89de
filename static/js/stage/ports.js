/** Ports: small rings where lines enter and leave a card, in the hue of the gradient that has come by. */

import { svg } from "../lib/dom.js";
import { set } from "./draw.js";
import { edgeLook, nodeLook } from "./moment.js";

/** @import { Trace } from "../model/trace.js" */
/** @import { Now } from "./picture.js" */
/** @import { Scene } from "./scene.js" */

/** @param {SVGGElement} parent */
export function createPorts(parent) {
  /** @type {Map<number, { entry: SVGCircleElement, exit: SVGCircleElement }>} */
  const rings = new Map();
  return {
    /** @param {Trace} trace @param {Scene} scene */
    rebuild(trace, scene) {
      rings.clear();
      for (const { id } of trace.edges) {
        if (!scene.routes.has(id)) continue;
        const ring = { entry: svg("circle", { class: "port" }), exit: svg("circle", { class: "port" }) };
        rings.set(id, ring);
        parent.append(ring.entry, ring.exit);
      }
    },
    /** What is drawn for an edge. @param {number} id @returns {Element[]} */
    of(id) {
      const ring = rings.get(id);
      return ring ? [ring.entry, ring.exit] : [];
    },
    /** @param {Now} now */
    draw({ trace, columns, frame, scene, hand }) {
      for (const [id, { entry, exit }] of rings) {
        const points = scene.routes.get(id)?.points;
        if (!points?.length) continue;
        const { from, to } = trace.edge(id);
        const look = edgeLook(trace, columns, frame, id);
        const user = nodeLook(trace, columns, frame, to);
        const r = hand.anatomy["port-d"] / 2;
        const end = points[points.length - 1];
        const tone = user.lit > 0 && look.light > 0 ? (user.tone ?? "many") : "";
        set(entry, { cx: end.x, cy: end.y, r, class: `port ${tone}` });
        // where the light has arrived there is an arrowhead, and a plus needs no ring
        const hidden = look.arrived || scene.sums.has(from);
        set(exit, { cx: points[0].x, cy: points[0].y, r, class: "port", visibility: hidden ? "hidden" : null });
      }
    },
  };
}
