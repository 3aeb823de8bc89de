/** Small controls of a form: a list to choose from, a number in bounds. */

import { h } from "../../lib/dom.js";
import { formatNumber, readNumber } from "../../lib/format.js";
import { tellUnread } from "../notices.js";

/**
 * @param {{ label: string, value: string, choices: { value: string, text: string, title?: string }[], onChange: (value: string) => void }} options
 */
export function createSelect({ label, value, choices, onChange }) {
  const select = h(
    "select",
    { class: "select", "aria-label": label, change: () => onChange(select.value) },
    ...choices.map((choice) =>
      h("option", { value: choice.value, title: choice.title, selected: choice.value === value }, choice.text),
    ),
  );
  select.value = value;
  return select;
}

/**
 * @param {{ label: string, value: number, least: number, most: number, whole: boolean, lang: string, onChange: (value: number) => void }} options
 */
export function createField({ label, value, least, most, whole, lang, onChange }) {
  const shown = formatNumber(value, lang, 6);
  const input = h("input", {
    class: "net-number",
    inputmode: "decimal",
    autocomplete: "off",
    "aria-label": label,
    value: shown,
  });
  const put = (/** @type {number} */ next) => {
    const rounded = whole ? Math.round(next) : Number(next.toPrecision(6));
    const kept = Math.max(least, Math.min(most, rounded));
    input.value = formatNumber(kept, lang, 6);
    if (kept !== value) onChange(kept);
  };
  input.addEventListener("change", () => {
    const typed = readNumber(input.value);
    if (typed !== null) return put(typed);
    tellUnread(input.value);
    input.value = shown;
  });
  input.addEventListener("keydown", (event) => {
    const up = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    if (!up) return;
    event.preventDefault();
    put(whole ? value + up : up > 0 ? value * 1.25 || 0.01 : value / 1.25);
  });
  return input;
}
