/** The backward pass to one input as a graph of its own, beside the forward one; and as a program to go on with. */

import { offer } from "../../lib/choices.js";
import { h } from "../../lib/dom.js";
import { formatNumber, signOf } from "../../lib/format.js";
import { inlineLatex } from "../../lib/latex.js";
import { isScalar } from "../../lib/tensor.js";
import { gradientOf, secondOf } from "../../model/notation.js";
import { columnsOf, indexTrace } from "../../model/trace.js";
import { createHeat } from "../heat.js";
import { createQuestion } from "./question.js";

/** @import { Tensor } from "../../lib/format.js" */
/** @import { Trace, TraceNode, WireTrace } from "../../model/trace.js" */
/** @import { CreateTool, ToolData, ToolOptions } from "./index.js" */
/** @typedef {{ source: string | null, value: Tensor, trace: WireTrace, partners: [number, number][], copies: [number, number][],
 *   second: { node: number, value: Tensor }[] | null }} Answer */

/** @type {CreateTool} */
export function create(container, first, options) {
  const { t, ask, beside, onAim, onPoint } = options;
  let data = { ...first, trace: first.trace.root };
  /** The input to differentiate by where none was chosen: the one at work. */
  const atWork = first.trace.address.get(first.node) ?? "";
  /** Whether the second graph shows its own gradients, and whether what does nothing is left out of it. */
  let [lit, simple] = [false, true];
  /** @type {{ answer: Answer, trace: Trace } | null} */
  let found = null;
  /** The node of the second graph that was pressed: a finger does not stay over what it points at. @type {number | null} */
  let chosen = null;
  const by = h("select", { class: "button", change: () => onAim({ wrt: by.value }) });
  const place = h("div");
  const light = h("button", {
    type: "button",
    class: "button",
    "aria-pressed": "false",
    click() {
      lit = !lit;
      light.setAttribute("aria-pressed", String(lit));
      showGraph();
    },
  });
  light.append(t("backward.light"));
  const every = h("input", {
    type: "checkbox",
    change() {
      simple = !every.checked;
      asking();
    },
  });
  const head = h(
    "section",
    { class: "section backward-by" },
    h("label", null, t("backward.by"), " ", by),
    h("label", null, t("backward.every"), " ", every),
  );

  const question = createQuestion(place, {
    t,
    draw(/** @type {Answer} */ answer) {
      // Other numbers in the same graph: it stays where it is.
      const next = indexTrace(answer.trace);
      const same = found && shapeOf(found.trace) === shapeOf(next);
      if (!same) chosen = null;
      found = { answer, trace: found && same ? found.trace : next };
      showGraph();
      return drawn(answer, data, wrt(), options, light);
    },
  });

  /** The second graph, with what belongs to the node under the pointer, or the one that is selected, lit. */
  const showGraph = () => {
    if (!found) return;
    const { answer, trace } = found;
    const at = data.hovered ?? data.selected;
    const pointed = at === null ? [] : partners(answer, at);
    const light = (/** @type {number | null} */ id) => onPoint({ nodes: id === null ? [] : originals(answer, id) });
    const step = (lit ? trace.steps.length : trace.forwardCount) - 1;
    const by = inputOf(data.trace, wrt()).id;
    const title = [inlineLatex(gradientOf(data.trace, by)), " ", t(lit ? "backward.with" : "backward.graph")];
    beside.show(
      { trace, columns: columnsOf(answer.trace), pointed, edges: [], selected: chosen, step, title },
      {
        onHover: (id) => light(id ?? chosen),
        onSelect(id) {
          chosen = id === chosen ? null : id;
          light(chosen);
          showGraph();
        },
        onInput(id, value) {
          const original = answer.copies.find(([, copy]) => copy === id);
          if (original) options.onInput(original[0], value);
        },
      },
    );
  };

  const names = () => data.trace.inputs.map(({ id }) => /** @type {string} */ (data.trace.address.get(id)));
  const wrt = () => [data.aim.wrt, atWork].find((name) => name && names().includes(name)) ?? names()[0];
  const asking = () => {
    const all = names();
    if (!all.length) {
      beside.clear();
      return container.replaceChildren(h("p", { class: "meaning" }, t("backward.none")));
    }
    if (head.parentElement !== container) container.replaceChildren(head, place);
    const name = wrt();
    offer(
      by,
      all.map((each) => [each, each]),
      name,
    );
    if (data.aim.wrt !== name) onAim({ wrt: name });
    const { source, inputs } = data;
    question.about([source, inputs, name, simple], () => ask("backward", { source, inputs, wrt: name, simple }));
  };

  return {
    update(next) {
      const pointedElsewhere = next.hovered !== data.hovered || next.selected !== data.selected;
      data = { ...next, trace: next.trace.root }; // of which some may be folded away on the stage
      asking();
      if (pointedElsewhere) showGraph();
    },
    destroy() {
      question.destroy();
      beside.clear();
      onPoint({});
    },
  };
}

