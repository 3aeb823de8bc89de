/** What a network learns, and how: data, loss, optimizer and all that goes with them, as rows of a form. */

import { h } from "../../lib/dom.js";
import { icon } from "../../lib/icons.js";
import { outputsFor, withClasses, withData, withLoss, withOptimizer } from "../../model/network/form.js";
import { createField, createSelect, markTyped } from "./fields.js";
import { choicesOf } from "./layers.js";

/** @import { Form } from "../../model/network/form.js" */
/** @import { FormOptions } from "./layers.js" */

const SLOTS = ["data", "loss", "optimizer", "init"];
/** A person's own table. */
const OWN = "own";
/** Data sets whose words in the text are no names. */
const NAMED = ["data", OWN];
/** What may be left out. */
const OPTIONAL = ["decay", "clip"];
const PENALTIES = ["l1", "l2"];
const COUNTS = ["validation", "batch", "seed"];
/** Numbers that are not said where they are 0. */
const OR_NOT = ["l1", "l2", "validation"];

/** @param {Form} form @param {FormOptions} options */
export function settingRows(form, { t, lang, parts, onForm, onTable }) {
  const of = (/** @type {string} */ kind) => parts.filter((part) => part.kind === kind);
  /** @param {string} slot @param {any} value */
  const put = (slot, value) => {
    onForm((form) => {
      const { [slot]: _, ...rest } = form;
      return value === null
        ? /** @type {Form} */ (rest)
        : { ...rest, inputs: form.inputs, layers: form.layers, [slot]: value };
    });
  };
  const pointsOf = (/** @type {string} */ name) =>
    of("data").find((part) => part.name === name)?.points ?? { inputs: form.inputs, classes: 0 };
  /** What is not simply put in its place. @type {Record<string, (form: Form, name: string) => Form>} */
  const changes = {
    data(form, name) {
      const { inputs, classes } = pointsOf(name);
      return withData(form, { name, inputs, outputs: outputsFor(classes) });
    },
    loss: (form, name) => withLoss(form, name, form.data.classes ?? pointsOf(form.data.name).classes),
    optimizer: withOptimizer,
  };
  /** @param {string} name @param {HTMLElement} control @param {string} [title] */
  const row = (name, control, title) => h("label", { class: "net-row", title }, h("span", null, name), control);
  /** What is no name in the text, or says little, has words. @param {string} slot @param {string} value */
  const nameOf = (slot, value) => {
    if (OPTIONAL.includes(slot)) return t(`net.choice.${value}`);
    return slot === "data" && NAMED.includes(value) ? t(`net.data.${value}`) : value;
  };
  /** A data set without points of its own is none to choose. @param {string} slot */
  const known = (slot) => of(slot).filter((part) => slot !== "data" || part.points || part.name === form.data?.name);
  /** @param {string} slot @param {boolean} optional */
  const choice = (slot, optional) =>
    row(
      t(`net.${slot}`),
      createSelect({
        label: t(`net.${slot}`),
        value: form[slot]?.name ?? "",
        choices: [
          ...(optional ? [{ value: "", text: t("net.none") }] : []),
          ...choicesOf(known(slot), lang).map((each) => ({ ...each, text: nameOf(slot, each.value) })),
        ],
        onChange: (name) =>
          changes[slot] ? onForm((form) => changes[slot](form, name)) : put(slot, name ? { name } : null),
      }),
    );
  /** The numbers of what is chosen; a table says by itself how many classes it has. @param {string} slot */
  const numbers = (slot) =>
    (of(slot).find(({ name }) => name === form[slot]?.name)?.numbers ?? [])
      .filter(({ name }) => name in form[slot] && form[slot].name !== OWN)
      .map((number) =>
        row(
          t(`net.number.${number.name}`),
          createField({
            ...{ ...number, t, lang, label: t(`net.number.${number.name}`), value: form[slot][number.name] },
            onChange: (value) =>
              number.name === "classes"
                ? onForm((form) => withClasses(form, value))
                : onForm((form) => ({ ...form, [slot]: { ...form[slot], [number.name]: value } })),
          }),
        ),
      );
  /** A person's own table. */
  const table = () => {
    const file = h("input", {
      type: "file",
      accept: ".csv,.tsv,.txt,text/csv",
      hidden: true,
      "aria-label": t("net.table"),
    });
    file.addEventListener("change", () => {
      if (file.files?.[0]) onTable(file.files[0]);
      file.value = "";
    });
    return h(
      "div",
      null,
      h("button", { type: "button", class: "button table", click: () => file.click() }, icon("open"), t("net.table")),
      file,
    );
  };
  /** A data set that is a formula in our language. */
  const formula = () => {
    const label = t("net.formula");
    const input = h("input", {
      ...{
        class: "net-formula",
        spellcheck: "false",
        autocomplete: "off",
        "aria-label": label,
        value: form.data.formula,
      },
      // of x, or of x and y
      change: () =>
        onForm((form) => ({
          ...{ ...form, inputs: /\by\b/.test(input.value) ? 2 : 1 },
          data: { ...form.data, formula: input.value },
        })),
    });
    markTyped(input);
    return row(label, input);
  };
  /** @param {string} slot one that is a number and nothing else */
  const count = (slot) => {
    const part = parts.find(({ name, kind }) => name === slot && (kind === "count" || kind === "penalty"));
    if (!part) return null;
    const [number] = part.numbers;
    return row(
      t(`net.${slot}`),
      createField({
        ...{ ...number, t, lang, label: t(`net.${slot}`), value: form[slot]?.[number.name] ?? 0 },
        onChange: (value) => put(slot, OR_NOT.includes(slot) && value === 0 ? null : { [number.name]: value }),
      }),
      part.doc[lang],
    );
  };
  return [
    ...SLOTS.flatMap((slot) => [
      choice(slot, false),
      ...(slot === "data" && typeof form.data?.formula === "string" ? [formula()] : []),
      ...numbers(slot),
      ...(slot === "data" ? [table()] : []),
    ]),
    ...OPTIONAL.flatMap((slot) => [choice(slot, true), ...numbers(slot)]),
    ...[...PENALTIES, ...COUNTS].map(count).filter((each) => each !== null),
  ];
}
