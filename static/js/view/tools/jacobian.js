/** All derivatives along one edge as a matrix: what comes in from the left row by row, what goes on below. */

import { fillNodes, h, symbol } from "../../lib/dom.js";
import { keepFocus } from "../../lib/focus.js";
import { equality, formatBrief, formatNumber, signOf } from "../../lib/format.js";
import { drawLatex, inlineLatex } from "../../lib/latex.js";
import { placeIn } from "../../lib/tensor.js";
import { termsOf } from "../../model/frames.js";
import { gradientOf, isTotal, quotient, shareOf } from "../../model/notation.js";
import { subject } from "../../model/trace.js";
import { createHeat, DECIMALS } from "../heat.js";
import { createQuestion } from "./question.js";

/** @import { Child } from "../../lib/dom.js" */
/** @import { Scalar } from "../../lib/format.js" */
/** @import { Trace, TraceEdge, TraceNode } from "../../model/trace.js" */
/** @import { CreateTool, ToolData, ToolOptions } from "./index.js" */
/** @typedef {{ edge: number, matrix: Scalar[][], upstream: Scalar[], contribution: Scalar[], products: Scalar[][], structure: string }} Answer */

/** Numbers are written where there are few rows, and no more signs than these in a row, or these in smaller letters. */
const WRITTEN = { rows: 12, signs: 32, small: 36 };
/** Rows of bare tiles; so few are as high as a number. */
const DRAWN = { most: 40, high: 8 };

/** @type {CreateTool} */
export function create(container, first, options) {
  const { t, ask, onAim, onPoint } = options;
  let data = first;
  /** @type {number | null} */
  let edge = null;
  /** @type {[row: number, column: number] | null} */
  let chosen = null;
  const choice = h("div", { class: "section edge-choice", role: "group", "aria-label": t("jacobian.edges") });
  const body = h("div", { class: "tool-answer" });
  const question = createQuestion(body, {
    t,
    draw: (/** @type {Answer} */ answer) => drawn(answer, data.trace, options, chosen, pick),
  });
  container.replaceChildren(choice, body);

  /** @param {number[] | null} at */
  const pick = (at) => {
    const place = String(at ?? chosen);
    chosen = at && [at[0], at[1]];
    onAim({ edges: edge === null ? [] : [edge], ...(at && { entry: at }) });
    question.redraw();
    const cell = /** @type {HTMLElement | null} */ (body.querySelector(`.pick [data-at="${place}"]`));
    cell?.focus({ preventScroll: true });
    // what was asked for comes into sight, and the entry stays there; with room for one, keys need the entry
    const answer = [body.lastElementChild, cell, !cell?.matches(":focus-visible") && body.querySelector("table")];
    for (const each of answer) if (each) each.scrollIntoView({ block: "nearest" });
  };
  const show = () => {
    const { source, inputs, trace, selected, frame } = data;
    const edges = edgesOf(trace, selected ?? subject(trace, frame.step));
    const told = selected === null ? edges.find(({ id }) => id === frame.activeEdge) : undefined;
    const { edges: [wished] = [], entry } = data.aim;
    const { id: next } = edges.find(({ id }) => id === wished) ?? told ?? edges[0] ?? { id: null };
    const at = entry && next === wished ? entry : null;
    const again = next === edge && String(at) !== String(chosen);
    [edge, chosen] = [next, at && [at[0], at[1]]];
    if (again) question.redraw();
    const choices = edges.map((each) => button(each, trace, each.id === edge, () => onAim({ edges: [each.id] }), t));
    keepFocus(choice, () => choice.replaceChildren(...(choices.length ? choices : [t("jacobian.none")])));
    body.hidden = edge === null;
    onPoint({ edges: edge === null ? [] : [edge] });
    const wanted = edge;
    if (wanted !== null)
      question.about([source, inputs, wanted], () => ask("jacobian", { source, inputs, edge: wanted }));
  };
  return {
    update(next) {
      data = next;
      show();
    },
    destroy() {
      onPoint({});
      question.destroy();
      container.replaceChildren();
    },
  };
}

/** The edges of a node along which a gradient flows: first those that bring it its own. @param {Trace} trace @param {number} node */
const edgesOf = (trace, node) => [
  ...termsOf(trace, node),
  ...trace.inputEdges(node).filter(({ id }) => trace.flows.has(id)),
];

/** @param {TraceEdge} edge @param {Trace} trace @param {boolean} on @param {() => void} click @param {ToolOptions["t"]} t */
function button({ from, to }, trace, on, click, t) {
  const [source, user] = [trace.node(from), trace.node(to)];
  const label = t("jacobian.edge", { user: user.label, name: source.label });
  const element = h("button", {
    type: "button",
    class: "button",
    "aria-pressed": String(on),
    "aria-label": label,
    click,
  });
  drawLatex(element, derivative(user.symbol, source.symbol));
  return element;
}

/**
 * @param {Answer} answer @param {Trace} trace @param {ToolOptions} options @param {[number, number] | null} wished the entry that was chosen
 * @param {(at: number[] | null) => void} pick
 */
