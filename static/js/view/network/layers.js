/** The layers of a network as rows of a form: width, activation, and what else a layer can have. */

import { h } from "../../lib/dom.js";
import { icon } from "../../lib/icons.js";
import { withLayer, withMore, withNumber, without } from "../../model/network/form.js";
import { createField, createSelect } from "./fields.js";

/** @import { Translate } from "../../lib/i18n.js" */
/** @import { Form, FormLayer } from "../../model/network/form.js" */
/** @import { Part } from "../../net/network.js" */
/** @typedef {{ t: Translate, lang: string, parts: Part[], onForm: (change: (form: Form) => Form) => void, onTable: (file: File) => void }} FormOptions `onForm`: on top of what was asked for before */

/** More layers than this are a matter for the text. */
const MOST = 12;

/** @param {Form} form @param {FormOptions} options */
export function layerRows(form, { t, lang, parts, onForm }) {
  const { layers } = form;
  const last = layers.length - 1;
  const of = (/** @type {string} */ kind) => parts.filter((part) => part.kind === kind);

  /** @param {FormLayer} layer @param {number} i */
  const width = (layer, i) =>
    createField({
      label: t("net.width", { layer: i + 1 }),
      ...{ value: layer.width, least: 1, most: 1024, whole: true, t, lang },
      onChange: (width) => onForm((form) => withLayer(form, i, { width })),
    });
  /** @param {FormLayer} layer @param {number} i */
  const activation = (layer, i) =>
    createSelect({
      label: t("net.activation", { layer: i + 1 }),
      value: layer.activation?.name ?? "",
      choices: [{ value: "", text: t("net.linear") }, ...choicesOf(of("activation"), lang)],
      onChange: (name) => onForm((form) => withLayer(form, i, { activation: name ? { name } : null })),
    });
  /** The numbers an activation is said with. @param {FormLayer} layer @param {number} i */
  const slope = ({ activation: own }, i) =>
    (of("activation").find(({ name }) => name === own?.name)?.numbers ?? []).map((number) =>
      h(
        "label",
        { class: "slope" },
        `${own?.name} `,
        createField({
          ...{ ...number, t, lang, label: t("net.activation.number", { layer: i + 1 }) },
          value: Number(own?.[number.name] ?? number.default),
          onChange: (value) => onForm((form) => withNumber(form, i, "activation", { [number.name]: value })),
        }),
      ),
    );
  /** @param {number} i */
  const remove = (i) =>
    h(
      "button",
      {
        ...{ type: "button", class: "button quiet", click: () => onForm((form) => without(form, i)) },
        ...{ "aria-label": t("net.layer.remove", { layer: i + 1 }), title: t("net.layer.remove", { layer: i + 1 }) },
      },
      icon("close"),
    );
  /** What a layer may have besides, with its numbers. @param {FormLayer} layer @param {number} i */
  const traits = (layer, i) =>
    h(
      "div",
      { class: "traits" },
      ...of("trait").map(({ name, doc, numbers }) => {
        const own = /** @type {Record<string, number> | undefined} */ (layer[name]);
        const box = h("input", {
          ...{ type: "checkbox", checked: name in layer, "aria-label": t("net.trait", { name, layer: i + 1 }) },
          change: () => onForm((form) => withLayer(form, i, { [name]: box.checked ? true : undefined })),
        });
        return h(
          "span",
          null,
          h("label", { title: doc[lang] }, box, name),
          ...(own ? numbers : []).map((number) =>
            createField({
              ...{ ...number, t, lang, label: t(`net.trait.${name}`, { layer: i + 1 }) },
              value: own?.[number.name] ?? number.default,
              onChange: (value) => onForm((form) => withNumber(form, i, name, { [number.name]: value })),
            }),
          ),
        );
      }),
    );
  /** @param {FormLayer} layer @param {number} i */
  const row = (layer, i) =>
    h(
      "li",
      null,
      h("span", { class: "layer-label" }, i === last ? t("net.output") : t("net.layer", { layer: i + 1 })),
      i === last ? h("b", { class: "layer-width" }, String(layer.width)) : width(layer, i),
      activation(layer, i),
      i !== last && layers.length > 2 && remove(i),
      ...slope(layer, i),
      i !== last &&
        h(
          "details",
          { open: of("trait").some(({ name }) => name in layer) },
          h("summary", { "aria-label": `${t("net.traits")}, ${t("net.layer", { layer: i + 1 })}` }, t("net.traits")),
          traits(layer, i),
        ),
    );
  return [
    h(
      "li",
      null,
      h("span", { class: "layer-label" }, t("net.input")),
      h("b", { class: "layer-width" }, String(form.inputs)),
    ),
    ...(layers.length > MOST
      ? [h("li", { class: "many" }, t("net.layers.many", { count: layers.length }))]
      : [
          ...layers.map(row),
          h(
            "li",
            null,
            h(
              "button",
              { type: "button", class: "button add", click: () => onForm(withMore) },
              icon("more"),
              t("net.layer.add"),
            ),
          ),
        ]),
  ];
}

/** @param {Part[]} parts @param {string} lang */
export const choicesOf = (parts, lang) => parts.map(({ name, doc }) => ({ value: name, text: name, title: doc[lang] }));
