/** On a phone the panels share one sheet; these are its tabs. */

import { h } from "../lib/dom.js";

/** @import { Translate } from "../lib/i18n.js" */

/** A finger that moves no farther has tapped. */
const SLIP = 12;
const TABS = { inspector: "right", numbers: "left", text: "left", tools: "right", more: "more" };

/**
 * @param {HTMLElement} container
 * @param {null} _
 * @param {{ t: Translate, onTab: (tab: string) => void, onGrow: (up?: boolean) => void }} options
 */
export function createTabs(container, _, { t, onTab, onGrow }) {
  let start = 0;
  const grip = {
    ...{ type: "button", class: "grip", "aria-label": t("tabs.grow") },
    click: () => onGrow(),
    touchstart: (/** @type {TouchEvent} */ { touches: [{ clientY }] }) => {
      start = clientY;
    },
    touchmove: (/** @type {TouchEvent} */ { touches: [{ clientY }] }) => {
      if (Math.abs(clientY - start) > SLIP) onGrow(clientY < start);
    },
  };
  const tabs = Object.entries(TABS).map(([name, panel]) => {
    const click = () => {
      onTab(name);
      document.getElementById(panel)?.scrollTo(0, 0); // two tabs share a panel
    };
    const attributes = { type: "button", role: "tab", id: `tab-${name}`, "aria-controls": panel, click };
    return h("button", attributes, t(`tab.${name}`));
  });
  const names = Object.keys(TABS);
  const keydown = (/** @type {KeyboardEvent} */ event) => {
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!by) return;
    event.preventDefault();
    event.stopPropagation();
    const next = tabs.at((tabs.indexOf(/** @type {HTMLButtonElement} */ (event.target)) + by) % tabs.length);
    next?.click();
    next?.focus();
  };
  container.replaceChildren(
    h("button", grip),
    h("div", { role: "tablist", "aria-label": t("tabs"), keydown }, ...tabs),
  );
  return {
    /** @param {{ tab: string }} data */
    update({ tab }) {
      tabs.forEach((each, i) => each.setAttribute("aria-selected", String(names[i] === tab)));
      // the keys of a panel that gave way go on from the tab
      if (document.activeElement?.checkVisibility() === false) tabs[names.indexOf(tab)].focus({ preventScroll: true });
    },
    destroy: () => container.replaceChildren(),
  };
}
