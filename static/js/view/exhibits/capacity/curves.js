/** Regions over parameters, a curve for each depth, on a scale of powers of ten; the budget is a line one can move. */

import { scaleLinear } from "d3-scale";
import { line } from "d3-shape";
import { h, svg } from "../../../lib/dom.js";
import { formatCount, superscript } from "../../../lib/format.js";
import { apart } from "../../../model/atlas.js";
import { everyFor, SIGNS } from "../../../model/capacity.js";
import { createHandle } from "../../plot/handle.js";
import { createRoom } from "../../plot/room.js";

/** @import { Translate } from "../../../lib/i18n.js" */
/** @import { Capacities } from "../../../model/capacity.js" */

const LETTER = 0.62;
/** Curves of more marks than this are drawn without them. */
const MARKED = 45;
const DECADES = 7;

const pen = line();

/**
 * @param {HTMLElement} area
 * @param {{ t: Translate, lang: string, onBudget: (budget: number) => void }} options
 */
export function createCurves(area, { t, lang, onBudget }) {
  const picture = svg("svg", { role: "img" });
  const plot = h("div", { class: "capacity-curves plot" });
  /** @type {{ found: Capacities, depth: number, hide: number[] } | null} */
  let data = null;
  let across = scaleLinear();
  const take = (/** @type {number} */ budget) =>
    data && onBudget(Math.max(1, Math.min(data.found.reach, Math.round(budget))));
  const handle = createHandle(plot, {
    onPoint: (x) => take(across.invert(x)),
    onStep: (right, up) =>
      data && take(data.found.budget + (right + up) * Math.max(1, Math.round(data.found.reach / 600))),
    onEnd() {},
  });
  plot.append(picture, handle.element);
  area.replaceChildren(plot);
  const count = (/** @type {number} */ value) => formatCount(String(value), lang);

  const draw = () => {
    const { width, height, font } = room.now();
    if (!data || !width || !height) return;
    const { found, depth, hide } = data;
    const { reach } = found;
    const highest = Math.max(...found.curves.flatMap(({ log10 }) => log10));
    const step = Math.max(1, Math.ceil(highest / DECADES));
    const powers = Array.from({ length: Math.floor(highest / step) + 2 }, (_, i) => i * step);
    const names = 6 * font * LETTER;
    const [top, bottom] = [font * 2.6, height - font * 3.4];
    const left = font * 3.4;
    across = scaleLinear([0, reach], [left, width - names]);
    const up = scaleLinear([0, powers[powers.length - 1]], [bottom, top]);
    const ends = found.curves.map(({ parameters, log10 }) => {
      const last = log10.length - 1;
      return last < 0 ? null : { x: across(parameters[last]), y: up(log10[last]) };
    });
    const places = apart(
      ends.map((end) => end?.y ?? bottom),
      font * 1.3,
      [top, bottom],
    );
    const own = hide.includes(depth) ? null : found.rows[depth - 1];
    const ownUp = own ? up(Math.log10(Number(own.regions))) : bottom;
    const at = across(found.budget);
    const told = t("capacity.budget", { count: found.budget, shown: count(found.budget) });
    const fits = at + 12 + told.length * font * LETTER < across(reach);
    const ticks = across.ticks(Math.max(2, Math.floor(width / (font * 9))));
    picture.setAttribute("viewBox", `0 0 ${width} ${height}`);
    picture.setAttribute("height", String(height));
    picture.setAttribute("aria-label", t("capacity.picture", { inputs: found.inputs }));
    picture.replaceChildren(
      ...powers.flatMap((power) => [
        svg("line", { class: power ? "grid" : "axis", x1: left, x2: across(reach), y1: up(power), y2: up(power) }),
        svg(
          "text",
          { x: left - 8, y: up(power), dy: "0.35em", "text-anchor": "end" },
          power ? `10${superscript(power)}` : "1",
        ),
      ]),
      ...ticks.flatMap((tick) => [
        svg("line", { class: tick ? "grid" : "axis", x1: across(tick), x2: across(tick), y1: top, y2: bottom }),
        svg("text", { x: across(tick), y: bottom + font * 1.4, "text-anchor": "middle" }, count(tick)),
      ]),
      svg(
        "text",
        { class: "name", x: (left + across(reach)) / 2, y: bottom + font * 2.8, "text-anchor": "middle" },
        t("capacity.parameters"),
      ),
      svg(
        "text",
        { class: "name", x: 4, y: font * 1.1 },
        t(found.inputs > 1 ? "capacity.axis.least" : "capacity.axis"),
      ),
      svg("line", { class: "budget", x1: at, x2: at, y1: top, y2: bottom }),
      ...found.curves.flatMap(({ depth: k, widths, parameters, log10 }, i) => {
        const points = parameters.map((x, j) => /** @type {[number, number]} */ ([across(x), up(log10[j])]));
        const tens = points.filter((_, j) => widths[j] % everyFor(found.inputs) === 0);
        // between the marks of panel b the line leads the eye, as in the book
        const drawn = tens.length > 1 ? tens : points;
        const [end, row] = [ends[i], found.rows[i]];
        if (!end || hide.includes(k)) return [];
        return svg(
          "g",
          { class: "curve", "data-depth": k, "data-own": String(k === depth) },
          svg("path", { class: "line", d: pen(drawn) }),
          ...(tens.length > MARKED ? [] : tens.map(([x, y]) => svg("circle", { class: "each", cx: x, cy: y, r: 2.5 }))),
          row &&
            svg("circle", {
              class: "best",
              cx: across(row.parameters),
              cy: up(Math.log10(Number(row.regions))),
              r: k === depth ? 8 : 4.5,
            }),
          svg("text", { class: "end", x: across(reach) + 8, y: places[i], dy: "0.35em" }, `K = ${k}`),
        );
      }),
      svg(
        "text",
        { class: "told", x: fits ? at + 12 : at - 12, y: bottom - font * 0.7, "text-anchor": fits ? "start" : "end" },
        told,
      ),
      ...(own ? ownWords(own, { x: across(own.parameters), y: ownUp, font, left, lang }) : []),
    );
    handle.update({
      ...{ x: at, y: bottom, label: t("capacity.budget.label"), now: found.budget, range: [1, reach] },
      text: told,
    });
  };
  const room = createRoom(area, draw);

  return {
    /** @param {{ found: Capacities, depth: number, hide: number[] }} next */
    update(next) {
      data = next;
      draw();
    },
    destroy: room.destroy,
  };
}

/**
 * What the picked network has, beside its point where there is most room.
 * @param {import("../../../model/capacity.js").Row} own
 * @param {{ x: number, y: number, font: number, left: number, lang: string }} place
 */
function ownWords({ regions, kind }, { x, y, font, left, lang }) {
  const text = SIGNS[kind] + formatCount(regions, lang);
  const wide = text.length * font * 1.3 * LETTER;
  const fits = x - 16 - wide > left;
  return [
    svg(
      "text",
      {
        class: "own",
        x: fits ? x - 14 : x + 14,
        y: fits ? y - font * 0.5 : y + font * 1.4,
        "text-anchor": fits ? "end" : "start",
      },
      text,
    ),
  ];
}
