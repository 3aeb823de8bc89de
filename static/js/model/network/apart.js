/** Names beside a chart, moved so that none covers another. */

/**
 * Heights at least `gap` apart, in the order they had, near to where they were and between `low` and `high`.
 * @param {number[]} heights @param {{ gap: number, low: number, high: number }} room @returns {number[]}
 */
export function apart(heights, { gap, low, high }) {
  const order = heights.map((_, i) => i).sort((a, b) => heights[a] - heights[b]);
  const moved = [...heights];
  let free = low;
  for (const i of order) {
    moved[i] = Math.max(moved[i], free);
    free = moved[i] + gap;
  }
  let most = high;
  for (const i of order.toReversed()) {
    moved[i] = Math.min(moved[i], most);
    most = moved[i] - gap;
  }
  return moved;
}
