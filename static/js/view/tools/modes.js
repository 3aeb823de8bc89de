/** Reverse against forward mode: the same gradient twice, raced by the operations that each of them takes. */

import { fillNodes, h, symbol } from "../../lib/dom.js";
import { formatNumber, signOf } from "../../lib/format.js";
import { forwardLane, momentAt, reverseLane } from "../../model/race.js";
import { createClock } from "./clock.js";
import { createForward } from "./forward.js";
import { createQuestion } from "./question.js";

/** @import { Scalar } from "../../lib/format.js" */
/** @import { Lane, Pass, Work } from "../../model/race.js" */
/** @import { Trace } from "../../model/trace.js" */
/** @import { BoardToolOptions, ToolData } from "./index.js" */
/** @typedef {{ node: number, at: number[], gradient: Scalar, tangent: Scalar }} Result */
/** @typedef {{ counts: { reverse: number, forward: number }, ratio: Scalar, numbers: number, reverse: Work[] | null,
 *   forward: Pass[] | null, results: Result[] }} Answer */

/** A race takes about this long, and an operation no less and no more than these. */
const RACE_MS = 16_000;
const TICK = { least: 30, most: 700 };
/** @type {("reverse" | "forward")[]} */
const MODES = ["reverse", "forward"];

/** @param {HTMLElement} container @param {ToolData} first @param {BoardToolOptions} options */
export function create(container, first, options) {
  const { t, ask, beside, onPoint } = options;
  let data = { ...first, trace: first.trace.root };
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  /** @type {((at: number) => void) | null} */
  let show = null;
  const clock = createClock({ t, label: t("modes.clock"), onTick: (at) => show?.(at) });
  const place = h("div", { class: "tool-answer" });
  const section = h("section", { class: "section", hidden: !beside });
  const reason = h("div");
  container.replaceChildren(place, reason, section);
  const forward = beside && createForward(section, first, { ...options, beside });
  const question = createQuestion(place, {
    t,
    draw(/** @type {Answer} */ answer) {
      const { counts, numbers, reverse, forward } = answer;
      reason.replaceChildren();
      if (!numbers) return [h("p", { class: "meaning" }, t("modes.none"))];
      const length = Math.max(counts.reverse, counts.forward);
      const nodes = answer.results.map(({ node }) => node);
      const sourceOf = (/** @type {number} */ edge) => data.trace.edge(edge).from;
      const lanes = reverse && forward && [reverseLane(reverse, nodes, sourceOf), forwardLane(forward)];
      const tracks = MODES.map((mode, i) => track(mode, counts[mode], length, lanes?.[i] ?? null, data.trace, options));
      const table = results(answer, lanes, data.trace, options);
      show = (at) => {
        const edges = tracks.map((each) => each.show(at)).filter((edge) => edge !== null);
        table.show(at);
        onPoint({ edges: clock.running() || at < length ? edges : [] });
      };
      reason.replaceChildren(why(answer, data.trace, options));
      clock.measure({ length, ms: Math.max(TICK.least, Math.min(TICK.most, RACE_MS / Math.max(1, length))) });
      clock.stand(!lanes || still.matches ? length : 0);
      return [
        h(
          "section",
          { class: "section" },
          ...tracks.map(({ element }) => element),
          lanes ? clock.element : h("p", { class: "meaning" }, t("modes.long")),
        ),
        h("section", { class: "section" }, table.element),
      ];
    },
  });
  return {
    /** @param {ToolData} next */
    update(next) {
      data = { ...next, trace: next.trace.root }; // of which some may be folded away on the stage
      clock.setSpeed(next.speed);
      const { source, inputs } = data;
      question.about([source, inputs], () => ask("modes", { source, inputs }));
      forward?.update(next);
    },
    play: clock.toggle,
    destroy() {
      clock.destroy();
      forward?.destroy();
      question.destroy();
      onPoint({});
    },
  };
}

/**
 * One mode on its way: a bar as long as its work, what it is at, how much it has done.
 * @param {"reverse" | "forward"} mode @param {number} count @param {number} longest @param {Lane | null} lane
 * @param {Trace} trace @param {BoardToolOptions} options
 */
