/** The backward pass done wrong on purpose: the wrong numbers beside the right ones, and how they came about. */

import { fillNodes, h, symbol } from "../../lib/dom.js";
import { isScalar, shapeOf, shapeText } from "../../lib/tensor.js";
import { createHeat } from "../heat.js";
import { numberNode } from "../words.js";
import { createQuestion } from "./question.js";
import { createWalk } from "./walk.js";

/** @import { Child } from "../../lib/dom.js" */
/** @import { Tensor } from "../../lib/format.js" */
/** @import { Words } from "../words.js" */
/** @import { BoardToolOptions, ToolData } from "./index.js" */
/** @typedef {"once" | "again" | "overwrite"} Mistake */
/** @typedef {{ edge: number, upstream: Tensor, contribution: Tensor, total: Tensor, event: string }} WrongStep */
/** @typedef {{ affected: { node: number, right: Tensor, wrong: Tensor }[], waiting: number[], steps: WrongStep[], total: number }} Answer */
/** @typedef {Answer & { mistake: Mistake, any: boolean }} Found  `any`: it was chosen, or is the first that does harm; else none of them does */

/** @type {Mistake[]} */
const MISTAKES = ["once", "again", "overwrite"];
/** Events after which something is not as it should be. */
const WRONG = new Set(["early", "lost", "onward", "repeated", "replaced"]);
/** Names in a sentence; more are only counted. */
const MOST_NAMED = 4;

/** @param {HTMLElement} container @param {ToolData} first @param {BoardToolOptions} options */
export function create(container, first, options) {
  const { t, ask, onAim, onPoint, onShow } = options;
  let data = { ...first, trace: first.trace.root };
  const trail = h("tbody");
  const walk = createWalk({ t, label: t("order.walk"), start: t("order.start") });
  const choices = MISTAKES.map((each) =>
    h("button", { type: "button", click: () => onAim({ mistake: each }) }, t(`order.${each}`)),
  );
  const how = h("p", { class: "meaning" });
  const place = h("div");
  const choice = h(
    "section",
    { class: "section order-mistake", hidden: true },
    h("div", { class: "choice", role: "group", "aria-label": t("order.mistake") }, ...choices),
    how,
  );
  container.replaceChildren(choice, place);

  /** Show a step of the wrong pass, on the stage, too. @param {Found} found @param {number} at counted from 1; 0: none yet */
  const show = ({ steps, affected }, at) => {
    const step = steps[at - 1];
    [...trail.children].forEach((row, i) => {
      row.classList.toggle("now", i === at - 1);
      row.classList.toggle("ahead", i >= at);
    });
    onPoint({ edges: step ? [step.edge] : [], wrong: affected });
    return step && sentence(step, data, options);
  };

  /** A gradient is looked at, in place of a step. @param {Found} found @param {number} node */
  const visit = ({ affected }, node) => {
    onShow(node);
    onPoint({ nodes: [node], wrong: affected });
  };

  const question = createQuestion(place, {
    t,
    draw(/** @type {Found} */ found) {
      choice.hidden = !found.any;
      choices.forEach((button, i) => button.setAttribute("aria-pressed", String(MISTAKES[i] === found.mistake)));
      how.textContent = t(`order.${found.mistake}.how`);
      if (!found.affected.length) {
        walk.end();
        onPoint({});
        return [verdict(found, data, options, visit)];
      }
      trail.replaceChildren(...found.steps.map((step, i) => row(step, data, options, () => walk.stand(i + 1))));
      walk.begin({ length: found.steps.length, trail, show: (at) => show(found, at) });
      return [verdict(found, data, options, visit), run(found, [...walk.elements], trail, options)];
    },
  });
  const asking = () => {
    const { source, inputs, aim } = data;
    // else the first that does harm
    const chosen = MISTAKES.find((each) => each === aim.mistake) ?? null;
    /** @param {Mistake} mistake @returns {Promise<Found>} */
    const made = async (mistake) => ({ ...(await ask("order", { source, inputs, mistake })), mistake, any: true });
    question.about([source, inputs, chosen], async () => {
      if (chosen) return made(chosen);
      const all = [];
      for (const each of MISTAKES) {
        const found = await made(each);
        if (found.affected.length) return found;
        all.push(found);
      }
      const luck = all.find(({ waiting }) => waiting.length);
      return { ...(luck ?? all[0]), any: luck !== undefined };
    });
  };

  return {
    /** @param {ToolData} next */
    update(next) {
      data = { ...next, trace: next.trace.root }; // of which some may be folded away on the stage
      walk.setSpeed(next.speed);
      asking();
    },
    play: walk.toggle,
    destroy() {
      walk.destroy();
      question.destroy();
      onPoint({});
    },
  };
}

