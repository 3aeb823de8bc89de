/** Forward mode, step by step: a second graph on which the tangents flow with the values. */

import { offer } from "../../lib/choices.js";
import { fillNodes, h, symbol } from "../../lib/dom.js";
import { drawLatex } from "../../lib/latex.js";
import { slotReader, writeStage } from "../../lib/template.js";
import { columnsOf, indexTrace } from "../../model/trace.js";
import { numberNode } from "../words.js";
import { createQuestion } from "./question.js";
import { createWalk } from "./walk.js";

/** @import { WireTrace } from "../../model/trace.js" */
/** @import { Beside, BoardToolOptions, ToolData } from "./index.js" */

/** @param {HTMLElement} container @param {ToolData} first @param {BoardToolOptions & { beside: Beside }} options */
export function createForward(container, first, options) {
  const { t, lang, ask, beside, onAim, onPoint } = options;
  let data = { ...first, trace: first.trace.root };
  let on = false;
  /** Whether it was asked for by the button, and has yet to come into sight. */
  let pressed = false;
  let wrt = first.aim.wrt ?? first.trace.address.get(first.node) ?? null;
  const walk = createWalk({ t, label: t("forward.clock"), start: t("forward.start") });
  const by = h("select", {
    class: "button",
    change() {
      onAim({ ...data.aim, wrt: by.value });
    },
  });
  const button = h(
    "button",
    {
      type: "button",
      class: "button",
      "aria-pressed": "false",
      click() {
        const { shown, ...rest } = data.aim;
        pressed = !shown;
        onAim(shown ? rest : { ...rest, shown: true });
      },
    },
    t("forward.show"),
  );
  const math = h("div", { class: "forward-math" });
  const place = h("div", null);
  container.replaceChildren(
    h("h3", { class: "section-title" }, t("forward.title")),
    h("div", { class: "backward-by" }, h("label", null, t("forward.by"), " ", by)),
    button,
    place,
  );

  const close = () => {
    question.forget();
    walk.end();
    beside.clear();
    onPoint({});
  };

  const question = createQuestion(place, {
    t,
    draw(/** @type {WireTrace} */ wire) {
      const trace = indexTrace(wire);
      const columns = columnsOf(wire);
      const known = slotReader(trace, columns);
      /** What does not move has no tangent; in a sum that is a 0. @param {string} slot */
      const read = (slot) => known(slot) ?? (slot[0] === "t" ? 0 : null);
      const steps = trace.steps.slice(trace.forwardCount);
      const show = (/** @type {number} */ at) => {
        const step = steps[at - 1];
        const edges = step ? trace.inputEdges(step.node).map(({ id }) => id) : [];
        const picture = { trace, columns, pointed: [], edges, step: trace.forwardCount + at - 1 };
        beside.show(
          { ...picture, title: fillNodes(t("forward.graph"), { x: symbol(wrt ?? "") }) },
          { onHover: (id) => onPoint({ nodes: id === null ? [] : [id] }), onInput: options.onInput },
        );
        const stages = step ? [step.latex.symbolic, step.latex.substituted, step.latex.value] : [];
        drawLatex(math, stages.map((stage) => writeStage(stage, { read, lang })).join(" "));
        return step && sentence(step.node);
      };
      /** @param {number} id */
      const sentence = (id) => {
        const node = trace.node(id);
        const all = trace.inputs.some((input) => input.shape.length && trace.address.get(input.id) === wrt);
        const last = all ? "outputs" : trace.inputs.length > 1 ? "output" : "only";
        const key = id === trace.output ? last : node.role === "op" ? "op" : "input";
        const value = numberNode(columns.grads[trace.nodeAt(id)], { t, lang }, true);
        const names = { name: symbol(node.label), value, x: symbol(wrt ?? "") };
        return fillNodes(t(`forward.${key}`), names);
      };
      walk.begin({ length: steps.length, show });
      if (pressed) queueMicrotask(() => place.scrollIntoView({ block: "nearest" }));
      pressed = false;
      return [...walk.elements, math];
    },
  });

  const asking = () => {
    const names = data.trace.inputs.map(({ id }) => /** @type {string} */ (data.trace.address.get(id)));
    container.hidden = !names.length;
    if (wrt === null || !names.includes(wrt)) wrt = names[0] ?? null;
    button.setAttribute("aria-pressed", String(on));
    if (wrt === null) return close();
    offer(
      by,
      names.map((name) => [name, name]),
      wrt,
    );
    const { source, inputs } = data;
    const about = { source, inputs, mode: "forward", wrt };
    if (on) question.about([source, inputs, wrt], () => ask("trace", about));
  };

  return {
    /** @param {ToolData} next */
    update(next) {
      data = { ...next, trace: next.trace.root }; // of which some may be folded away on the stage
      wrt = next.aim.wrt ?? wrt;
      if (on && !next.aim.shown) close();
      on = Boolean(next.aim.shown);
      walk.setSpeed(next.speed);
      asking();
    },
    destroy() {
      walk.destroy();
      question.destroy();
      beside.clear();
    },
  };
}
