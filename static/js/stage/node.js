/** A scalar's card: name and what it is made of, value, gradient with its light bar. */

import { svg } from "../lib/dom.js";
import { formatNumber, toNumber } from "../lib/format.js";
import { isScalar } from "../lib/tensor.js";
import { signRuns } from "./anatomy.js";
import { changed, drawRuns, measure, set, write } from "./draw.js";
import { quarter } from "./geometry.js";
import { plain } from "./mathtext.js";
import { gradientText } from "./words.js";
import { createWrong } from "./wrong.js";

/** @import { Scalar } from "../lib/format.js" */
/** @import { TraceNode } from "../model/trace.js" */
/** @import { Anatomy, Card } from "./anatomy.js" */
/** @import { Box } from "./geometry.js" */
/** @import { NodeLook } from "./moment.js" */
/** @import { Run } from "./mathtext.js" */
/** @import { Ruler } from "../lib/ruler.js" */

/**
 * @typedef {{ locale: string, words: Record<string, string>, ruler: Ruler, anatomy: Anatomy, least: number, legible: number, pixel: number }} Hand
 *   What every drawing needs; `least`: the smallest font when seen from afar, else 0; `legible`: the smallest that is read; `pixel`: one of the screen.
 * @typedef {(box: Box, card: Card, look: NodeLook, hand: Hand) => void} DrawNode  In a root that stands where the box does.
 */

/** A number is read as well when it is so much smaller. */
const LESS = 0.8;
/** And a name when it is so much smaller. */
const LEAST_NAME = 0.5;

