/** The open lens: the local derivative, in ink, with the light inside it. */

import { svg } from "../lib/dom.js";
import { drawRuns, set } from "./draw.js";
import { lensPath } from "./geometry.js";

/** @import { Run } from "./mathtext.js" */
/** @import { Hand } from "./node.js" */

/**
 * @typedef {{ x: number, y: number, flat: boolean, unit: number, open: number, number: number, lit: number, tone: string,
 *   factor: Run[], scalar: boolean }} LensLook
 */

/** How far from the middle the number stands, as a share of the glass's length. */
const BESIDE = 0.05;

export function createLens() {
  const glass = svg("path", { class: "glass" });
  const glow = svg("path", { class: "glow" });
  const times = svg("text", { class: "times" }, "×");
  const factor = svg("text", { class: "factor" });
  const root = svg("g", { class: "lens" }, glass, glow, times, factor);
  return {
    root,
    /** @param {LensLook | null} look @param {Hand} hand */
    draw(look, { anatomy, ruler }) {
      const shown = look !== null && look.open > 0.01;
      set(root, { visibility: shown ? null : "hidden" });
      if (!shown) return;
      const [w, h] = [anatomy["lens-w"], anatomy["lens-h"]];
      // lying, it has the sign beside the number
      const beside = look.flat && look.scalar ? h * BESIDE : 0;
      const room = look.flat ? h * 0.62 - beside : w - 12;
      const full = anatomy["fs-lens"];
      const wide = ruler.runs(look.factor, full);
      const size = Math.max(full * 0.55, Math.min(full, (full * room) / Math.max(wide, 1)));
      // a long factor gets a wider glass rather than a smaller number
      const stretch = Math.max(1, ruler.runs(look.factor, size) / room);
      const d = lensPath(w * (look.flat ? 1 : stretch), h * look.open * (look.flat ? stretch : 1));
      set(root, { transform: `translate(${look.x} ${look.y}) scale(${look.unit})` });
      for (const part of [glass, glow]) set(part, { d, transform: look.flat ? "rotate(90)" : null });
      set(glow, { class: `glow ${look.tone}`, opacity: look.lit });
      drawRuns(factor, look.factor, size);
      set(factor, { x: beside, y: 1, opacity: look.number });
      set(times, {
        x: look.flat ? -h * 0.35 : 0,
        y: look.flat ? 0 : -h * 0.25,
        opacity: look.scalar ? look.number : 0,
      });
    },
  };
}
