/** A clicker's keys: they step wherever one is, but where pages are turned of what is written or chosen. */

const CLICKER = ["PageDown", "PageUp"];
const PAGED = "textarea, select, [contenteditable='true'], [role='listbox'], [role='combobox'], dialog";

/** Whether this is a step for whoever holds the clicker, though a field or a slider has the focus. @param {KeyboardEvent} event */
export function isClick(event) {
  const target = event.composedPath()[0];
  return CLICKER.includes(event.key) && !(target instanceof Element && target.closest(PAGED));
}
