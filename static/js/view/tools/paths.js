/** A gradient as a sum over paths: each a chain of local derivatives, lit on the stage when pointed at. */

import { fillNodes, h, symbol } from "../../lib/dom.js";
import { equality, formatCount, formatNumber, signOf, toNumber } from "../../lib/format.js";
import { isScalar, shapeOf, shapeText } from "../../lib/tensor.js";
import { NO_AIM } from "../../model/aim.js";
import { pathOf } from "../../model/frames.js";
import { openable } from "../openable.js";
import { chainOf, routeOf } from "./chain.js";
import { createChoice } from "./choice.js";
import { createQuestion } from "./question.js";

/** @import { Child } from "../../lib/dom.js" */
/** @import { Tensor } from "../../lib/format.js" */
/** @import { Trace } from "../../model/trace.js" */
/** @import { CreateTool, ToolData, ToolOptions } from "./index.js" */
/** @typedef {{ edges: number[], contribution: Tensor }} Path  From the node to the output. */
/** @typedef {{ show: (edges: number[]) => void, rest: () => void, isKept: (edges: number[]) => boolean, keep: (edges: number[]) => void }} Light
 *   `rest`: of the paths only the one that is kept stays lit; `keep`: this one, or no more */
/** @typedef {{ node: number, count: string, paths: Path[], exact: boolean, gradient: Tensor | null }} Answer */

/** @type {CreateTool} */
export function create(container, first, options) {
  const { t, ask, onAim, onPoint } = options;
  let data = first;
  /** @type {Path[]} */
  let paths = [];
  let kept = first.aim.edges;
  /** @type {Light} */
  const light = {
    show: (edges) => onPoint({ edges }),
    isKept: (edges) => kept !== undefined && String(edges) === String(kept),
    rest: () => onPoint({ edges: paths.find(({ edges }) => light.isKept(edges))?.edges ?? [] }),
    keep(edges) {
      kept = light.isKept(edges) ? undefined : edges;
      onAim(kept ? { edges: kept } : NO_AIM);
    },
  };
  const list = h("div");
  const choice = createChoice(options);
  const question = createQuestion(list, {
    t,
    draw(/** @type {Answer} */ answer) {
      paths = answer.paths;
      light.rest();
      return drawn(answer, data, light, options);
    },
  });
  container.replaceChildren(choice.element, list);
  return {
    update(next) {
      data = next;
      kept = data.aim.edges;
      [...list.querySelectorAll("button.path")].forEach((button, i) =>
        button.setAttribute("aria-pressed", String(light.isKept(paths[i].edges))),
      );
      const { source, inputs, node } = data;
      choice.update(data, node);
      question.about([source, inputs, node], () => ask("paths", { source, inputs, node }));
    },
    destroy() {
      onPoint({});
      question.destroy();
    },
  };
}

/** @param {Answer} answer @param {ToolData} data @param {Light} light @param {ToolOptions} options @returns {Child[]} */
function drawn({ node, count, paths, exact, gradient }, data, light, { t, lang }) {
  const { trace } = data;
  const names = () => ({ name: symbol(trace.node(node).label), f: symbol(trace.node(trace.output).label) });
  const words = (/** @type {string} */ key, more = {}) =>
    h("p", { class: "meaning" }, .../** @type {(string | Node)[]} */ (fillNodes(t(key, more), names())));
  if (!paths.length)
    return [h("section", { class: "section" }, words(gradient === null ? "paths.none" : "paths.unreached"))];
  const all = String(paths.length) === count;
  const plural = count.length > 15 ? 10 : Number(count);
  const rows = paths.map((path, i) => row(path, badgeOf(trace, node, paths, i), data, light, lang));
  const total = gradient !== null && isScalar(gradient) ? gradient : null;
  return [
    h(
      "section",
      { class: "section" },
      words("paths.count", { count: plural, shown: formatCount(count, lang) }),
      !all && words(exact ? "paths.largest" : "paths.guess", { count: paths.length }),
      h("ol", { class: "paths", pointerleave: light.rest }, ...rows),
      h(
        "div",
        { class: "figure" },
        h("span", null, t(all ? "paths.sum" : "paths.whole")),
        h(
          "b",
          { class: total === null ? null : signOf(total) },
          openable(`g${node}`, total === null ? shapeText(trace.node(node).shape) : formatNumber(total, lang)),
        ),
      ),
      all && shares(trace, node, paths, lang),
    ),
  ];
}

/** @param {Path} path @param {HTMLElement} badge @param {ToolData} data @param {Light} light @param {string} lang */
function row({ edges, contribution }, badge, { trace, columns }, light, lang) {
  const show = () => light.show(edges);
  const back = edges.toReversed();
  const scalar = isScalar(contribution);
  const factors = edges.map((id) => columns.locals[trace.edgeAt(id)]);
  return h(
    "li",
    null,
    h(
      "button",
      {
        ...{ type: "button", class: "path", "aria-pressed": String(light.isKept(edges)) },
        ...{ pointerenter: show, focus: show, blur: light.rest, click: () => light.keep(edges) },
      },
      badge,
      routeOf(trace, back),
      chainOf(
        trace,
        columns,
        back,
        lang,
        h(
          "b",
          { class: scalar ? signOf(contribution) : null },
          scalar
            ? `${equality(factors, contribution)} ${formatNumber(contribution, lang)}`
            : shapeText(shapeOf(contribution)),
        ),
      ),
    ),
  );
}

/** Two paths have the hues that they have on the stage, more are numbered in ink. @param {Trace} trace @param {number} node @param {Path[]} paths @param {number} i */
function badgeOf(trace, node, paths, i) {
  const hue = paths.length === 2 ? pathOf(trace, node, paths[i].edges[0]) : null;
  // a number in a badge is a contribution's on the stage: a way's is another one
  return h("span", { class: hue ? `badge path-${hue}` : null }, hue ? hue.toUpperCase() : `${i + 1}.`);
}

/**
 * How large each path is beside the others, whatever its sign.
 * @param {Trace} trace @param {number} node @param {Path[]} paths @param {string} lang
 */
function shares(trace, node, paths, lang) {
  const sizes = paths.map(({ contribution }) =>
    isScalar(contribution) ? Math.abs(toNumber(contribution)) : Number.NaN,
  );
  const sum = sizes.reduce((a, b) => a + b, 0);
  if (paths.length < 2 || !Number.isFinite(sum) || sum === 0) return null;
  const parts = paths.map(({ contribution }, i) => {
    const share = sizes[i] / sum;
    const percent = formatNumber(Math.round(100 * share), lang);
    const part = h(
      "span",
      { class: `share ${signOf(/** @type {number} */ (contribution))}`, title: `${percent} %` },
      share > 0.08 && badgeOf(trace, node, paths, i),
      share > 0.2 && `${percent}%`,
    );
    part.style.setProperty("--share", String(share));
    return part;
  });
  return h("div", { class: "path-shares" }, ...parts);
}