/**
 * Which gradients come out wrong, and where somebody should have waited.
 * @param {Found} found @param {ToolData} data @param {BoardToolOptions} options
 * @param {(found: Found, node: number) => void} visit
 */
function verdict(found, { trace }, { t, lang }, visit) {
  const { affected, waiting, mistake, any } = found;
  const names = list(waiting.map((id) => trace.node(id).label));
  const kind = mistake === "overwrite" ? "overwrite" : "early";
  const never = any ? `order.never.${kind}` : "order.never";
  const verdict = affected.length ? `order.why.${mistake}` : waiting.length ? "order.luck" : never;
  const why = h(
    "p",
    { class: "meaning" },
    .../** @type {Node[]} */ (fillNodes(t(verdict, { count: waiting.length }), { names })),
  );
  const words = { t, lang };
  const heads = ["order.node", "order.right", "order.wrong"];
  const table = h(
    "table",
    { class: "terms" },
    h("thead", null, h("tr", null, ...heads.map((key) => h("th", { scope: "col" }, t(key))))),
    h(
      "tbody",
      null,
      ...affected.map(({ node, right, wrong }) => {
        const press = { type: "button", class: "row-button", click: () => visit(found, node) };
        const name = h("button", press, symbol(trace.node(node).label));
        return h(
          "tr",
          null,
          h("th", { scope: "row" }, name),
          h("td", null, whole(right, words)),
          h("td", null, h("s", null, whole(wrong, words))),
        );
      }),
    ),
  );
  return h(
    "section",
    { class: "section" },
    any &&
      h(
        "h3",
        { class: "section-title" },
        affected.length ? t("order.count", { count: affected.length }) : t("order.none"),
      ),
    affected.length > 0 && table,
    why,
  );
}

/**
 * The wrong pass, to be walked through.
 * @param {Answer} answer @param {HTMLElement[]} walk @param {HTMLElement} trail @param {BoardToolOptions} options
 */
function run({ steps, total }, walk, trail, { t }) {
  const heads = ["order.edge", "order.brings", "order.has", ""];
  return h(
    "section",
    { class: "section" },
    h("h3", { class: "section-title" }, t("order.walk")),
    ...walk,
    h(
      "table",
      { class: "terms order-trail" },
      h("thead", null, h("tr", null, ...heads.map((key) => (key ? h("th", { scope: "col" }, t(key)) : h("td"))))),
      trail,
    ),
    total > steps.length && h("p", { class: "meaning" }, t("order.more", { count: total - steps.length })),
  );
}

/** @param {WrongStep} step @param {ToolData} data @param {BoardToolOptions} words @param {() => void} press */
function row({ edge: id, contribution, total, event }, { trace }, words, press) {
  const { from, to } = trace.edge(id);
  const [receiver, user] = [from, to].map((node) => symbol(trace.node(node).label));
  return h(
    "tr",
    null,
    h(
      "th",
      { scope: "row" },
      h("button", { type: "button", class: "row-button", click: press }, user, " → ", receiver),
    ),
    h("td", null, short(contribution, words)),
    h("td", null, short(total, words)),
    h("td", null, WRONG.has(event) && h("span", { class: "tag" }, words.t(`order.tag.${event}`))),
  );
}

/** A gradient, cell by cell. @param {Tensor} x @param {Words} words */
const whole = (x, words) =>
  isScalar(x) ? numberNode(x, words, true) : createHeat(x, shapeOf(x), words, { light: true });

/** @param {Tensor} x @param {Words} words */
const short = (x, words) => (isScalar(x) ? numberNode(x, words, true) : shapeText(shapeOf(x)));

/** @param {WrongStep} step @param {ToolData} data @param {BoardToolOptions} words */
function sentence({ edge: id, contribution, total, event }, { trace }, words) {
  const { from, to } = trace.edge(id);
  return fillNodes(words.t(`order.say.${event}`), {
    to: symbol(trace.node(from).label),
    from: symbol(trace.node(to).label),
    c: numberNode(contribution, words, true),
    total: numberNode(total, words, true),
  });
}

/** Names one after another. @param {string[]} labels @returns {Child} */
function list(labels) {
  const named = labels.slice(0, MOST_NAMED).flatMap((label, i) => [i ? ", " : "", symbol(label)]);
  return h("span", null, ...named, labels.length > MOST_NAMED && "…");
}
