/** The open lens: the local derivative, in ink, with the light inside it. */

import { svg } from "../lib/dom.js";
import { isScalar } from "../lib/tensor.js";
import { drawRuns, set } from "./draw.js";
import { lensPath } from "./geometry.js";
import { runs } from "./mathtext.js";
import { pillText } from "./pills.js";
import { legible } from "./view.js";

/** @import { Columns, Trace, TraceEdge } from "../model/trace.js" */
/** @import { Run } from "./mathtext.js" */
/** @import { Hand } from "./node.js" */

/**
 * @typedef {{ factor: Run[], scalar: boolean, flat: boolean, unit: number }} Held  What the lens holds, and how it stands.
 * @typedef {Held & { x: number, y: number, open: number, number: number, lit: number, tone: string }} LensLook
 */

/** An open lens and its pills are drawn no smaller than this for want of room. */
export const SMALLEST = 0.62;
/** How far from the middle the number stands, as a share of the glass's length. */
const BESIDE = 0.05;

/**
 * The font of what a lens holds, and its glass: rather a wider one than a number that is not read.
 * @param {Held} held @param {Pick<Hand, "anatomy" | "ruler">} hand
 */
export function glassOf({ factor, scalar, flat, unit }, { anatomy, ruler }) {
  const [w, h, full] = [anatomy["lens-w"], anatomy["lens-h"], anatomy["fs-lens"]];
  // lying, it has the sign beside the number
  const beside = flat && scalar ? h * BESIDE : 0;
  const room = flat ? h * 0.62 - beside : w - 12;
  const least = legible(anatomy, full * 0.55, unit);
  const font = Math.min(full, Math.max(least, (full * room) / Math.max(1, ruler.runs(factor, full))));
  const stretch = Math.max(1, ruler.runs(factor, font) / room);
  return { font, beside, w: w * (flat ? 1 : stretch), h: h * (flat ? stretch : 1) };
}

/** The factor that a lens holds. @param {Trace} trace @param {Columns} columns @param {TraceEdge} edge @param {string} locale @returns {Pick<Held, "factor" | "scalar">} */
export function factorOf(trace, columns, edge, locale) {
  const local = columns.locals[trace.edgeAt(edge.id)];
  const scalar = isScalar(local);
  return { scalar, factor: scalar ? pillText(local, locale) : ruleRuns(edge) };
}

/** What a linear lens holds: the factor without the gradient it is applied to. @param {TraceEdge} edge @returns {Run[]} */
function ruleRuns(edge) {
  const factor = (edge.local_latex ?? "")
    .replace(/\\nabla\s*(\\?[A-Za-z]+(_\{?\w+\}?)?|\{[^}]*\})/, "")
    .replace(/^(\\,|\\cdot|\s)+|(\\,|\\cdot|\s)+$/g, "");
  const list = runs(factor || "J");
  return list.map((run) => run.text).join("").length > 9 ? runs("J") : list;
}

export function createLens() {
  const glass = svg("path", { class: "glass" });
  const glow = svg("path", { class: "glow" });
  const times = svg("text", { class: "times" }, "×");
  const factor = svg("text", { class: "factor" });
  const root = svg("g", { class: "lens" }, glass, glow, times, factor);
  return {
    root,
    /** @param {LensLook | null} look @param {Hand} hand */
    draw(look, hand) {
      const shown = look !== null && look.open > 0.01;
      set(root, { visibility: shown ? null : "hidden" });
      if (!shown) return;
      const { font, beside, w, h } = glassOf(look, hand);
      const d = lensPath(w, h * look.open);
      set(root, { transform: `translate(${look.x} ${look.y}) scale(${look.unit})` });
      for (const part of [glass, glow]) set(part, { d, transform: look.flat ? "rotate(90)" : null });
      set(glow, { class: `glow ${look.tone}`, opacity: look.lit });
      drawRuns(factor, look.factor, font);
      set(factor, { x: beside, y: 1, opacity: look.number });
      set(times, {
        x: look.flat ? -h * 0.35 : 0,
        y: look.flat ? 0 : -h * 0.25,
        opacity: look.scalar ? look.number : 0,
      });
    },
  };
}
