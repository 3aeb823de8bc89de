/** The layers of a network as rows of a form: width, activation, and what else a layer can have. */

import { h } from "../../lib/dom.js";
import { icon } from "../../lib/icons.js";
import { withLayer, withMore, without } from "../../model/network/form.js";
import { createField, createSelect } from "./fields.js";

/** @import { Translate } from "../../lib/i18n.js" */
/** @import { Form, FormLayer } from "../../model/network/form.js" */
/** @import { Part } from "../../net/network.js" */
/** @typedef {{ t: Translate, lang: string, parts: Part[], onForm: (form: Form) => void, onTable: (file: File) => void }} FormOptions */

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
      onChange: (width) => onForm(withLayer(form, i, { width })),
    });
  /** @param {FormLayer} layer @param {number} i */
  const activation = (layer, i) =>
    createSelect({
      label: t("net.activation", { layer: i + 1 }),
      value: layer.activation?.name ?? "",
      choices: [{ value: "", text: t("net.linear") }, ...choicesOf(of("activation"), lang)],
      onChange: (name) => onForm(withLayer(form, i, { activation: name ? { name } : null })),
    });
  /** @param {number} i */
  const remove = (i) =>
    h(
      "button",
      {
        ...{ type: "button", class: "button quiet", click: () => onForm(without(form, i)) },
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
          change: () => onForm(withLayer(form, i, { [name]: box.checked ? true : undefined })),
        });
        return h(
          "span",
          null,
          h("label", { title: doc[lang] }, box, name),
          ...(own ? numbers : []).map((number) =>
            createField({
              ...{ ...number, t, lang, label: t(`net.trait.${name}`, { layer: i + 1 }) },
              value: own?.[number.name] ?? number.default,
              onChange: (value) => onForm(withLayer(form, i, { [name]: { ...own, [number.name]: value } })),
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
              { type: "button", class: "button add", click: () => onForm(withMore(form)) },
              icon("more"),
              t("net.layer.add"),
            ),
          ),
        ]),
  ];
}

/** @param {Part[]} parts @param {string} lang */
export const choicesOf = (parts, lang) => parts.map(({ name, doc }) => ({ value: name, text: name, title: doc[lang] }));
