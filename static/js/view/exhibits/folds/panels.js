/** A network of one input, row by row: each unit before and after its ReLU, and the sum, over the same x. */

import { scaleLinear } from "d3-scale";
import { line } from "d3-shape";
import { h, svg } from "../../../lib/dom.js";
import { formatNumber, HIDDEN } from "../../../lib/format.js";
import { rowsOf } from "../../../model/folds.js";
import { snapped, stepIn } from "../../../model/plot.js";
import { createHandle } from "../../plot/handle.js";
import { createRoom } from "../../plot/room.js";

/** @import { Translate } from "../../../lib/i18n.js" */
/** @import { Laid, RowOfUnits } from "../../../model/folds.js" */
/** @typedef {{ laid: Laid, pick: [number, number], hide: boolean, x: number }} PanelData */

/** The sum's plot is so many rows high. */
const SUM = 1.7;
const GAP = 10;
/** So much of a plot's height stays free above and below its lines. */
const ROOM = 0.12;

const pen = line();

/**
 * @param {HTMLElement} area
 * @param {{ t: Translate, lang: string, onX: (x: number) => void, onPick: (pick: [number, number]) => void }} options
 */
export function createPanels(area, { t, lang, onX, onPick }) {
  const picture = svg("svg", { role: "img" });
  const frame = h("div", { class: "folds-panels plot" });
  /** @type {PanelData | null} */
  let data = null;
  let across = scaleLinear();
  let floor = 0;
  const ends = () => /** @type {PanelData} */ (data).laid.ends;
  const handle = createHandle(frame, {
    onPoint: (x, y) => data && y >= floor && onX(snapped(ends(), across.invert(x))),
    onStep: (right, up) => data && onX(snapped(ends(), data.x + (right + up) * stepIn(ends()))),
    onEnd() {},
  });
  frame.append(picture, handle.element);
  area.replaceChildren(frame);
  frame.addEventListener("pointerdown", ({ target }) => {
    const place = target instanceof Element ? target.closest("[data-unit]") : null;
    if (place instanceof SVGElement) onPick([Number(place.dataset.layer), Number(place.dataset.unit)]);
  });
  const text = (/** @type {number} */ value) => formatNumber(value, lang, 3);

  const draw = () => {
    const { width, height, font } = room.now();
    if (!data || !width || !height) return;
    const { laid, pick, hide } = data;
    const { cuts, output, switches } = /** @type {NonNullable<Laid["line"]>} */ (laid.line);
    const rows = rowsOf(laid);
    const head = font * 1.6;
    const foot = font * 2;
    const each = (height - foot - head * (rows.length + 1)) / (rows.length + SUM);
    const now = laid.x[0];

    /** @param {RowOfUnits} row @param {number} i */
    const drawn = (row, i) => {
      const top = i * (each + head) + head;
      const wide = (width - 2 - GAP * (row.lines.length - 1)) / row.lines.length;
      const up = scaleLinear(domain(row.lines.flat()), [top + each, top]);
      const covered = hide && row.kind !== "before";
      return svg(
        "g",
        { "data-row": row.kind },
        svg("text", { class: "name", x: 1, y: top - font * 0.45 }, t(`folds.row.${row.kind}`, { layer: row.layer })),
        ...row.lines.map((values, k) => {
          const left = 1 + k * (wide + GAP);
          const x = scaleLinear(laid.ends, [left, left + wide]);
          const points = cuts.map((cut, j) => /** @type {[number, number]} */ ([x(cut), up(values[j])]));
          const own = switches.filter((one) => one.layer === row.layer - 1 && one.unit === k);
          const off = !hide && row.kind !== "term" && !(row.now[k] > 0);
          // over the lower end of the line there is room
          const falls = values[0] > values[values.length - 1];
          const mine = pick[0] === row.layer && pick[1] === k + 1;
          return svg(
            "g",
            {
              class: "unit",
              "data-layer": row.layer,
              "data-unit": k + 1,
              "data-own": String(mine),
              "data-off": String(off),
            },
            svg("rect", { class: "cell", x: left, y: top, width: wide, height: each, rx: 4 }),
            svg("line", { class: "axis", x1: left, x2: left + wide, y1: up(0), y2: up(0) }),
            svg("line", { class: "plumb", x1: x(now), x2: x(now), y1: top, y2: top + each }),
            ...(covered
              ? [
                  svg(
                    "text",
                    { class: "covered", x: left + wide / 2, y: top + each / 2, dy: "0.35em", "text-anchor": "middle" },
                    HIDDEN,
                  ),
                ]
              : [
                  ...(row.kind === "before"
                    ? halves(points, values)
                    : [svg("path", { class: "line", d: pen(points) })]),
                  ...own.map(({ at }) => svg("circle", { class: "joint", cx: x(at), cy: up(0), r: 4 })),
                  svg("circle", { class: "here", cx: x(now), cy: up(row.now[k]), r: 5 }),
                  svg(
                    "text",
                    {
                      class: "now",
                      x: falls ? left + wide - 6 : left + 6,
                      y: top + font * 1.2,
                      "text-anchor": falls ? "end" : "start",
                    },
                    off && row.kind === "after" ? t("folds.off") : text(row.now[k]),
                  ),
                ]),
          );
        }),
      );
    };

    const top = rows.length * (each + head) + head;
    floor = top - head;
    across = scaleLinear(laid.ends, [font * 2.6, width - font]);
    const bottom = top + each * SUM;
    const up = scaleLinear(domain(output), [bottom, top]);
    const points = cuts.map((cut, j) => /** @type {[number, number]} */ ([across(cut), up(output[j])]));
    const told = t("folds.sum", { count: laid.regions });
    const own = pick[0] > laid.before.length;
    picture.setAttribute("viewBox", `0 0 ${width} ${height}`);
    picture.setAttribute("height", String(height));
    picture.setAttribute(
      "aria-label",
      t("folds.picture", { units: laid.before[0].length, layers: laid.before.length, x: text(now) }),
    );
    picture.replaceChildren(
      ...rows.map(drawn),
      svg(
        "g",
        {
          class: "unit",
          "data-row": "sum",
          "data-layer": laid.before.length + 1,
          "data-unit": 1,
          "data-own": String(own),
        },
        svg("text", { class: "name", x: across.range()[0], y: top - font * 0.45 }, hide ? t("folds.row.sum") : told),
        svg("rect", {
          class: "cell",
          x: across.range()[0],
          y: top,
          width: across.range()[1] - across.range()[0],
          height: bottom - top,
          rx: 4,
        }),
        ...up.ticks(3).flatMap((tick) => [
          svg("line", {
            class: tick ? "grid" : "axis",
            x1: across.range()[0],
            x2: across.range()[1],
            y1: up(tick),
            y2: up(tick),
          }),
          svg("text", { x: across.range()[0] - 6, y: up(tick), dy: "0.35em", "text-anchor": "end" }, text(tick)),
        ]),
        svg("line", { class: "plumb", x1: across(now), x2: across(now), y1: top, y2: bottom }),
        ...(hide
          ? [
              svg(
                "text",
                {
                  class: "covered",
                  x: (across.range()[0] + across.range()[1]) / 2,
                  y: (top + bottom) / 2,
                  dy: "0.35em",
                  "text-anchor": "middle",
                },
                HIDDEN,
              ),
            ]
          : [
              svg("path", { class: "line sum", d: pen(points) }),
              ...points.slice(1, -1).map(([cx, cy]) => svg("circle", { class: "joint", cx, cy, r: 5 })),
              svg("circle", { class: "here", cx: across(now), cy: up(laid.output), r: 6 }),
              svg(
                "text",
                { class: "now", x: across.range()[1], y: top - font * 0.45, "text-anchor": "end" },
                `y = ${text(laid.output)}`,
              ),
            ]),
      ),
      ...laid.ends
        .map((end) =>
          Math.abs(across(end) - across(now)) > font * 5
            ? svg("text", { x: across(end), y: bottom + font * 1.6, "text-anchor": "middle" }, text(end))
            : null,
        )
        .filter((each) => each !== null),
      svg(
        "text",
        { class: "own", x: Math.min(across(now), width - font * 3), y: bottom + font * 1.6, "text-anchor": "middle" },
        `x = ${text(now)}`,
      ),
    );
    handle.update({
      ...{ x: across(data.x), y: bottom, label: t("folds.x"), now: data.x, range: laid.ends },
      text: `x = ${text(data.x)}`,
    });
  };
  const room = createRoom(frame, draw);

  return {
    /** @param {PanelData} next */
    update(next) {
      data = next;
      draw();
    },
    destroy: room.destroy,
  };
}

/** What is cut away, and what is kept. @param {[number, number][]} points @param {number[]} values */
function halves(points, values) {
  const part = (/** @type {boolean} */ kept) =>
    points
      .slice(1)
      .map((point, j) => (values[j] + values[j + 1] > 0 === kept ? `M${points[j]}L${point}` : ""))
      .join("");
  return [svg("path", { class: "line cut", d: part(false) }), svg("path", { class: "line", d: part(true) })];
}

/** From the least to the largest and 0, with some room. @param {number[]} values @returns {[number, number]} */
function domain(values) {
  const [low, high] = [Math.min(0, ...values), Math.max(0, ...values)];
  const room = ROOM * (high - low || 1);
  return [low - room, high + room];
}