function drawn({ edge, matrix, upstream, contribution, products, structure }, trace, { t, lang }, wished, pick) {
  // another text may have given the matrix another size
  const chosen = wished && matrix[wished[0]]?.[wished[1]] !== undefined ? wished : null;
  const words = { t, lang };
  const [source, user] = [trace.node(trace.edge(edge).from), trace.node(trace.edge(edge).to)];
  const [rows, columns] = [matrix.length, matrix[0].length];
  const look = lookOf(matrix.flat(), columns, rows > WRITTEN.rows, lang);
  const below = lookOf(contribution, columns, false, lang);
  const side = lookOf(upstream, 1, rows > (look.bare ? DRAWN.high : WRITTEN.rows), lang);
  /** @param {string} key @param {number} [count] */
  const say = (key, count) =>
    /** @type {(Node | string)[]} */ (
      fillNodes(t(key, { count }), { user: symbol(user.label), name: symbol(source.label) })
    );
  const lit = chosen && { hue: /** @type {const} */ ("a"), cells: matrix[0].map((_, column) => [chosen[0], column]) };
  const label = t("jacobian.matrix", { user: user.label, name: source.label });
  const beside = upstream.slice(0, DRAWN.most).map((x) => [x]);
  const sides = chosen && { hue: /** @type {const} */ ("b"), cells: [[chosen[0], 0]] };
  const figure = h(
    "div",
    { class: look.bare ? "jacobian bare" : "jacobian" },
    part(
      gradientOf(trace, user.id),
      createHeat(beside, [beside.length, 1], words, { light: true, ...side, lit: sides }),
    ),
    part(
      derivative(user.symbol, source.symbol),
      createHeat(matrix, [rows, columns], words, { ...look, lit, pick: { label, at: chosen, onPick: pick } }),
    ),
    part(shareOf(trace, edge), createHeat(contribution, [columns], words, { light: true, ...below })),
  );
  figure.style.setProperty("--rows", String(Math.min(rows, DRAWN.most)));
  return [
    h(
      "section",
      { class: "section" },
      h("p", { class: "meaning structure" }, ...say(`jacobian.${structure}`)),
      figure,
      h("p", { class: "heat-note" }, ...say("jacobian.rows", rows), " ", ...say("jacobian.columns", columns)),
      isTotal(trace, source.id) && h("p", { class: "meaning" }, ...asShare()),
    ),
    h(
      "section",
      { class: "section" },
      ...(chosen ? entry(chosen) : [h("p", { class: "meaning" }, t("jacobian.pick"))]),
    ),
  ];

  /** That this is not all of a gradient. @returns {Child[]} */
  function asShare() {
    const count = termsOf(trace, source.id).length;
    const values = {
      share: inlineLatex(shareOf(trace, edge)),
      gradient: inlineLatex(gradientOf(trace, source.id)),
    };
    return fillNodes(t("jacobian.share", { count }), values);
  }

  /** One entry: upstream times it, and what its row and its column come to. @param {[number, number]} at @returns {Child[]} */
  function entry([row, column]) {
    /** @param {Scalar} x @param {string | null} [style] */
    const number = (x, style = signOf(x)) => h("td", { class: style }, formatNumber(x, lang));
    const title = h("h3", { class: "section-title" });
    drawLatex(title, derivative(cellOf(user, row), cellOf(source, column)));
    const heads = ["inspect.upstream", "", "jacobian.entry", "", "cell.product"];
    return [
      title,
      h(
        "table",
        { class: "terms cell-table" },
        h("thead", null, h("tr", null, ...heads.map((key) => (key ? h("th", { scope: "col" }, t(key)) : h("td"))))),
        h(
          "tbody",
          null,
          h(
            "tr",
            null,
            number(upstream[row], "path-b"),
            h("td", null, "·"),
            number(matrix[row][column], "path-a"),
            h("td", null, equality([upstream[row], matrix[row][column]], products[row][column])),
            number(products[row][column]),
          ),
          h("tr", null, h("th", { scope: "row", colspan: 4 }, t("jacobian.column")), number(contribution[column])),
        ),
      ),
      h("p", { class: "heat-note" }, t("jacobian.adds")),
      createHeat(products[row], [columns], words, { light: true, ...lookOf(products[row], columns, false, lang) }),
    ];
  }
}

/**
 * How the numbers of a table are written: with their decimals, shorter, or not at all.
 * @param {Scalar[]} numbers @param {number} columns @param {boolean} high the table has no room for lines @param {string} lang
 */
function lookOf(numbers, columns, high, lang) {
  const wide = (/** @type {(x: Scalar) => string} */ written) =>
    columns * Math.max(...numbers.map((x) => written(x).length));
  const whole = wide((x) => formatNumber(x, lang, DECIMALS)) <= WRITTEN.signs;
  const brief = whole ? undefined : Math.floor(WRITTEN.signs / columns);
  const bare = high || wide((x) => formatBrief(x, lang)) > WRITTEN.small;
  return { bare, brief, even: true };
}

/** @param {string} of @param {string} by */
const derivative = (of, by) => quotient(`\\partial ${of}`, `\\partial ${by}`);

/** @param {string} latex @param {HTMLElement} heat */
function part(latex, heat) {
  const name = h("span", { class: "factor-name" });
  drawLatex(name, latex);
  return h("div", { class: "factor" }, name, heat);
}

/** A node's number, counted row by row, as a symbol. @param {TraceNode} node @param {number} i */
function cellOf({ symbol: name, shape }, i) {
  if (!shape.length) return name;
  const at = placeIn(i, shape).map((n) => n + 1);
  const index = at.join(at.every((n) => n < 10) ? "" : ",");
  return `${/[\^_]/.test(name) ? `(${name})` : name}_{${index}}`;
}