function track(mode, count, longest, lane, trace, { t }) {
  const done = h("b");
  const bar = h("div", { class: "lane-bar", "aria-hidden": "true" }, h("i"), ...(lane ? marks(lane) : []));
  const at = h("p", { class: "lane-at" });
  bar.style.setProperty("--length", String(longest ? count / longest : 0));
  const element = h(
    "div",
    { class: "lane", "data-mode": mode },
    h("div", { class: "lane-head" }, h("span", null, t(`modes.${mode}`)), h("span", { class: "lane-count" }, done)),
    bar,
    at,
  );
  return {
    element,
    /** @param {number} clock @returns {number | null} the edge it is at */
    show(clock) {
      const now = Math.min(clock, count);
      done.textContent = t("modes.done", { at: now, count });
      bar.style.setProperty("--done", String(count ? now / count : 0));
      const moment = lane && momentAt(lane, clock);
      element.classList.toggle("home", now === count);
      if (!moment || now === count) {
        at.replaceChildren(t(now === count ? "modes.finished" : "modes.ready"));
        return null;
      }
      const { from, to } = trace.edge(moment.work.edge);
      const ends = [from, to].map((id) => symbol(trace.node(id).label));
      const way = mode === "reverse" ? { from: ends[1], to: ends[0] } : { from: ends[0], to: ends[1] };
      at.replaceChildren(.../** @type {Node[]} */ (fillNodes(t(`modes.${moment.work.kind}`), way)));
      return moment.work.edge;
    },
  };
}

/** Where on a lane a number of the gradient becomes known. @param {Lane} lane */
function marks({ ends, length }) {
  return [...new Set(ends)].map((end) => {
    const mark = h("s");
    mark.style.setProperty("--at", String(length ? end / length : 0));
    return mark;
  });
}

/**
 * The gradient as both modes fill it in.
 * @param {Answer} answer @param {Lane[] | null} lanes @param {Trace} trace @param {BoardToolOptions} options
 */
function results({ results: list, numbers }, lanes, trace, { t, lang }) {
  const cells = list.map(({ gradient, tangent }, i) =>
    [gradient, tangent].map((number, lane) => ({ number, end: lanes?.[lane].ends[i] ?? 0, cell: h("td") })),
  );
  const rows = list.map(({ node, at }, i) => {
    const place = at.length ? `[${at.join(", ")}]` : null;
    const name = h("th", { scope: "row" }, symbol(trace.node(node).label), place);
    return h("tr", null, name, ...cells[i].map(({ cell }) => cell));
  });
  const heads = ["modes.input", "modes.reverse", "modes.forward"];
  const table = h(
    "table",
    { class: "terms" },
    h("thead", null, h("tr", null, ...heads.map((key) => h("th", { scope: "col" }, t(key))))),
    h("tbody", null, ...rows),
  );
  const rest = numbers - list.length;
  return {
    element: h("div", null, table, rest > 0 && h("p", { class: "heat-note" }, t("modes.rest", { count: rest }))),
    /** @param {number} clock */
    show(clock) {
      for (const { number, end, cell } of cells.flat()) {
        const known = clock >= end;
        cell.className = known ? signOf(number) : "";
        cell.textContent = known ? formatNumber(number, lang) : "—";
      }
    },
  };
}

/** When which mode wins. @param {Answer} answer @param {Trace} trace @param {BoardToolOptions} options */
function why({ counts, numbers, ratio }, trace, { t, lang }) {
  const winner = counts.reverse < counts.forward ? "reverse" : counts.reverse > counts.forward ? "forward" : "equal";
  const f = symbol(trace.node(trace.output).label);
  return h(
    "section",
    { class: "section" },
    h(
      "div",
      { class: "figure" },
      h("span", null, t(`modes.wins.${winner}`)),
      winner !== "equal" && h("b", null, `${formatNumber(ratio, lang, 2)}×`),
    ),
    h(
      "p",
      { class: "meaning" },
      .../** @type {Node[]} */ (fillNodes(t(numbers === 1 ? "modes.single" : "modes.why", { count: numbers }), { f })),
      " ",
      t("modes.when"),
    ),
  );
}
