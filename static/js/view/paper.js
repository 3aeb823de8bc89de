/** A part of the screen, made fit for paper. */

/** A copy: what is painted becomes an image, and nothing can be pressed. @param {HTMLElement} element */
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
