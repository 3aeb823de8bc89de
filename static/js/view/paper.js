/** Pictures of the screen, made fit for paper. */

/** Room around a graph on paper, in its own units. */
const MARGIN = 12;

/** A copy of a graph that shows all of it, however the screen was zoomed. @param {SVGSVGElement | null} picture */
export function graphOnPaper(picture) {
  const world = /** @type {SVGGElement | null} */ (picture?.querySelector(".world"));
  if (!picture || !world) return null;
  const { x, y, width, height } = world.getBBox();
  const copy = /** @type {SVGSVGElement} */ (picture.cloneNode(true));
  copy.querySelector(".world")?.removeAttribute("transform");
  copy.querySelector(".hot")?.remove();
  copy.removeAttribute("role");
  copy.setAttribute("aria-hidden", "true");
  copy.setAttribute("viewBox", [x - MARGIN, y - MARGIN, width + 2 * MARGIN, height + 2 * MARGIN].join(" "));
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
