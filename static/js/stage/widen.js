/** While numbers are dragged the picture stands still; a card grows only if its number would not fit, and only into free room. */

import { overlaps } from "./geometry.js";

/** @import { Card } from "./anatomy.js" */
/** @import { Scene } from "./scene.js" */

/**
 * @param {Scene} scene
 * @param {Map<number, Card>} cards  as the numbers of now would have them
 * @returns {Scene | null} null where nothing needs to change
 */
export function widened(scene, cards) {
  const nodes = new Map(scene.nodes);
  const kept = new Map(scene.cards);
  let changed = false;
  for (const [id, card] of cards) {
    const before = scene.cards.get(id);
    const box = nodes.get(id);
    if (!before || !box || before.kind !== card.kind) continue;
    const long = before.long || card.long;
    if (card.w > box.w && scene.horizontal) {
      const wider = { ...box, x: box.x - (card.w - box.w), w: card.w };
      // the left edge has the ports of its inputs, so only leaves can grow without moving a line
      const leaf = !scene.trace.inputEdges(id).length;
      const free = leaf && ![...nodes].some(([other, there]) => other !== id && overlaps(wider, there, 8));
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
