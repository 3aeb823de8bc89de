/** The stage's keys, and which of its parts Tab leads to. */

import { groupOfKey, neighbour, stations, titleKey } from "./focus.js";

/** @import { Scene } from "./scene.js" */

const ARROWS = ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"];

/**
 * @param {SVGSVGElement} surface
 * @param {{ scene: () => Scene | null, partOf: (key: number) => Element | undefined, onSelect?: (id: number) => void,
 *   onToggle?: (group: number) => void, onMove: (key: number) => void, onReach: (part: Element) => void }} options `partOf`: what is drawn for a node or a title
 */
export function createKeyboard(surface, { scene, partOf, onSelect, onToggle, onMove, onReach }) {
  /** A node, or the title of a group. */
  let stop = 0;

  /** @param {EventTarget | null} target @returns {number | null} */
  const keyOf = (target) => {
    if (!(target instanceof Element)) return null;
    if (target.matches(".node")) return Number(target.getAttribute("data-id"));
    return target.matches(".title") ? titleKey(Number(target.getAttribute("data-group"))) : null;
  };

  /** Whether the keys are on a part of the picture. */
  const holds = () => keyOf(document.activeElement) !== null && surface.contains(document.activeElement);

  const move = (/** @type {number} */ key) => {
    stop = key;
    onMove(key);
  };

  /** @param {number} key */
  const act = (key, /** @type {boolean} */ enter) => {
    const group = groupOfKey(key) ?? (enter ? scene()?.trace.node(key)?.fold?.group : undefined);
    if (group === undefined || group === null) return onSelect?.(key);
    stop = titleKey(group);
    onToggle?.(group);
  };

  surface.addEventListener("keydown", (event) => {
    const [key, now] = [keyOf(event.target), scene()];
    if (key === null || !now || event.shiftKey || surface.closest("[aria-busy=true]")) return;
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      event.stopPropagation();
      return act(key, event.key === "Enter");
    }
    if (!ARROWS.includes(event.key)) return;
    // also where there is nobody to go to: here the arrows are not those that step
    event.preventDefault();
    event.stopPropagation();
    const next = neighbour(now.trace, stations(now), now.horizontal, key, event.key);
    if (next !== null) move(next);
  });

  // around it: Tab stops at an svg that listens for the focus itself
  surface.parentElement?.addEventListener("focusin", (event) => {
    stop = keyOf(event.target) ?? stop;
  });
  // after a click the keys are the page's again: → steps
  const release = () => {
    const part = /** @type {SVGElement | null} */ (document.activeElement);
    if (holds() && !part?.matches(":focus-visible")) part?.blur();
  };
  // before what is pressed is made anew, and handed the focus of what it was
  surface.addEventListener("click", release, true);
  // where Tab has led to; what is pressed is in sight
  surface.addEventListener("keyup", ({ key, target }) => {
    if (key === "Tab" && target instanceof Element) onReach(target);
  });

  return {
    stop: () => stop,
    /** Lead the keys to a node, or to a title. */
    move,
    holds,
    /** The picture has other parts now: stay where one was, or on what stands for it. @param {Scene} now */
    settle({ trace, nodes, groups }) {
      const group = groupOfKey(stop);
      const was = scene()?.trace.root;
      if (group === null && was && was.program !== trace.root.program) {
        // in another program the same number is another node
        const { label } = was.node(stop);
        stop = trace.root.nodes.find((node) => node.label === label)?.id ?? 0;
      }
      if (group !== null) {
        if (groups.has(group)) return;
        stop = trace.nodes.find((node) => node.fold?.group === group)?.id ?? trace.output;
      } else if (!nodes.has(stop)) stop = nodes.has(trace.seat(stop)) ? trace.seat(stop) : trace.output;
    },
    focus: () => /** @type {SVGElement | undefined} */ (partOf(stop))?.focus({ preventScroll: true }),
  };
}
