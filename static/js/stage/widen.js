/** While numbers are dragged the picture stands still; a card grows only if its number would not fit, and only into free room. */

import { overlaps, piecesOf } from "./geometry.js";

/** @import { Card } from "./anatomy.js" */
/** @import { Box } from "./geometry.js" */
/** @import { Scene } from "./scene.js" */

const endOf = (/** @type {Box} */ { x, w }) => x + w;

/**
 * @param {Scene} scene
 * @param {Map<number, Card>} cards  as the numbers of now would have them
 * @returns {Scene | null} null where nothing needs to change
 */
export function widened(scene, cards) {
  const nodes = new Map(scene.nodes);
  const kept = new Map(scene.cards);
  let changed = false;
  const isLeaf = (/** @type {number} */ id) => !scene.trace.inputEdges(id).length;
  /** Inputs that stand over each other grow together, lest their edge be ragged. @param {Box} box */
  const widest = (box) => {
    const rank = [...scene.nodes].filter(([id, each]) => isLeaf(id) && Math.abs(endOf(each) - endOf(box)) < 1);
    return Math.max(...rank.map(([id, each]) => Math.max(each.w, cards.get(id)?.w ?? 0)));
  };
  const lines = () => [...scene.routes.values()].flatMap(({ points }) => piecesOf(points));
  for (const [id, card] of cards) {
    const before = scene.cards.get(id);
    const box = nodes.get(id);
    if (!before || !box || before.kind !== card.kind) continue;
    const long = before.long || card.long;
    // the left edge has the ports of its inputs, so only leaves can grow without moving a line
    const w = scene.horizontal && isLeaf(id) ? widest(box) : box.w;
    if (w > box.w) {
      const wider = { ...box, x: box.x - (w - box.w), w };
      const gained = { ...wider, w: w - box.w };
      const free =
        ![...nodes].some(([other, there]) => other !== id && overlaps(wider, there, 8)) &&
        !lines().some((piece) => overlaps(gained, piece, 2));
      if (free) {
        nodes.set(id, wider);
        changed = true;
      }
    }
    if (long !== before.long) {
      kept.set(id, { ...before, long });
      changed = true;
    }
  }
  return changed ? { ...scene, nodes, cards: kept } : null;
}
