/** Pictures of the screen, made fit for paper. */

/** Room around a graph on paper, in its own units. */
const MARGIN = 12;
/** A sheet is so wide, in these units, where a card is easily read; what is cut at its rim begins the next band whole. */
const SHEET = { width: 1000, again: 150 };

/**
 * A graph that shows all of it, however the screen was zoomed: a long one in bands under one another, as many as get it
 * larger and stay on one sheet.
 * @param {SVGSVGElement | null} picture
 */
export function graphOnPaper(picture) {
  const world = /** @type {SVGGElement | null} */ (picture?.querySelector(".world"));
  if (!picture || !world) return [];
  const { x, y, width, height } = grown(world.getBBox());
  const count = Math.max(1, Math.min(Math.ceil(width / SHEET.width), Math.floor(Math.sqrt(width / height))));
  const again = count > 1 ? SHEET.again : 0;
  const step = (width - again) / count;
  return Array.from({ length: count }, (_, i) => band(picture, [x + i * step, y, step + again, height]));
}

/** @param {DOMRect} box */
const grown = ({ x, y, width, height }) => ({
  ...{ x: x - MARGIN, y: y - MARGIN },
  ...{ width: width + 2 * MARGIN, height: height + 2 * MARGIN },
});

/** A copy of a part of the graph. @param {SVGSVGElement} picture @param {number[]} box */
function band(picture, box) {
  const copy = /** @type {SVGSVGElement} */ (picture.cloneNode(true));
  copy.querySelector(".world")?.removeAttribute("transform");
  copy.querySelector(".hot")?.remove();
  copy.removeAttribute("role");
  copy.setAttribute("aria-hidden", "true");
  copy.setAttribute("viewBox", box.join(" "));
  return copy;
}

/** A copy of anything else: what is painted becomes an image, and nothing can be pressed. @param {HTMLElement} element */
export function copyOnPaper(element) {
  const copy = /** @type {HTMLElement} */ (element.cloneNode(true));
  const painted = element.querySelectorAll("canvas");
  copy.querySelectorAll("canvas").forEach((canvas, i) => {
    const image = document.createElement("img");
    image.className = canvas.className;
    image.alt = "";
    if (painted[i].width && painted[i].height) image.src = painted[i].toDataURL();
    canvas.replaceWith(image);
  });
  for (const control of copy.querySelectorAll("button, input, select")) control.setAttribute("tabindex", "-1");
  copy.removeAttribute("id");
  copy.setAttribute("aria-hidden", "true");
  return copy;
}