/** What makes two graphs the same picture. @param {Trace} trace */
const shapeOf = (trace) =>
  trace.nodes.map(({ op, inputs, label, shape }) => [op, inputs, label, shape].join()).join(";");

/** The nodes of the backward graph that are a node's gradient, or else its own value. @param {Answer} answer @param {number} id */
function partners({ partners, copies }, id) {
  const gradients = partners.filter(([node]) => node === id);
  return (gradients.length ? gradients : copies.filter(([node]) => node === id)).map(([, node]) => node);
}

/** The nodes whose gradient, or else whose value, a node of the backward graph is. @param {Answer} answer @param {number} id */
function originals({ partners, copies }, id) {
  const owners = partners.filter(([, node]) => node === id);
  return (owners.length ? owners : copies.filter(([, node]) => node === id)).map(([node]) => node);
}

/** The input of this name. @param {Trace} trace @param {string} name */
const inputOf = (trace, name) =>
  /** @type {TraceNode} */ (trace.inputs.find(({ id }) => trace.address.get(id) === name));

/**
 * @param {Answer} answer @param {ToolData} data @param {string} wrt @param {ToolOptions} options @param {HTMLElement} light
 */
function drawn({ source, value, second }, { trace }, wrt, options, light) {
  const { t, lang, onOpen, onTool } = options;
  const { id: by, shape } = inputOf(trace, wrt);
  const number = isScalar(value) ? formatNumber(value, lang) : "";
  /** @param {string} key @param {() => void} click */
  const button = (key, click) => h("button", { type: "button", class: "button", click }, t(key));
  return [
    h(
      "section",
      { class: "section" },
      h(
        "div",
        { class: "figure" },
        h("span", null, inlineLatex(gradientOf(trace, by))),
        h("b", { class: isScalar(value) ? signOf(value) : null }, number),
      ),
      !isScalar(value) && createHeat(value, shape, { t, lang }, { light: true }),
      h("p", { class: "meaning" }, t("backward.partners")),
    ),
    source === null
      ? h("section", { class: "section" }, h("p", { class: "meaning" }, t("backward.unsaid")))
      : h(
          "section",
          { class: "section" },
          h("h3", { class: "section-title" }, t("backward.program")),
          h("pre", { class: "program", tabindex: 0, "aria-label": t("backward.program") }, h("code", null, source)),
          h(
            "div",
            { class: "backward-open" },
            button("backward.open", () => {
              onTool(null);
              onOpen(source);
            }),
            button("backward.more", () => onOpen(source)),
          ),
        ),
    second &&
      h(
        "section",
        { class: "section" },
        h("h3", { class: "section-title" }, t("backward.second")),
        seconds(second, trace, by, options),
        h("p", { class: "meaning" }, t("backward.why")),
        light,
      ),
  ];
}

/**
 * @param {NonNullable<Answer["second"]>} second @param {Trace} trace @param {number} by @param {ToolOptions} options
 */
function seconds(second, trace, by, { t, lang }) {
  const rows = second.map(({ node, value }) => {
    const cell = isScalar(value)
      ? h("td", { class: signOf(value) }, formatNumber(value, lang))
      : h("td", null, createHeat(value, trace.node(node).shape, { t, lang }, { light: true }));
    return h("tr", null, h("th", { scope: "row", class: "rule" }, inlineLatex(secondOf(trace, by, node))), cell);
  });
  return h("table", { class: "terms named" }, h("tbody", null, ...rows));
}