/** @param {TraceNode} node @param {SVGGElement} root @returns {DrawNode} */
export function createNode(node, root) {
  const ring = svg("rect", { class: "ring" });
  const shade = svg("rect", { class: "shade", y: 2 });
  const ground = svg("rect", { class: "card" });
  const tint = svg("path", { class: "tint" });
  const hot = svg("rect", { class: "scrubbed" });
  const rule = svg("line", { class: "rule" });
  const name = svg("text", { class: "name" });
  const glyph = svg("text", { class: "glyph" });
  const label = svg("text", { class: "row-label" });
  const value = svg("text", { class: "value", "data-number": `v${node.id}` });
  const dots = svg("line", { class: "dots" });
  const term = svg("text", { class: "term" });
  const grad = svg("text", { class: "grad", "data-number": `g${node.id}` });
  const rail = svg("rect", { class: "rail" });
  const bar = svg("rect", { class: "bar" });
  const zero = svg("line", { class: "bar-zero" });
  /** @type {[SVGElement, string][]} */
  const tinted = [
    [ground, "card"],
    [tint, "tint"],
    [bar, "bar"],
  ];
  const wrong = createWrong();
  const handle =
    node.role === "input"
      ? svg("rect", {
          class: "handle",
          "data-handle": node.id,
          "data-number": `v${node.id}`,
          role: "slider",
          tabindex: 0,
          "aria-label": node.label,
        })
      : null;
  root.append(
    ...[ring, shade, ground, tint, hot, rule, name, glyph, label, value, dots],
    ...(handle ? [handle] : []),
    ...[term, ...wrong.parts, grad, rail, bar, zero],
  );

  /** All that stays where it is whatever the numbers are. @param {Box} box @param {Card} card @param {Hand} hand @param {Spots} spots */
  const place = ({ w, h }, { kind, name: symbol, gradName }, hand, spots) => {
    const { words, anatomy, least } = hand;
    const { pad, flat, radius, top, low, middle, bottom, line, inner } = spots;
    set(ring, { x: -5, y: -5, width: w + 10, height: h + 10, rx: radius + 4 });
    set(shade, { width: w, height: h + 0.5, rx: radius + 1 });
    set(ground, { width: w, height: h, rx: radius });
    if (kind === "literal") {
      drawRuns(name, symbol, literalSize(hand));
      set(name, { x: w / 2, y: h / 2, class: "name middle" });
      return;
    }
    set(name, { x: pad, y: least ? middle : top / 2 + 1 });
    set(glyph, { x: w - pad + 3, y: top / 2 + 1 });
    set(rule, { x1: 0, x2: least ? 0 : w, y1: top, y2: top });
    write(label, flat || least ? "" : words.value);
    set(label, { x: pad, y: middle });
    set(value, { x: w - pad, y: middle });
    set(hot, {
      x: 1,
      y: flat ? 1 : top,
      width: w - 2,
      // on its way from a lower card it may not have the room yet
      height: Math.max(0, (flat ? top : low - top) - 1),
      rx: flat ? radius : 0,
    });
    set(tint, { d: lowerHalf(w, low, h, radius - 1) });
    drawRuns(term, gradName, anatomy["fs-term"]);
    set(term, { x: pad, y: line });
    set(grad, { x: w - pad, y: line });
    const bars = { y: bottom, height: anatomy["bar-h"], rx: anatomy["bar-h"] / 2 };
    set(rail, { x: pad, width: inner, ...bars });
    set(bar, bars);
    set(zero, { x1: w / 2, x2: w / 2, y1: bottom - 2, y2: bottom + anatomy["bar-h"] + (anatomy.compact ? 0 : 2) });
  };

  return (box, card, look, hand) => {
    const { kind, long, name: symbol, expr, glyph: ownSign, sign, gradName } = card;
    const { locale, words, ruler, anatomy, least } = hand;
    const { w } = box;
    const spots = spotsOf(box, card, hand);
    const { pad, flat, top, middle, line, inner } = spots;
    if (changed(shade, [box, card, least, anatomy, kind === "literal" && literalSize(hand)]))
      place(box, card, hand, spots);
    set(root, {
      class: ["node scalar", kind === "literal" && kind, long && "long", look.lit > 0.5 && "lit", look.asked && "asked"]
        .filter(Boolean)
        .join(" "),
    });
    // only what has the hue and the glow is told of them: on the root they would style all within anew
    const hue = look.lit > 0 ? look.tone : "";
    for (const [part, called] of tinted) set(part, { class: hue ? `${called} ${hue}` : called });
    measure(ground, "--g", String(Math.round(look.size * look.lit * 20) / 20));
    const extra = look.lit * (look.tone === "zero" ? 0 : look.size) * 1.8;
    set(ground, { "stroke-width": look.lit ? quarter(anatomy["bar-h"] * 0.375 + extra) : null });
    if (kind === "literal") return;
    /** @type {Run[]} */
    const progress = flat && look.inside ? [{ ...plain(look.inside, undefined, 0.5), face: "ui" }] : [];
    const number = look.shown && isScalar(look.value) ? formatNumber(/** @type {Scalar} */ (look.value), locale) : "—";
    const size = Math.max(least, anatomy[long ? "fs-value-long" : "fs-value"]);
    const called = symbol.map((run) => ({ ...run, tone: "ink" }));
    const large = Math.max(least * 1.15, anatomy["fs-name"]);
    const wide = ruler.text(number, size, 600);
    const titleSize = least ? large * nameShare(inner - 6, ruler.runs(called, large), wide) : large;
    const whole = [...called, ...expr, ...progress];
    const signed = [...called, ...signRuns(flat ? sign : "")];
    // a number in its row is written a little smaller, then a formula makes room for it
    const ways = least ? [signed, called] : flat ? [whole, signed, called] : [whole];
    const gap = least ? titleSize / 2 : 6;
    const title = ways.find((way) => ruler.runs(way, titleSize) + gap + wide * LESS <= inner) ?? ways[ways.length - 1];
    drawRuns(name, title, titleSize);
    write(glyph, flat ? "" : node.role === "input" ? "↔" : (look.inside ?? ownSign));
    /** A number that outgrew its card is written smaller. @param {string} text @param {number} size @param {number} weight @param {number} taken */
    const within = (text, size, weight, taken) =>
      Math.min(size, (size * (inner - taken)) / Math.max(1, ruler.text(text, size, weight)));
    const beside = flat || least ? ruler.runs(title, titleSize) + 6 : ruler.text(words.value, anatomy["fs-caption"]);
    const fitted = within(number, size, 600, beside);
    write(value, number);
    set(value, { "font-size": fitted, class: look.shown ? "value" : "value nothing" });
    if (handle) {
      const width = ruler.text(number, fitted, 600);
      const y = middle + fitted * 0.55;
      set(dots, { x1: w - pad - Math.max(width, 16), x2: w - pad, y1: y, y2: y });
      const now = isScalar(look.value) ? toNumber(look.value) : 0;
      set(handle, { "aria-valuenow": Number.isFinite(now) ? now : 0, "aria-valuetext": number });
      const grip = Math.max(44, width + 16);
      // on a low card it reaches out above, to leave the gradient its own row
      set(handle, { x: w - pad - grip + 8, y: flat ? top - 44 : middle - 22, width: grip, height: 44, rx: 6 });
    }
    set(tint, { "fill-opacity": look.lit });
    const [text, tone] = gradientText(look, locale);
    const slopeName = ruler.runs(gradName, anatomy["fs-term"]) + 4;
    const slopeSize = Math.max(least, anatomy[long ? "fs-grad-long" : "fs-grad"]);
    const mistaken = isScalar(look.wrong) ? formatNumber(look.wrong, locale) : "";
    const slopes = wrong.width(mistaken, slopeSize, ruler) + ruler.text(text, slopeSize, 640);
    const named = !mistaken || slopeName + slopes <= inner;
    const mistakenSize = slopeSize * Math.min(1, inner / Math.max(1, slopes));
    const taken = wrong.width(mistaken, mistakenSize, ruler);
    set(term, { visibility: named ? null : "hidden" });
    write(grad, text);
    const fittedSlope = within(text, slopeSize, 640, mistaken ? taken : least ? 0 : slopeName);
    set(grad, { "font-size": fittedSlope, class: ["grad", tone].join(" ") });
    const right = w - pad - ruler.text(text, fittedSlope, 640);
    wrong.draw(mistaken, { right, y: line, size: mistakenSize, ruler });
    const length = quarter(look.lit && look.tone !== "zero" ? (inner / 2) * look.size * look.lit : 0);
    set(bar, { x: w / 2 - (look.tone === "neg" ? length : 0), width: length });
  };
}

