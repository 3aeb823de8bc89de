/** The focus, kept where what has it is made anew. */

/**
 * Build, and let what stands in the same place have the focus: the same element, or one of the same label, or the one
 * that is reached by the same way from the container.
 * @param {Element} container @param {() => void} build
 */
export function keepFocus(container, build) {
  const focused = document.activeElement;
  const within = focused instanceof HTMLElement && focused !== container && container.contains(focused);
  const way = within ? wayTo(container, focused) : [];
  build();
  if (!within || document.activeElement === focused) return;
  const label = focused.getAttribute("aria-label");
  const next = focused.isConnected
    ? focused
    : ([...container.querySelectorAll("[aria-label]")].find((each) => each.getAttribute("aria-label") === label) ??
      way.reduce((/** @type {Element | undefined} */ from, place) => from?.children[place], container));
  if (next instanceof HTMLElement) next.focus({ preventScroll: true });
}

/** Which child leads there, from the container on. @param {Element} container @param {Element} element @returns {number[]} */
function wayTo(container, element) {
  const parent = element.parentElement;
  if (element === container || !parent) return [];
  return [...wayTo(container, parent), [...parent.children].indexOf(element)];
}
