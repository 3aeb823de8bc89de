/** Short words that come and go: copied, offline, a link that could not be read. */

import { h, prose } from "../lib/dom.js";

const STAYS = 6000;
/** One that offers something to do stays until it can be read and reached. */
const OFFERS = 20_000;
/** No more of what was typed is repeated. */
const LONGEST = 40;

/** Any field may say that what was typed into it is no number, or in words of its own what became of it. @param {string} typed @param {string} [said] */
export const tellUnread = (typed, said) =>
  document.dispatchEvent(new CustomEvent("unread", { detail: { typed: typed.slice(0, LONGEST), said } }));

/** @param {HTMLElement} container @param {() => string} close what the button is called that takes a lasting one away */
export function createNotices(container, close) {
  container.setAttribute("role", "status");
  /** Where the focus was when the first of them came, and from where it came here. @type {Element | null} */
  let from = null;
  /** @type {EventTarget | null} */
  let last = null;
  container.addEventListener("focusin", ({ relatedTarget: at }) => {
    if (at instanceof Node && !container.contains(at)) last = at;
  });
  /** @type {Map<string, { element: HTMLElement, timer: ReturnType<typeof setTimeout> | 0, tell: () => void }>} */
  const shown = new Map();
  const inOtherWords = new MutationObserver(() => {
    for (const { tell } of shown.values()) tell();
  });
  inOtherWords.observe(document.documentElement, { attributeFilter: ["lang"] });
  /** @param {string} id */
  const hide = (id) => {
    const notice = shown.get(id);
    if (!notice) return;
    if (notice.timer) clearTimeout(notice.timer);
    if (notice.element.contains(document.activeElement))
      /** @type {HTMLElement | null} */ (from?.isConnected ? from : last)?.focus();
    notice.element.remove();
    shown.delete(id);
  };
  return {
    /**
     * Show one; `lasting` ones stay until hidden.
     * @param {string} id @param {string | (() => string)} say what; a function tells it anew when the page changes its language
     * @param {{ lasting?: boolean, offer?: { label: string, run: () => void } }} [options]
     */
    show(id, say, { lasting = false, offer } = {}) {
      hide(id);
      const { activeElement: at, body } = document;
      if (!shown.size) from = at === body ? null : at;
      const said = h("span");
      const button = offer && h("button", { type: "button", class: "button", click: offer.run }, offer.label);
      const away = lasting ? h("button", { type: "button", class: "button quiet" }, "×") : null;
      const tell = () => {
        said.replaceChildren(...prose(typeof say === "string" ? say : say()));
        away?.setAttribute("aria-label", close());
      };
      tell();
      const element = h("p", { class: "notice", "data-notice": id, click: () => hide(id) }, said, button, away);
      container.append(element);
      shown.set(id, { element, tell, timer: lasting ? 0 : setTimeout(() => hide(id), offer ? OFFERS : STAYS) });
    },
    hide,
  };
}
