/** The focus, kept where what has it is made anew. */

const FOCUSABLE = "button:not(:disabled), input, select, textarea, summary, [tabindex]";

/**
 * Build, and let what stands in the same place have the focus: the same element, or one of the same kind and name, or
 * what can have it nearest to where it was.
 * @param {Element} container @param {() => void} build
 */
export function keepFocus(container, build) {
  const focused = document.activeElement;
  const within = focused instanceof HTMLElement && focused !== container && container.contains(focused);
  const way = within ? wayTo(container, focused) : [];
  build();
  if (!within || document.activeElement === focused) return;
  const next = focused.isConnected ? focused : (namesake(container, focused) ?? nearest(container, way));
  if (next instanceof HTMLElement) next.focus({ preventScroll: true });
}

/** Which child leads there, from the container on. @param {Element} container @param {Element} element @returns {number[]} */
function wayTo(container, element) {
  const parent = element.parentElement;
  if (element === container || !parent) return [];
  return [...wayTo(container, parent), [...parent.children].indexOf(element)];
}

/** @param {Element} container @param {Element} lost */
function namesake(container, lost) {
  const name = (/** @type {Element} */ each) => each.getAttribute("aria-label") ?? each.textContent;
  return name(lost) && [...container.querySelectorAll(lost.tagName)].find((each) => name(each) === name(lost));
}

/** As far as the way still leads, and there the first that can have the focus. @param {Element} from @param {number[]} way @returns {Element | null} */
function nearest(from, [place, ...rest]) {
  const child = from.children[Math.min(place ?? 0, from.children.length - 1)];
  const found = child && place !== undefined ? nearest(child, rest) : null;
  return found ?? (from.matches(FOCUSABLE) ? from : from.querySelector(FOCUSABLE));
}
