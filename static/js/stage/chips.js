/** Pills with the numbers that move: solid for the one on its way, outlined for one already used. */

import { svg } from "../lib/dom.js";
import { ASIDE, BESIDE } from "./captions.js";
import { drawRuns, keyed, set, write } from "./draw.js";
import { legible } from "./view.js";

/** @import { Point } from "./geometry.js" */
/** @import { Run } from "./mathtext.js" */
/** @import { Hand } from "./node.js" */

/**
 * @typedef {{ key: string, x: number, y: number, text: Run[], tone: string, hot: boolean, opacity?: number, scale?: number,
 *   badge?: { text: string, path: string } | null, caption?: Run[], side?: "above" | "below" | "right" | "left", under?: boolean, held?: Point, path?: string | null }} Chip
 *   `under`: whether its caption stands under it at that side of its line; `held`: how far its caption stays behind, on the screen
 */

/** @param {SVGGElement} parent */
export function createChips(parent) {
  /** @type {Map<string, { root: SVGGElement, ground: SVGRectElement, halo: SVGRectElement, text: SVGTextElement, disc: SVGCircleElement, letter: SVGTextElement, caption: SVGTextElement }>} */
  const parts = new Map();
  const make = () => {
    const halo = svg("rect", { class: "halo" });
    const ground = svg("rect", { class: "pill" });
    const text = svg("text");
    const disc = svg("circle", { class: "badge" });
    const letter = svg("text", { class: "badge-letter" });
    const caption = svg("text", { class: "caption" });
    return { root: svg("g", {}, halo, ground, text, disc, letter, caption), ground, halo, text, disc, letter, caption };
  };
  /** @param {Chip[]} chips @param {number} unit @param {boolean} captions @param {Hand} hand */
  return (chips, unit, captions, { anatomy, ruler }) => {
    const byKey = new Map(chips.map((chip) => [chip.key, chip]));
    keyed(parts, byKey.keys(), make, parent);
    for (const [key, part] of parts) {
      const chip = /** @type {Chip} */ (byKey.get(key));
      const size = anatomy["fs-chip"];
      const h = anatomy["chip-h"] + (chip.badge ? 2 : 0);
      const badge = chip.badge ? 26 * (h / 32) : 0;
      const w = chipWidth(chip, ruler.runs(chip.text, size), anatomy["chip-h"], badge);
      const scale = unit * (chip.scale ?? 1);
      set(part.root, {
        class: `chip ${chip.tone} ${chip.hot ? "hot" : "cold"} ${chip.path ?? ""}`,
        transform: `translate(${chip.x} ${chip.y}) scale(${scale})`,
        opacity: chip.opacity ?? 1,
      });
      set(part.halo, { x: -w / 2 - 3, y: -h / 2 - 3, width: w + 6, height: h + 6, rx: h / 2 + 3 });
      set(part.ground, { x: -w / 2, y: -h / 2, width: w, height: h, rx: h / 2 });
      drawRuns(part.text, chip.text, size);
      set(part.text, { x: badge / 2, y: 1 });
      set(part.disc, {
        cx: -w / 2 + h / 2,
        cy: 0,
        r: chip.badge ? h * 0.31 : 0,
        class: `badge ${chip.badge?.path ?? ""}`,
      });
      write(part.letter, chip.badge?.text ?? "");
      set(part.letter, {
        x: -w / 2 + h / 2,
        y: 0.5,
        "font-size": legible(anatomy, size * 0.7, scale),
        class: `badge-letter ${chip.badge?.path ?? ""}`,
      });
      const shown = captions && chip.caption && chip.side;
      drawRuns(part.caption, shown ? (chip.caption ?? []) : [], legible(anatomy, anatomy["fs-caption"], scale));
      const aside = chip.side === "right" ? 1 : chip.side === "left" ? -1 : 0;
      const off = (h / 2 + anatomy["fs-caption"]) * (chip.side === "above" ? -1 : 1);
      const { x, y } = chip.held ?? { x: 0, y: 0 };
      set(part.caption, {
        x: aside * (chip.under ? BESIDE : w / 2 + ASIDE) + x / scale,
        y: (aside && !chip.under ? 0 : off) + y / scale,
        class: ["caption", aside > 0 && "start", aside < 0 && "end", chip.hot && "now"].filter(Boolean).join(" "),
      });
    }
  };
}

/** @param {Chip} chip @param {number} text @param {number} height @param {number} badge */
const chipWidth = (chip, text, height, badge) =>
  Math.max(height * 1.34, text + height * 0.7 + badge + (chip.badge ? 2 : 0));
