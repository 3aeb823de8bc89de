/** What a word means, told where it stands. */

import { h } from "../../lib/dom.js";

/** @import { Glossary } from "../../net/lecture.js" */

/** Pixels between a word and what is told of it. */
const GAP = 6;
const EDGE = 12;

/**
 * @param {HTMLElement} container
 * @param {null} _
 * @param {{ lang: string, glossary: () => Promise<Glossary> }} options
 */
export function createGlossary(container, _, { lang, glossary }) {
  const card = h("aside", { class: "meaning-card", popover: "auto", role: "note" });
  container.append(card);

  /** @param {MouseEvent} event */
  const open = async (event) => {
    const word =
      event.target instanceof Element ? /** @type {HTMLElement | null} */ (event.target.closest("[data-word]")) : null;
    if (!word) return;
    const entry = (await glossary())[word.dataset.word ?? ""];
    if (!entry) return;
    card.replaceChildren(h("b", null, entry.word[lang]), h("p", null, entry.about[lang]));
    card.showPopover();
    const at = word.getBoundingClientRect();
    const { width, height } = card.getBoundingClientRect();
    const left = Math.max(EDGE, Math.min(at.left, innerWidth - width - EDGE));
    const below = at.bottom + GAP + height < innerHeight;
    card.style.setProperty("left", `${left}px`);
    card.style.setProperty("top", `${below ? at.bottom + GAP : at.top - GAP - height}px`);
  };
  container.addEventListener("click", open);

  return {
    destroy() {
      container.removeEventListener("click", open);
      card.remove();
    },
  };
}
