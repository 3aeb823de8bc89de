/** What can be chosen from a drop-down, and what is: nothing that is so already is written again. */

import { h } from "./dom.js";

/**
 * Setting even the same choice sends the browser through all fields of the page, to see whether it could fill them in.
 * @param {HTMLSelectElement} select
 * @param {readonly (readonly [value: string | number, label: string])[]} choices
 * @param {string | number} chosen
 */
export function offer(select, choices, chosen) {
  const offered = [...select.options].map(({ value, textContent }) => [value, textContent]);
  if (String(choices) !== String(offered))
    select.replaceChildren(...choices.map(([value, label]) => h("option", { value }, label)));
  if (select.value !== String(chosen)) select.value = String(chosen);
}
