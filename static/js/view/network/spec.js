/** The network as a line of text and as a form: two ways to say the same, always in step. */

import { h, prose } from "../../lib/dom.js";
import { icon } from "../../lib/icons.js";
import { withData, withLayer, withMore, without } from "../../model/network/form.js";
import { createField, createSelect } from "./fields.js";

/** @import { Translate } from "../../lib/i18n.js" */
/** @import { Form } from "../../model/network/form.js" */
/** @import { Part } from "../../net/network.js" */

/**
 * @typedef {{ text: string, form: Form | null, problem: { message: string, hint: string | null, span: [number, number] | null } | null, parameters: number | null }} SpecData
 */

const SETTINGS = ["loss", "optimizer", "init"];
const TYPING = 350;

/**
 * @param {HTMLElement} container
 * @param {SpecData} data
 * @param {{ t: Translate, lang: string, parts: Part[], onText: (text: string) => void, onForm: (form: Form) => void }} options
 */
export function createSpec(container, data, { t, lang, parts, onText, onForm }) {
  const count = h("span");
  const area = h("textarea", {
    class: "spec-text",
    rows: 3,
    spellcheck: "false",
    autocomplete: "off",
    autocapitalize: "off",
    id: "spec-text",
    "aria-label": t("net.spec"),
    "aria-describedby": "spec-problem",
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
  /** @type {ReturnType<typeof setTimeout> | 0} */
  let typing = 0;
  const send = () => {
    clearTimeout(typing);
    typing = 0;
    if (area.value !== current.text) onText(area.value);
  };
  area.addEventListener("input", () => {
    clearTimeout(typing);
    typing = setTimeout(send, TYPING);
  });
  area.addEventListener("blur", () => typing && send());
  area.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing) return;
    event.preventDefault();
    send();
  });

  const of = (/** @type {string} */ kind) => parts.filter((part) => part.kind === kind);
  /** @param {Form} form */
  const build = (form) => {
    const last = form.layers.length - 1;
    layers.replaceChildren(
      h(
        "li",
        null,
        h("span", { class: "layer-label" }, t("net.input")),
        h("b", { class: "layer-width" }, String(form.inputs)),
      ),
      ...form.layers.map((layer, i) =>
        h(
          "li",
          null,
          h("span", { class: "layer-label" }, i === last ? t("net.output") : t("net.layer", { layer: i + 1 })),
          i === last
            ? h("b", { class: "layer-width" }, String(layer.width))
            : createField({
                label: t("net.width", { layer: i + 1 }),
                value: layer.width,
                least: 1,
                most: 1024,
                whole: true,
                lang,
                onChange: (width) => onForm(withLayer(form, i, { width })),
              }),
          createSelect({
            label: t("net.activation", { layer: i + 1 }),
            value: layer.activation?.name ?? "",
            choices: [{ value: "", text: t("net.linear") }, ...of("activation").map(choiceOf)],
            onChange: (name) => onForm(withLayer(form, i, { activation: name ? { name } : undefined })),
          }),
          i !== last &&
            form.layers.length > 2 &&
            h(
              "button",
              {
                type: "button",
                class: "button quiet",
                "aria-label": t("net.layer.remove", { layer: i + 1 }),
                title: t("net.layer.remove", { layer: i + 1 }),
                click: () => onForm(without(form, i)),
              },
              icon("close"),
            ),
        ),
      ),
      h(
        "li",
        null,
        h(
          "button",
          { type: "button", class: "button add", click: () => onForm(withMore(form)) },
          icon("more"),
          t("net.layer.add"),
        ),
      ),
    );
    settings.replaceChildren(
      row(
        t("net.data"),
        select("data", form, (name) => {
          const part = of("data").find((each) => each.name === name);
          const { inputs, classes } = part?.points ?? { inputs: form.inputs, classes: 0 };
          onForm(withData(form, { name, inputs, outputs: classes > 2 ? classes : 1 }));
        }),
      ),
      ...numbersOf(form, "data"),
      ...SETTINGS.flatMap((slot) => [
        row(
          t(`net.${slot}`),
          select(slot, form, (name) => onForm({ ...form, [slot]: { name } })),
        ),
        ...numbersOf(form, slot),
      ]),
      row(t("net.batch"), field("batch", form, "points")),
      row(t("net.seed"), field("seed", form, "seed")),
    );
  };
  /** @param {Part} part */
  const choiceOf = ({ name, doc }) => ({ value: name, text: name, title: doc[lang] });
  /** @param {string} name @param {HTMLElement} control */
  const row = (name, control) => h("label", { class: "net-row" }, h("span", null, name), control);
  /** @param {string} slot @param {Form} form @param {(name: string) => void} onChange */
  const select = (slot, form, onChange) =>
    createSelect({ label: t(`net.${slot}`), value: form[slot]?.name ?? "", choices: of(slot).map(choiceOf), onChange });
  /** @param {string} slot @param {Form} form @param {string} name */
  const field = (slot, form, name) => {
    const number = parts.find((part) => part.kind === "count" && part.name === slot)?.numbers[0];
    const { least = 0, most = 1e6 } = number ?? {};
    return createField({
      label: t(`net.${slot}`),
      value: form[slot][name],
      least,
      most,
      whole: true,
      lang,
      onChange: (value) => onForm({ ...form, [slot]: { [name]: value } }),
    });
  };
  /** The numbers that a part takes, but for those that are one of many. @param {Form} form @param {string} slot */
  const numbersOf = (form, slot) => {
    const part = of(slot).find((each) => each.name === form[slot]?.name);
    return (part?.numbers ?? [])
      .filter(({ name }) => name in form[slot])
      .map((number) =>
        row(
          t(`net.number.${number.name}`),
          createField({
            ...number,
            label: t(`net.number.${number.name}`),
            value: form[slot][number.name],
            lang,
            onChange: (value) => onForm({ ...form, [slot]: { ...form[slot], [number.name]: value } }),
          }),
        ),
      );
  };

  const draw = (/** @type {SpecData} */ before) => {
    if (document.activeElement !== area || (!typing && area.value !== current.text)) area.value = current.text;
    count.textContent = current.parameters === null ? "" : t("net.parameters", { count: current.parameters });
    problem.hidden = !current.problem;
    if (current.problem) {
      const { message, hint, span } = current.problem;
      const place = span && current.text.slice(...span);
      const words = [message, hint].filter((each) => each !== null).join(" ");
      problem.replaceChildren(h("span", null, place && h("mark", null, place), place && ": ", ...prose(words)));
    }
    area.classList.toggle("wrong", Boolean(current.problem));
    if (current.form && (before.form !== current.form || !layers.childElementCount))
      keepFocus(container, () => build(/** @type {Form} */ (current.form)));
  };
  draw(data);
  return {
    /** @param {SpecData} next */
    update(next) {
      const before = current;
      current = next;
      draw(before);
    },
    focus: () => area.focus(),
    destroy() {
      clearTimeout(typing);
      container.replaceChildren();
    },
  };
}

/** A form that is built anew has the focus where it was. @param {HTMLElement} container @param {() => void} build */
function keepFocus(container, build) {
  const label = container.contains(document.activeElement) ? document.activeElement?.getAttribute("aria-label") : null;
  const own = document.activeElement instanceof HTMLTextAreaElement;
  build();
  if (!label || own) return;
  for (const each of container.querySelectorAll("[aria-label]"))
    if (each.getAttribute("aria-label") === label && each instanceof HTMLElement) each.focus({ preventScroll: true });
}
