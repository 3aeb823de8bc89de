/** An edge: a grey wire until light comes; then two halves, the upstream's and the contribution's, with a lens between. */

import { svg } from "../lib/dom.js";
import { signOf } from "../lib/format.js";
import { changed, drawRuns, set } from "./draw.js";
import {
  arrowhead,
  arrowLength,
  beamWidth,
  edgeWidth,
  lensPath,
  markSize,
  overlaps,
  pointAt,
  quarter,
  roundedPath,
  slice,
} from "./geometry.js";

/** @import { Anatomy } from "./anatomy.js" */
/** @import { Box } from "./geometry.js" */
/** @import { Ruler } from "../lib/ruler.js" */
/** @import { EdgeLook } from "./moment.js" */
/** @import { Spot } from "./labels.js" */
/** @import { Route } from "./routes.js" */
/** @import { Run } from "./mathtext.js" */

/** The tensor's double line: many numbers. */
const DOUBLE = { outer: 7, inner: 3 };
/** Of a bend. */
const RADIUS = 14;

/** @param {number} id */
export function createEdge(id) {
  const wire = svg("path", { class: "wire" });
  const beams = [svg("path", { class: "beam" }), svg("path", { class: "beam" })];
  const lines = [svg("path", { class: "light" }), svg("path", { class: "light" })];
  const inner = svg("path", { class: "hollow" });
  const head = svg("path", { class: "head" });
  const touch = svg("path", { class: "touch" });
  const root = svg("g", { class: "edge", "data-edge": id }, wire, ...beams, ...lines, inner, head, touch);
  const mark = svg("path", { class: "mark" });
  const label = svg("g", { class: "equation" });
  const ground = svg("rect", { class: "equation-ground", rx: 5 });
  const texts = [svg("text"), svg("text")];
  label.append(ground, ...texts);

  /** @param {Route} route @param {EdgeLook} look @param {Anatomy} anatomy @param {number} lens @param {boolean} stops */
  const drawLight = (route, look, anatomy, lens, stops) => {
    const { points, length } = route;
    const scale = { min: anatomy["edge-min"], perDecade: anatomy["edge-per-decade"], g0: anatomy["edge-g0"] };
    if (changed(wire, [points])) for (const part of [wire, touch]) set(part, { d: roundedPath(points, RADIUS) });
    const tones = [signOf(look.upstream), signOf(look.contribution)];
    const widths = [look.upstream, look.contribution].map((each) => quarter(edgeWidth(each, scale)));
    const tipped = look.arrived && !stops;
    const short = tipped ? (look.tensor ? 9 : arrowLength(widths[1]) * 0.8) : 0;
    // other numbers have other widths, but mostly the same way
    if (changed(inner, [points, look.light, look.tensor, lens, short])) {
      const tail = lens * Math.max(0, 2 - look.light);
      const start = look.light >= 1 ? lens : length - (length - lens) * look.light;
      const halves = [
        look.light > 0 ? slice(points, start, length).reverse() : [],
        look.light > 1 ? slice(points, Math.min(lens, tail + short), lens).reverse() : [],
      ].map((half) => roundedPath(half, RADIUS));
      halves.forEach((d, i) => [beams[i], lines[i]].forEach((part) => set(part, { d })));
      set(inner, { d: look.tensor ? halves.join("") : "", "stroke-width": DOUBLE.inner });
    }
    beams.forEach((beam, i) => {
      const tone = look.tensor ? "many" : tones[i];
      set(beam, { class: `beam ${tone}`, "stroke-width": look.tensor ? 16 : beamWidth(widths[i]) });
      set(lines[i], { class: `light ${tone}`, "stroke-width": look.tensor ? DOUBLE.outer : widths[i] });
    });
    const back = pointAt(points, 0);
    set(head, {
      d: tipped ? arrowhead(points[0], { dx: -back.dx, dy: -back.dy }, look.tensor ? 6 : widths[1]) : "",
      class: `head ${look.tensor ? "many" : tones[1]}`,
    });
  };

  return {
    root,
    touch,
    mark,
    label,
    /**
     * @param {Route} route @param {EdgeLook} look @param {Spot} spot @param {Run[][]} equation
     * @param {{ anatomy: Anatomy, stops: boolean, path: string | null, ruler: Ruler, covered: Box[] }} hand `stops`: the line ends in a plus,
     *   which has the arrowhead; `path`: the hue of the way it belongs to; `covered`: what the open lens hides, and pills away from their places
     */
    draw(route, look, spot, equation, { anatomy, stops, path, ruler, covered }) {
      const { lens } = spot;
      const dark = look.state === "done" && !look.arrived && "withheld";
      set(root, { class: ["edge", look.state, dark, path, look.tensor && "tensor"].filter(Boolean).join(" ") });
      drawLight(route, look, anatomy, lens, stops);
      const at = pointAt(route.points, lens);
      const hidden = (/** @type {Box} */ box) => covered.some((other) => overlaps(box, other));
      const grow = hidden({ x: at.x - 8, y: at.y - 8, w: 16, h: 16 }) ? 0 : look.mark;
      const { w, h } = markSize(anatomy);
      set(mark, {
        d: grow > 0.02 ? lensPath(w * grow, h * grow) : "",
        transform: `translate(${at.x} ${at.y}) rotate(${Math.abs(at.dy) > 0.5 ? 90 : 0})`,
      });
      const size = anatomy["fs-eq"];
      const width = Math.max(0, ...equation.map((line) => ruler.runs(line, size))) + 10;
      const height = equation.length * size * 1.4;
      const shown = equation.length > 0 && look.equation > 0;
      const free = shown && !hidden({ x: spot.x - width / 2, y: spot.y - height / 2, w: width, h: height });
      set(label, { opacity: look.equation, visibility: free ? null : "hidden" });
      if (!free) return;
      set(label, { transform: `translate(${spot.x} ${spot.y})` });
      set(ground, { x: -width / 2, y: -height / 2, width, height, visibility: spot.free ? "hidden" : null });
      texts.forEach((text, i) => {
        const line = equation[i] ?? [];
        drawRuns(text, line, line[0]?.tone === "quiet" ? size * 0.85 : size);
        set(text, { y: (i - (equation.length - 1) / 2) * size * 1.35 });
      });
    },
  };
}
/** @typedef {ReturnType<typeof createEdge>} EdgeView */
