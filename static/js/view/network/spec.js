/** The network as a line of text and as a form: two ways to say the same, always in step. */

import { h, prose } from "../../lib/dom.js";
import { keepFocus } from "../../lib/focus.js";
import { createDelay } from "../../lib/sleep.js";
import { covered, toUnits } from "../../lib/span.js";
import { layerRows } from "./layers.js";
import { settingRows } from "./settings.js";

/** @import { Form } from "../../model/network/form.js" */
/** @import { FormOptions } from "./layers.js" */

/**
 * @typedef {{ text: string, form: Form | null, problem: { message: string, hint: string | null, span: [number, number] | null, said: string | null } | null, parameters: number | null }} SpecData
 */

const TYPING = 350;
/** What is brought into sight keeps so far from the rim, above and below. */
const RIM = 30;

/**
 * @param {HTMLElement} container
 * @param {SpecData} data
 * @param {FormOptions & { limit: number, onText: (text: string) => void, onTooLong: (count: number) => void }} options
 *   `limit`: characters that a text may have
 */
export function createSpec(container, data, options) {
  const { t, limit, onText, onTooLong } = options;
  const count = h("span");
  const area = h("textarea", {
    ...{
      class: "spec-text",
      rows: 3,
      spellcheck: "false",
      autocomplete: "off",
      autocapitalize: "off",
      id: "spec-text",
    },
    ...{ "aria-label": t("net.spec"), "aria-describedby": "spec-problem" },
  });
  const problem = h("p", { class: "spec-problem", id: "spec-problem", role: "alert" });
  const layers = h("ol", { class: "layers" });
  const settings = h("div", { class: "net-settings" });
  container.replaceChildren(
    h("h2", { class: "section-title" }, t("net.title"), count),
    area,
    problem,
    layers,
    settings,
  );
  let current = data;
  /** Under the hands of who types the text stays as it is typed; written in full it is once they are done. */
  let writing = false;
  const setWriting = (/** @type {boolean} */ now) => {
    writing = now;
    area.toggleAttribute("data-settled", !now);
  };
  setWriting(false);
  /** What was last asked for. */
  let asked = data.text;
  /** Whoever has pressed Enter is led to what is wrong; who types on is not. */
  let toPoint = false;
  /** The text that the problem was found in: by now another one may be typed. */
  let faulty = data.text;
  /** What a form asked for and did not get is over, too, when the text is said once more. */
  const isSaid = () => area.value === asked && typeof current.problem?.said !== "string";
  const send = () => {
    pause.stop();
    if (!writing || isSaid()) return;
    asked = area.value;
    onText(asked);
  };
  const pause = createDelay(TYPING, send);
  const done = () => {
    if (isSaid()) area.value = current.text;
    else send();
    setWriting(false);
  };
  area.addEventListener("input", () => {
    if (!writing) asked = current.text;
    setWriting(true);
    pause.stop();
    pause.start();
  });
  // what is pasted or dropped; a very long one would hold the page up before it is refused
  area.addEventListener("beforeinput", (event) => {
    const count = area.value.length - (area.selectionEnd - area.selectionStart) + (event.data?.length ?? 0);
    if (!event.data || count <= limit) return;
    event.preventDefault();
    onTooLong(count);
  });
  area.addEventListener("blur", done);
  area.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing) return;
    event.preventDefault();
    done();
    toPoint = true;
    point();
  });
  area.addEventListener("input", () => {
    toPoint = false;
  });
  const point = () => {
    const place = toPoint && current.problem?.said === null && toUnits(faulty, current.problem.span);
    if (!place || area.value !== faulty || document.activeElement !== area) return;
    area.setSelectionRange(place.from, place.to);
    toPoint = false;
  };

  /** The form of a network that came while something was typed in the one before: it waits until that is said. */
  let waiting = false;
  const handed = /** @type {FormOptions} */ ({
    ...options,
    // the answer to it brings a form
    onForm(change) {
      waiting = false;
      options.onForm(change);
    },
  });
  const typing = () => container.contains(document.activeElement?.closest("[data-typed]") ?? null);
  container.addEventListener("focusout", () =>
    // once the next has the focus
    setTimeout(() => {
      if (!waiting || typing()) return;
      const { form } = current;
      if (form) renew(form, false);
    }),
  );
  /** @param {Form} form @param {boolean} refused */
  const renew = (form, refused) => {
    waiting = typing() && !refused;
    if (waiting) return;
    keepFocus(container, () => build(form, refused));
    // one more layer moves the button that made it down
    if (document.activeElement?.matches(".layers .add")) document.activeElement.scrollIntoView({ block: "nearest" });
  };

  /** The form as the network is, open where it was; a formula that was refused stays, to be mended. @param {Form} form @param {boolean} refused */
  const build = (form, refused) => {
    /** @returns {HTMLInputElement | null} */
    const formula = () => settings.querySelector(".net-formula");
    const typed = formula()?.value;
    const details = () => [...layers.querySelectorAll("details")];
    const open = details().map((each) => each.open);
    layers.replaceChildren(...layerRows(form, handed));
    settings.replaceChildren(...settingRows(form, handed));
    for (const [i, each] of details().entries()) each.open ||= open[i] ?? false;
    const now = formula();
    if (refused && now && typed !== undefined) now.value = typed;
  };
  const draw = (/** @type {SpecData} */ before) => {
    if (!writing && area.value !== current.text) area.value = current.text;
    count.textContent = current.parameters === null ? "" : t("net.parameters", { count: current.parameters });
    problem.hidden = !current.problem;
    if (before.problem !== current.problem) faulty = current.text;
    if (current.problem) {
      const { message, hint, span, said } = current.problem;
      const place = said ?? covered(faulty, span);
      problem.replaceChildren(
        h("span", null, place && h("mark", null, place), place && ": ", ...prose(message)),
        hint ? h("span", null, ...prose(hint)) : "",
      );
      point();
    }
    const { form, problem: told } = current;
    // what a form or a file asked for is no mistake of the text
    area.ariaInvalid = String(told?.said === null);
    area.classList.toggle("wrong", told?.said === null);
    const refused = told !== before.problem && told?.said != null;
    if (form && (before.form !== form || refused || !layers.childElementCount)) renew(form, refused);
    if (told && told !== before.problem) reveal();
  };
  /** What is refused may have been asked for further down in the form: both are seen, where there is room, else why. */
  const reveal = () => {
    problem.scrollIntoView({ block: "nearest" });
    const { activeElement: asked } = document;
    if (!asked || asked === area || !container.contains(asked)) return;
    const high = asked.getBoundingClientRect().bottom - problem.getBoundingClientRect().top;
    // on a phone the panel is as long as what is in it, and the window is what one sees
    const room = Math.min(innerHeight, container.parentElement?.clientHeight ?? 0);
    if (high + RIM < room) asked.scrollIntoView({ block: "nearest" });
  };
  draw(data);
  return {
    /** @param {SpecData} next */
    update(next) {
      const before = current;
      current = next;
      draw(before);
    },
    focus() {
      area.focus();
      area.scrollIntoView({ block: "nearest" });
    },
    destroy() {
      pause.stop();
      container.replaceChildren();
    },
  };
}
