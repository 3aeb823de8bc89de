/** Small controls of a form: a list to choose from, a number in bounds. */

import { h } from "../../lib/dom.js";
import { formatNumber } from "../../lib/format.js";
import { createDelay } from "../../lib/sleep.js";
import { readTyped } from "../../model/typed.js";
import { tellUnread } from "../notices.js";

/** Letters are typed at most this far apart: before that a browser takes the next one for another name. */
const TYPING = 700;

/**
 * What is typed here and not yet asked for marks the control: as long as hands are on it, it is not made anew.
 * @param {HTMLInputElement} input
 */
export function markTyped(input) {
  input.addEventListener("input", () => {
    if (input.value === input.defaultValue) delete input.dataset.typed;
    else input.dataset.typed = "";
  });
  input.addEventListener("change", () => delete input.dataset.typed);
}

/**
 * @param {{ label: string, value: string, choices: { value: string, text: string, title?: string }[], onChange: (value: string) => void }} options
 */
export function createSelect({ label, value, choices, onChange }) {
  const select = h(
    "select",
    { class: "select", "aria-label": label },
    ...choices.map((choice) =>
      h("option", { value: choice.value, title: choice.title, selected: choice.value === value }, choice.text),
    ),
  );
  select.value = value;
  whenChosen(select, onChange);
  return select;
}

/**
 * A name that is typed is chosen once it is typed: on its way each letter leads to another choice.
 * @param {HTMLSelectElement} select @param {(value: string) => void} onChange
 */
function whenChosen(select, onChange) {
  let chosen = select.value;
  let typing = false;
  const choose = () => {
    pause.stop();
    typing = false;
    delete select.dataset.typed;
    // one that has made room for another is the past
    if (select.value === chosen || !select.isConnected) return;
    chosen = select.value;
    onChange(chosen);
  };
  const pause = createDelay(TYPING, choose);
  select.addEventListener("keydown", ({ key, ctrlKey, metaKey, altKey }) => {
    if (key === "Enter") choose();
    // within a name a space is a letter, else it opens the list
    typing = key.length === 1 && (key !== " " || typing) && !(ctrlKey || metaKey || altKey);
    if (!typing) return;
    select.dataset.typed = "";
    pause.stop();
    pause.start();
  });
  select.addEventListener("pointerdown", choose);
  select.addEventListener("blur", choose);
  select.addEventListener("change", () => {
    if (!typing) choose();
  });
}

/** @import { Translate } from "../../lib/i18n.js" */

/**
 * @param {{ label: string, value: number, least: number, most: number, whole: boolean, t: Translate, lang: string, onChange: (value: number) => void }} options
 */
export function createField({ label, value, least, most, whole, t, lang, onChange }) {
  const say = (/** @type {number} */ number) => (whole ? String(number) : formatNumber(number, lang, 6));
  /** What it was last set to: what is asked for may not have come yet. */
  let current = value;
  const input = h("input", {
    class: "net-number",
    // some keypads for numbers have no minus
    inputmode: least < 0 ? null : "decimal",
    role: "spinbutton",
    ...{ "aria-valuenow": value, "aria-valuemin": least, "aria-valuemax": most },
    autocomplete: "off",
    "aria-label": label,
    value: say(value),
  });
  const put = (/** @type {number} */ next) => {
    const rounded = whole ? Math.round(next) : Number(next.toPrecision(6));
    const kept = Math.max(least, Math.min(most, rounded));
    input.value = say(kept);
    input.setAttribute("aria-valuenow", String(kept));
    const other = kept !== current;
    current = kept;
    if (other) onChange(kept);
    return kept;
  };
  markTyped(input);
  input.addEventListener("change", () => {
    const { value: text } = input;
    const typed = readTyped(text);
    if (typed === null) {
      tellUnread(text);
      input.value = say(current);
      return;
    }
    const kept = put(typed);
    const bounds = { least: say(least), most: say(most), value: say(kept) };
    if (whole ? kept !== typed : typed < least || typed > most)
      tellUnread(text, t(whole ? "net.bounds.whole" : "net.bounds", bounds));
  });
  input.addEventListener("keydown", (event) => {
    const up = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    if (!up) return;
    event.preventDefault();
    put(whole ? current + up : up > 0 ? current * 1.25 || 0.01 : current / 1.25);
  });
  return input;
}
