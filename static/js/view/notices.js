/** Short words that come and go: copied, offline, a link that could not be read. */

import { h } from "../lib/dom.js";

const STAYS = 6000;

/** @param {HTMLElement} container */
export function createNotices(container) {
  container.setAttribute("role", "status");
  /** @type {Map<string, { element: HTMLElement, timer: ReturnType<typeof setTimeout> | 0 }>} */
  const shown = new Map();
  /** @param {string} id */
  const hide = (id) => {
    const notice = shown.get(id);
    if (!notice) return;
    if (notice.timer) clearTimeout(notice.timer);
    notice.element.remove();
    shown.delete(id);
  };
  return {
    /** Show one; `lasting` ones stay until hidden. @param {string} id @param {string} text @param {{ lasting?: boolean }} [options] */
    show(id, text, { lasting = false } = {}) {
      hide(id);
      const element = h("p", { class: "notice", "data-notice": id, click: () => hide(id) }, text);
      container.append(element);
      shown.set(id, { element, timer: lasting ? 0 : setTimeout(() => hide(id), STAYS) });
    },
    hide,
  };
}
