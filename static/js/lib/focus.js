/** The focus, kept where what has it is made anew. */

const FOCUSABLE = "button:not(:disabled), input, select, textarea, summary, [tabindex]";

/**
 * Build, and let the same have the focus: the element itself, or one of its kind and name, first of all the one in its
 * place, as names may come twice; or what can have it nearest to where it was.
 * @param {Element} container @param {() => void} build
 */
export function keepFocus(container, build) {
  const focused = document.activeElement;
  const within = focused instanceof HTMLElement && focused !== container && container.contains(focused);
  const way = within ? wayTo(container, focused) : [];
  build();
  const left = within && focused.checkVisibility();
  if (!within || (left && document.activeElement === focused)) return;
  const next = left ? focused : (namesake(container, focused, way) ?? nearest(container, way));
  if (next instanceof HTMLElement) next.focus({ preventScroll: true });
}

/** Whether the keys are there: after a click they are the page's again, while who reads with a finger goes on from it. @param {Element} element */
export const hasKeys = (element) => {
  const focused = matchMedia("(pointer: coarse)").matches ? ":focus" : ":focus-visible";
  return element.matches(focused) || element.querySelector(focused) !== null;
};

/** The same where the keys are. @param {Element} container @param {() => void} build */
export const keepKeys = (container, build) => (hasKeys(container) ? keepFocus(container, build) : build());

/** What can be scrolled must be reached by keyboard, too. @param {HTMLElement} element @param {boolean} scrolls */
export function setReached(element, scrolls) {
  if (scrolls) element.tabIndex = 0;
  else element.removeAttribute("tabindex");
}

/** Say whether a button has something to do. To disable it would take the focus from whoever has just pressed it. @param {HTMLElement} button @param {boolean} idle */
export const setIdle = (button, idle) => button.setAttribute("aria-disabled", String(idle));

/** @param {Element} button */
export const isIdle = (button) => button.getAttribute("aria-disabled") === "true";

/** What a button does that is idle at times. @param {() => void} run */
export const unlessIdle =
  (run) =>
  (/** @type {Event} */ { currentTarget }) => {
    if (!isIdle(/** @type {Element} */ (currentTarget))) run();
  };

/** Which child leads there, from the container on. @param {Element} container @param {Element} element @returns {number[]} */
function wayTo(container, element) {
  const parent = element.parentElement;
  if (element === container || !parent) return [];
  return [...wayTo(container, parent), [...parent.children].indexOf(element)];
}

/** @param {Element} container @param {Element} lost @param {number[]} way */
function namesake(container, lost, way) {
  const name = (/** @type {Element} */ each) => each.getAttribute("aria-label") ?? each.textContent;
  const there = way.reduce((/** @type {Element | undefined} */ from, place) => from?.children[place], container);
  const all = seen(container.querySelectorAll(lost.tagName)).filter((each) => name(each) === name(lost));
  return all.find((each) => each === there) ?? all[0];
}

/** As far as the way still leads, and there the first that can have the focus. @param {Element} from @param {number[]} way @returns {Element | null} */
function nearest(from, [place, ...rest]) {
  const child = from.children[Math.min(place ?? 0, from.children.length - 1)];
  const found = child && place !== undefined ? nearest(child, rest) : null;
  return found ?? (from.matches(FOCUSABLE) ? seen([from]) : seen(from.querySelectorAll(FOCUSABLE)))[0] ?? null;
}

/** What is hidden cannot have the focus. @param {Iterable<Element>} all */
const seen = (all) => [...all].filter((each) => each.checkVisibility());