/** Seen from afar name and number share a row: both grow smaller, the name rather. @param {number} row @param {number} name @param {number} number */
const nameShare = (row, name, number) =>
  Math.max(Math.min(LEAST_NAME, row / (name + number)), Math.min(1, (row - LESS * number) / name));

/** @typedef {ReturnType<typeof spotsOf>} Spots  Where the rows of a card are. */

/** @param {Box} box @param {Card} card @param {Hand} hand */
function spotsOf({ w, h }, { kind }, { anatomy, least }) {
  const flat = anatomy.low;
  // seen from afar numbers are large for their cards, and use all of them
  const pad = anatomy["node-pad"] * (least ? 0.6 : 1);
  const radius = kind === "literal" ? h / 2 : flat ? 8 + anatomy["bar-h"] : 12 * (anatomy["node-h"] / 128);
  const [top, low] = [anatomy["row-name"], h - anatomy["row-grad"]];
  // and have one row with the name
  const middle = flat ? top / 2 + 1 : least ? low / 2 : (top + low) / 2;
  // where lines leave below, the bar keeps off their port
  const bottom = h - anatomy["bar-h"] - (anatomy.compact ? 6.5 : flat ? 3 : 5);
  return { pad, flat, radius, top, low, middle, bottom, line: low + (bottom - low) / 2 + 1, inner: w - 2 * pad };
}

/** The gradient row's ground, round below. @param {number} w @param {number} top @param {number} h @param {number} r */
export const lowerHalf = (w, top, h, r) =>
  `M1 ${top}H${w - 1}V${h - 1 - r}A${r} ${r} 0 0 1 ${w - 1 - r} ${h - 1}H${1 + r}A${r} ${r} 0 0 1 1 ${h - 1 - r}Z`;

/** A number of the text is small, as far as it can be read. @param {Hand} hand */
const literalSize = ({ anatomy: { "fs-grad": size }, legible }) => Math.max(0.86 * size, Math.min(size, legible));
