/** What is exactly known of each activation, beside what the lecture's slide prints. */

import { h, svg } from "../../../lib/dom.js";
import { formatNumber, toNumber } from "../../../lib/format.js";
import { drawLatex } from "../../../lib/latex.js";
import { flatKey, intervalText } from "../../../model/atlas.js";
import { createParameter } from "./parameter.js";

/** @import { Translate } from "../../../lib/i18n.js" */
/** @import { AtlasSet, Extreme, Interval, Known } from "../../../model/atlas.js" */

const SPARK = { width: 92, height: 40, low: -1.2, high: 2.2 };
const COLUMNS = ["name", "curves", "slide", "exact", "slope", "least", "flat", "needs"];

/**
 * @param {HTMLElement} container
 * @param {{ t: Translate, lang: string, onParameter: (id: string, value: number) => void }} options
 */
export function createTable(container, { t, lang, onParameter }) {
  const body = h("tbody");
  const head = COLUMNS.map((name) => h("th", { scope: "col", class: `of-${name}` }, t(`atlas.column.${name}`)));
  container.replaceChildren(
    h(
      "table",
      { class: "atlas-table", "aria-label": t("atlas.table") },
      h("thead", null, h("tr", null, ...head)),
      body,
    ),
  );
  /** @type {Map<string, ReturnType<typeof createRow>>} */
  const rows = new Map();

  /** @param {Known} known */
  function createRow(known) {
    const formula = h("div", { class: "definition" });
    drawLatex(formula, known.latex);
    const parameter = known.parameter && createParameter(known, { lang, onParameter });
    const cells = COLUMNS.slice(1).map((name) =>
      h("td", { class: `of-${name}`, "data-label": t(`atlas.column.${name}`) }),
    );
    const name = h("th", { scope: "row", class: "of-name" }, known.name[lang], formula, parameter?.element);
    return { element: h("tr", { "data-id": known.id }, name, ...cells), cells, parameter };
  }

  /** @param {Extreme} extreme @param {string} key */
  const extreme = ({ at, value }, key) => t(key, { at: formatNumber(at, lang), value: formatNumber(value, lang) });

  /** The derivative's range, and where it is largest and least. @param {Known} known */
  const slope = ({ only, besides, slopes, steepest, slackest }) => [
    h(
      "div",
      { class: "range" },
      [
        ...(only.length ? [] : [plain(slopes, lang)]),
        ...[...only, ...besides].map((each) => formatNumber(each, lang)),
      ].join(` ${t("atlas.or")} `),
    ),
    steepest && h("div", { class: "where" }, extreme(steepest, "atlas.most")),
    slackest && h("div", { class: "where" }, extreme(slackest, "atlas.least")),
  ];

  /** @param {Known} known */
  const filled = (known) => {
    const { slide, range, differs, least, flat, needs, name, only } = known;
    const none = () => h("span", { class: "none" }, "—", h("span", { class: "unseen" }, t("atlas.none")));
    const marks = differs ?? [false, false];
    const flatness = t(flatKey(flat));
    const lowest = least?.value ?? (range.closed[0] ? range.ends[0] : null);
    return [
      [spark(known, t("atlas.spark", { name: name[lang] }))],
      [slide ? interval(slide, marks, lang, t("atlas.wrong")) : none()],
      [interval(range, marks, lang, t("atlas.right"))],
      slope(known),
      lowest === null
        ? [none()]
        : [
            h("div", { class: "range" }, formatNumber(lowest, lang)),
            // one that is reached along a whole side has no place of its own
            least && h("div", { class: "where" }, t("atlas.where", { at: formatNumber(least.at, lang) })),
          ],
      [only.length === 1 && only[0] === 0 ? t("atlas.flat.everywhere") : flatness],
      needs.map((each) => h("code", null, each)),
    ];
  };

  return {
    /** @param {{ shown: Known[], set: AtlasSet }} data */
    update({ shown, set }) {
      const elements = shown.map((known) => {
        const made = rows.get(known.id) ?? createRow(known);
        rows.set(known.id, made);
        filled(known).forEach((content, i) => {
          made.cells[i].replaceChildren(.../** @type {Node[]} */ (content.filter(Boolean)));
        });
        made.parameter?.update(set.parameters[known.id] ?? known.parameter?.usual ?? 0);
        return made.element;
      });
      // a slider that is put in anew is let go of
      if (elements.length !== body.children.length || elements.some((each, i) => each !== body.children[i]))
        body.replaceChildren(...elements);
    },
  };
}

/** @param {Interval} each @param {string} lang */
const plain = (each, lang) => intervalText(each, lang).join("");

/** An interval whose ends are marked where they are not as in the other column. @param {Interval} each @param {boolean[]} marks @param {string} lang @param {string} said */
function interval(each, marks, lang, said) {
  const [low, parting, high] = intervalText(each, lang);
  const end = (/** @type {string} */ text, /** @type {boolean} */ marked) =>
    marked ? h("mark", null, text, h("span", { class: "unseen" }, ` (${said})`)) : h("span", null, text);
  return h("span", { class: "range" }, end(low, marks[0]), parting, end(high, marks[1]));
}

/** A small picture of a function and, thinner, its derivative. @param {Known} known @param {string} label */
function spark({ numbers, values, grads, breaks }, label) {
  const { width, height, low, high } = SPARK;
  const torn = breaks.map(({ at }) => at);
  const path = (/** @type {import("../../../lib/format.js").Scalar[]} */ column) =>
    numbers
      .map((x, i) => {
        const y = Math.max(low - 1, Math.min(high + 1, toNumber(column[i])));
        const lifted = i === 0 || torn.some((cut) => cut > numbers[i - 1] - 1e-9 && cut <= x);
        return `${lifted ? "M" : "L"}${((i * width) / (numbers.length - 1)).toFixed(1)} ${((height * (high - y)) / (high - low)).toFixed(1)}`;
      })
      .join("");
  const level = (height * high) / (high - low);
  return svg(
    "svg",
    { class: "spark", viewBox: `0 0 ${width} ${height}`, width, height, role: "img", "aria-label": label },
    svg("path", { class: "axis", d: `M0 ${level}H${width}M${width / 2} 0V${height}` }),
    svg("path", { class: "slope", d: path(grads) }),
    svg("path", { class: "line", d: path(values) }),
  );
}
