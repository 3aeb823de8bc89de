/** A formula a little too long for its place is written smaller: on one line if that does, else in the lines it is broken into. */

/** Down to this it is rather kept on one line than broken. */
const ONE_LINE = 0.85;
/** What is longer still is scrolled. */
const SMALLEST = 0.7;

/** @param {HTMLElement} math as wide as its place at most, and on the page, as it is measured */
export function shrink(math) {
  const { style } = math;
  /** The share of it that is in sight, to a whole percent. */
  const seen = () => Math.floor((100 * math.clientWidth) / Math.max(1, math.scrollWidth)) / 100;
  style.fontSize = "";
  style.whiteSpace = "nowrap";
  let size = seen();
  if (size < ONE_LINE) {
    style.whiteSpace = "";
    size = Math.max(SMALLEST, seen());
  }
  if (size < 1) style.fontSize = `${size}em`;
}
