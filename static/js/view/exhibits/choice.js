/** Buttons of which one is pressed. */

import { h } from "../../lib/dom.js";

/**
 * @template T
 * @param {string} label
 * @param {{ value: T, text: string }[]} values
 * @param {(value: T) => void} onChoose
 * @param {() => unknown} now which value it is
 */
export function createChoice(label, values, onChoose, now) {
  const buttons = values.map(({ value, text }) => h("button", { type: "button", click: () => onChoose(value) }, text));
  return {
    element: h("div", { class: "choice", role: "group", "aria-label": label }, ...buttons),
    update: () =>
      buttons.forEach((button, i) => {
        button.setAttribute("aria-pressed", String(values[i].value === now()));
      }),
  };
}
