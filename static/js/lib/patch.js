/** Making one part of the page like another: what is alike stays, and the browser has only what differs to style and to lay out. */

/**
 * Let a place have these children. What has listeners keeps its own: they must do what those of its likeness do.
 * @param {Element} place
 * @param {Node[]} children
 */
export function patch(place, children) {
  const there = [...place.childNodes];
  children.forEach((child, i) => {
    const known = there[i];
    if (!known) place.append(child);
    else if (!liken(known, child)) known.replaceWith(child);
  });
  for (const known of there.slice(children.length)) known.remove();
}

/** Whether a node could be made like another. @param {Node} known @param {Node} next */
function liken(known, next) {
  if (known === next || known.isEqualNode(next)) return true;
  if (known.nodeName !== next.nodeName) return false;
  if (known instanceof Element && next instanceof Element) {
    likenAttributes(known, next);
    patch(known, [...next.childNodes]);
  } else if (known.nodeValue !== next.nodeValue) known.nodeValue = next.nodeValue;
  return true;
}

/** @param {Element} known @param {Element} next */
function likenAttributes(known, next) {
  for (const { name } of [...known.attributes]) if (!next.hasAttribute(name)) known.removeAttribute(name);
  for (const { name, value } of next.attributes) {
    if (known.getAttribute(name) === value) continue;
    // a style is not written as text, which the content policy forbids
    if (name === "style") styleOf(known).cssText = value;
    else known.setAttribute(name, value);
  }
}

/** @param {Element} element */
const styleOf = (element) => /** @type {HTMLElement | SVGElement | MathMLElement} */ (element).style;
