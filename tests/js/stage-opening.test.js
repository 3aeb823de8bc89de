import assert from "node:assert/strict";
import test from "node:test";
import { opensAt } from "../../static/js/stage/opening.js";

const LINE = [
  { x: 0, y: 200 },
  { x: 100, y: 200 },
  { x: 100, y: 0 },
  { x: 260, y: 0 },
];
/** Lengths along it: the upright piece begins at 100, the last one at 300. */
const [BEND, END] = [300, 460];
const GLASS = { w: 56, h: 96 };

/** @param {number} lens @param {{ x: number, y: number, w: number, h: number }[]} cards @param {number} [k] */
const opened = (lens, cards, k = 1) => {
  const scene = { nodes: new Map(cards.map((box, i) => [i, box])), groups: new Map() };
  return opensAt(/** @type {any} */ ({ scene, view: { k } }), LINE, lens, () => GLASS, Math.min(0.62, k));
};

test("a lens with room opens where it stands", () => {
  assert.equal(opened(380, []), 380);
  assert.equal(opened(380, [{ x: 260, y: -30, w: 100, h: 60 }]), 380);
});

test("a lens that would lie on a card opens a little before it", () => {
  const at = opened(450, [{ x: 260, y: -30, w: 100, h: 60 }]);
  assert.ok(at < 450 - 5 && at > 450 - GLASS.w);
  // half of it, and its distance to the card
  assert.ok(END - at >= (0.62 * GLASS.w) / 2);
});

test("a lens whose straight piece has no room opens round the corner", () => {
  // beside all of the upright piece
  const wall = { x: 112, y: -20, w: 140, h: 200 };
  const at = opened(125, [wall]);
  assert.ok(at < 100 - 10 && at > 100 - GLASS.h, `at ${at}`);
});

test("a lens opens on no bend of its line", () => {
  const at = opened(380, [{ x: 130, y: -30, w: 300, h: 60 }]);
  assert.ok(Math.abs(at - BEND) >= 12 && at < END, `at ${at}`);
});

test("a lens that lies across finds the gap between two cards", () => {
  const cards = [
    { x: 112, y: 20, w: 100, h: 60 },
    { x: 112, y: 104, w: 100, h: 60 },
  ];
  // at y = 50, beside the upper one
  const at = opened(250, cards);
  assert.ok(Math.abs(at - (BEND - 92)) < 6, `at ${at}`);
});

test("a lens stays near its place however long its line is", () => {
  const long = { x: -500, y: -40, w: 2000, h: 80 };
  assert.ok(Math.abs(opened(380, [long], 0.5) - 380) <= (GLASS.h * 0.5) / 0.5);
});
